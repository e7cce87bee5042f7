import { Inject } from '@nestjs/common';
import { ID, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentCtx } from '../../platform/auth/access.decorators.js';
import type { Ctx } from '../../platform/ctx.js';
import { Arg } from '../../platform/graphql/arg.js';
import { ConsentType } from '../../platform/graphql/consent.types.js';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { loadBatched } from './batch.js';
import { loadContactability, type ContactabilityView } from './contactability.queries.js';
import { countSegments } from './create-segment.js';
import {
  leadTimelines,
  loadConsents,
  loadConversationIds,
  loadEmails,
  loadPhones,
} from './lead-details.queries.js';
import {
  ContactabilityType,
  LeadEmailType,
  LeadEventConnectionType,
  LeadPhoneType,
  LeadType,
  SegmentType,
} from './lead.types.js';

type LeadRef = { id: string };

/** Fields of a lead that other tables hold, loaded for all leads of an answer at once. */
@Resolver(() => LeadType)
export class LeadFieldsResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @ResolveField('phones', () => [LeadPhoneType])
  async phones(@CurrentCtx() ctx: Ctx, @Parent() lead: LeadRef) {
    return (
      (await loadBatched(ctx, 'lead.phones', lead.id, (ids) => loadPhones(this.platform, ctx.teamId, ids))) ??
      []
    );
  }

  @ResolveField('emails', () => [LeadEmailType])
  async emails(@CurrentCtx() ctx: Ctx, @Parent() lead: LeadRef) {
    return (
      (await loadBatched(ctx, 'lead.emails', lead.id, (ids) => loadEmails(this.platform, ctx.teamId, ids))) ??
      []
    );
  }

  @ResolveField('consents', () => [ConsentType])
  async consents(@CurrentCtx() ctx: Ctx, @Parent() lead: LeadRef) {
    return (
      (await loadBatched(ctx, 'lead.consents', lead.id, (ids) =>
        loadConsents(this.platform, ctx.teamId, ids),
      )) ?? []
    );
  }

  @ResolveField('contactability', () => ContactabilityType, {
    description: 'Whether an SMS could be sent now, and if not why.',
  })
  async contactability(@CurrentCtx() ctx: Ctx, @Parent() lead: LeadRef): Promise<ContactabilityView> {
    const found = await loadBatched(ctx, 'lead.contactability', lead.id, (ids) =>
      loadContactability(this.platform, ctx.teamId, ids),
    );
    return (
      found ?? {
        verdict: 'cancel',
        reason: 'lead_unreachable',
        message: 'The lead was deleted.',
        retryAt: null,
      }
    );
  }

  @ResolveField('timeline', () => LeadEventConnectionType)
  timeline(
    @CurrentCtx() ctx: Ctx,
    @Parent() lead: LeadRef,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return loadBatched(ctx, `lead.timeline ${first} ${after}`, lead.id, (ids) =>
      leadTimelines(this.platform, ctx, ids, { first, after }),
    );
  }

  @ResolveField('conversationId', () => ID, { nullable: true })
  async conversationId(@CurrentCtx() ctx: Ctx, @Parent() lead: LeadRef): Promise<string | null> {
    return (
      (await loadBatched(ctx, 'lead.conversation', lead.id, (ids) =>
        loadConversationIds(this.platform, ctx.teamId, ids),
      )) ?? null
    );
  }
}

@Resolver(() => SegmentType)
export class SegmentFieldsResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @ResolveField('leadsCount', () => Int)
  async leadsCount(@CurrentCtx() ctx: Ctx, @Parent() segment: { id: string }): Promise<number> {
    const count = await loadBatched(ctx, 'segment.leadsCount', segment.id, (ids) =>
      countSegments(this.platform, ctx.teamId, ids),
    );
    return count ?? 0;
  }
}
