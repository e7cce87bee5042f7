import { Inject } from '@nestjs/common';
import { ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../platform/auth/access.decorators.js';
import type { Ctx } from '../../platform/ctx.js';
import { Arg } from '../../platform/graphql/arg.js';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import {
  CampaignConnectionType,
  CampaignStateEnum,
  CampaignStateResult,
  CampaignType,
  CreateCampaignInputType,
  CreateCampaignResult,
  EnrollmentConnectionType,
  EnrollmentStateEnum,
  LaunchCampaignInputType,
  LaunchCampaignResult,
  PreviewStepInputType,
  StepPreviewType,
  UpdateCampaignInputType,
  UpdateCampaignResult,
  type CampaignStateValue,
} from './campaign.types.js';
import { archiveCampaign, pauseCampaign, resumeCampaign } from './change-state.js';
import { createCampaign } from './create-campaign.js';
import { launchCampaign } from './launch-campaign.js';
import { ensureForecast } from './forecast/forecast-campaign.js';
import { findCampaign, listCampaigns, listEnrollments } from './report/campaigns.queries.js';
import { previewStep } from './report/preview-step.js';
import { updateCampaign } from './update-campaign.js';

@Resolver()
export class CampaignResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('campaigns.read')
  @Query(() => CampaignConnectionType)
  campaigns(
    @CurrentCtx() ctx: Ctx,
    @Arg('states', () => [CampaignStateEnum], { nullable: true }) states: CampaignStateValue[] | null,
    @Arg('search', () => String, { nullable: true }) search: string | null,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return listCampaigns(this.platform, ctx, { states, search, first, after });
  }

  @Requires('campaigns.read')
  @Query(() => CampaignType, { nullable: true })
  campaign(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return findCampaign(this.platform, ctx, id);
  }

  @Requires('campaigns.read')
  @Query(() => EnrollmentConnectionType)
  campaignEnrollments(
    @CurrentCtx() ctx: Ctx,
    @Arg('id', () => ID) id: string,
    @Arg('states', () => [EnrollmentStateEnum], { nullable: true }) states: string[] | null,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return listEnrollments(this.platform, ctx, id, { states, first, after });
  }

  @Requires('campaigns.read')
  @Query(() => [StepPreviewType])
  previewStep(@CurrentCtx() ctx: Ctx, @Arg('input', () => PreviewStepInputType) input: PreviewStepInputType) {
    return previewStep(this.platform, ctx, input);
  }

  @Requires('campaigns.write')
  @Mutation(() => CreateCampaignResult)
  createCampaign(
    @CurrentCtx() ctx: Ctx,
    @Arg('input', () => CreateCampaignInputType) input: CreateCampaignInputType,
  ) {
    return createCampaign(this.platform, ctx, input);
  }

  @Requires('campaigns.write')
  @Mutation(() => UpdateCampaignResult)
  updateCampaign(
    @CurrentCtx() ctx: Ctx,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => UpdateCampaignInputType) input: UpdateCampaignInputType,
  ) {
    return updateCampaign(this.platform, ctx, id, input);
  }

  @Requires('campaigns.launch')
  @Mutation(() => LaunchCampaignResult)
  async launchCampaign(
    @CurrentCtx() ctx: Ctx,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => LaunchCampaignInputType, { nullable: true }) input: LaunchCampaignInputType | null,
  ) {
    await ensureForecast(this.platform, ctx, id);
    return launchCampaign(this.platform, ctx, id, input);
  }

  @Requires('campaigns.launch')
  @Mutation(() => CampaignStateResult)
  pauseCampaign(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return pauseCampaign(this.platform, ctx, id);
  }

  @Requires('campaigns.launch')
  @Mutation(() => CampaignStateResult)
  resumeCampaign(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return resumeCampaign(this.platform, ctx, id);
  }

  @Requires('campaigns.launch')
  @Mutation(() => CampaignStateResult)
  archiveCampaign(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return archiveCampaign(this.platform, ctx, id);
  }
}
