import { Inject } from '@nestjs/common';
import { Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../../platform/auth/access.decorators.js';
import type { Ctx } from '../../../platform/ctx.js';
import { notFound } from '../../../platform/errors/app-error.js';
import { Arg } from '../../../platform/graphql/arg.js';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { LeadType, loadBatched, loadLeads } from '../../leads/index.js';
import { listNextActions, loadNextActions, type NextActionView } from './next-action.queries.js';
import { NextActionType } from './next-action.types.js';

@Resolver(() => NextActionType)
export class NextActionResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('leads.read')
  @Query(() => [NextActionType], { description: 'What a person should do next, the most urgent first.' })
  nextActions(
    @CurrentCtx() ctx: Ctx,
    @Arg('first', () => Int, { nullable: true, description: 'At most 10; default 5.' }) first: number | null,
  ) {
    return listNextActions(this.platform, ctx, first);
  }

  @ResolveField('lead', () => LeadType)
  async lead(@CurrentCtx() ctx: Ctx, @Parent() { leadId }: NextActionView) {
    const lead = await loadBatched(ctx, 'next-action.lead', leadId, (ids) =>
      loadLeads(this.platform, ctx, ids),
    );
    if (!lead) throw notFound('lead');
    return lead;
  }
}

@Resolver(() => LeadType)
export class LeadNextActionResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @ResolveField('nextAction', () => NextActionType, { nullable: true })
  async nextAction(@CurrentCtx() ctx: Ctx, @Parent() { id }: { id: string }) {
    return (
      (await loadBatched(ctx, 'lead.next-action', id, (ids) => loadNextActions(this.platform, ctx, ids))) ??
      null
    );
  }
}
