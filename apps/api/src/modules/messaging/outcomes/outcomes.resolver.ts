import { Inject } from '@nestjs/common';
import { ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../../platform/auth/access.decorators.js';
import type { Ctx } from '../../../platform/ctx.js';
import { notFound } from '../../../platform/errors/app-error.js';
import { Arg } from '../../../platform/graphql/arg.js';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { LeadType, loadBatched, loadLeads } from '../../leads/index.js';
import { smsPorts, type OpenSmsPort } from '../sending/sms-ports.js';
import { listHeldMessages } from './held-messages.queries.js';
import { lookUpUnknown } from './look-up-unknown.js';
import {
  HeldMessageConnectionType,
  HeldMessageType,
  ResolveUnknownInputType,
  ResolveUnknownResult,
  UnknownOutcomeConnectionType,
  UnknownOutcomeType,
} from './outcome.types.js';
import { resolveUnknown } from './resolve-unknown.js';
import { listUnknownOutcomes } from './unknown-outcomes.queries.js';

@Resolver()
export class OutcomesResolver {
  private readonly openPort: OpenSmsPort;

  constructor(@Inject(PLATFORM) private readonly platform: Platform) {
    this.openPort = smsPorts(platform);
  }

  @Requires('inbox.read')
  @Query(() => UnknownOutcomeConnectionType)
  unknownOutcomes(
    @CurrentCtx() ctx: Ctx,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return listUnknownOutcomes(this.platform, ctx, { first, after });
  }

  @Requires('inbox.read')
  @Query(() => HeldMessageConnectionType)
  heldMessages(
    @CurrentCtx() ctx: Ctx,
    @Arg('campaignId', () => ID, { nullable: true }) campaignId: string | null,
    @Arg('reason', () => String, { nullable: true }) reason: string | null,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return listHeldMessages(this.platform, ctx, { campaignId, reason, first, after });
  }

  @Requires('inbox.reply')
  @Mutation(() => ResolveUnknownResult)
  lookUpUnknown(@CurrentCtx() ctx: Ctx, @Arg('messageId', () => ID) messageId: string) {
    return lookUpUnknown({ ...this.platform, openPort: this.openPort }, ctx, messageId);
  }

  @Requires('inbox.reply')
  @Mutation(() => ResolveUnknownResult)
  resolveUnknown(
    @CurrentCtx() ctx: Ctx,
    @Arg('messageId', () => ID) messageId: string,
    @Arg('input', () => ResolveUnknownInputType) input: ResolveUnknownInputType,
  ) {
    return resolveUnknown(this.platform, ctx, messageId, input);
  }
}

/** The person behind a row, for a whole page at once. */
async function leadOf(platform: Platform, ctx: Ctx, leadId: string) {
  const load = (ids: string[]) => loadLeads(platform, ctx, ids, { deletedToo: true });
  const lead = await loadBatched(ctx, 'outcome.lead', leadId, load);
  if (!lead) throw notFound('lead');
  return lead;
}

@Resolver(() => UnknownOutcomeType)
export class UnknownOutcomeResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @ResolveField(() => LeadType)
  lead(@CurrentCtx() ctx: Ctx, @Parent() { leadId }: UnknownOutcomeType) {
    return leadOf(this.platform, ctx, leadId);
  }
}

@Resolver(() => HeldMessageType)
export class HeldMessageResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @ResolveField(() => LeadType)
  lead(@CurrentCtx() ctx: Ctx, @Parent() { leadId }: HeldMessageType) {
    return leadOf(this.platform, ctx, leadId);
  }
}
