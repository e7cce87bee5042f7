import { Inject } from '@nestjs/common';
import { ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../../platform/auth/access.decorators.js';
import type { Ctx } from '../../../platform/ctx.js';
import { Arg } from '../../../platform/graphql/arg.js';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { loadBatched } from '../../leads/index.js';
import { CampaignStateResult, CampaignType } from '../campaign.types.js';
import type { CampaignView } from '../report/campaign.view.js';
import { loadCanaries } from './canary.queries.js';
import { CanaryType } from './canary.types.js';
import { releaseCanary, stopCanary } from './release-canary.js';

/** Launching a part first: its state, and what a person decides about the rest. */
@Resolver(() => CampaignType)
export class CanaryResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @ResolveField('canary', () => CanaryType)
  canary(@Parent() campaign: CampaignView, @CurrentCtx() ctx: Ctx) {
    return loadBatched(ctx, 'campaign.canary', campaign.id, (ids) => loadCanaries(this.platform, ctx, ids));
  }

  @Requires('campaigns.launch')
  @Mutation(() => CampaignStateResult)
  releaseCanary(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return releaseCanary(this.platform, ctx, id);
  }

  @Requires('campaigns.launch')
  @Mutation(() => CampaignStateResult, { description: 'Give up the held rest of a canary launch.' })
  stopCanary(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return stopCanary(this.platform, ctx, id);
  }
}
