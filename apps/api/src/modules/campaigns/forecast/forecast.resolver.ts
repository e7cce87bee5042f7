import { Inject } from '@nestjs/common';
import { ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isUuid } from '@og/db';
import { CurrentCtx, Requires } from '../../../platform/auth/access.decorators.js';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import { Arg } from '../../../platform/graphql/arg.js';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { loadBatched } from '../../leads/index.js';
import { CampaignType } from '../campaign.types.js';
import type { CampaignView } from '../report/campaign.view.js';
import { countBySender } from '../report/sender-counts.js';
import { forecastCampaign } from './forecast-campaign.js';
import { CampaignForecastType, SenderCountsType, StoredForecastType } from './forecast.types.js';
import { launchForecasts, listForecasts } from './stored-forecasts.js';

/** Forecasts of a campaign, and how close they came. */
@Resolver(() => CampaignType)
export class ForecastResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('campaigns.read')
  @Query(() => CampaignForecastType)
  campaignForecast(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return forecastCampaign(this.platform, ctx, id);
  }

  @Requires('campaigns.read')
  @Query(() => [StoredForecastType])
  forecasts(@CurrentCtx() ctx: Ctx, @Arg('campaignId', () => ID) campaignId: string) {
    requirePermission(ctx, 'campaigns.read');
    if (!isUuid(campaignId)) return [];
    return this.platform.database.withTeam(ctx.teamId, (tx) => listForecasts(tx, campaignId), {
      readOnly: true,
    });
  }

  @ResolveField('launchForecast', () => StoredForecastType, {
    nullable: true,
    description: 'The forecast that the launch is held against, with its score once the run has ended.',
  })
  async launchForecast(@Parent() campaign: CampaignView, @CurrentCtx() ctx: Ctx) {
    const load = (ids: string[]) =>
      this.platform.database.withTeam(ctx.teamId, (tx) => launchForecasts(tx, ids), { readOnly: true });
    return (await loadBatched(ctx, 'campaign.launchForecast', campaign.id, load)) ?? null;
  }

  @ResolveField('bySender', () => [SenderCountsType], {
    description: 'What was sent by which number or mailbox.',
  })
  async bySender(@Parent() campaign: CampaignView, @CurrentCtx() ctx: Ctx) {
    const load = (ids: string[]) =>
      this.platform.database.withTeam(ctx.teamId, (tx) => countBySender(tx, ids), { readOnly: true });
    return (await loadBatched(ctx, 'campaign.bySender', campaign.id, load)) ?? [];
  }
}
