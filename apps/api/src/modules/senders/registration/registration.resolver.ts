import { Inject } from '@nestjs/common';
import { ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentCtx, Requires } from '../../../platform/auth/access.decorators.js';
import type { Ctx } from '../../../platform/ctx.js';
import { Arg } from '../../../platform/graphql/arg.js';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { BrandType } from '../sender.types.js';
import { listSenders } from '../senders.queries.js';
import { recordBrandRegistration, recordTenDlcRegistration } from './record.js';
import { refreshRegistrations } from './refresh.js';
import {
  BrandInputType,
  BrandResult,
  RecordRegistrationInputType,
  TenDlcCampaignInputType,
  TenDlcCampaignResult,
} from './registration.inputs.js';
import { createBrand, updateBrand } from './save-brand.js';
import { createTenDlcCampaign, updateTenDlcCampaign } from './save-campaign.js';
import { submitBrand } from './submit-brand.js';
import { submitTenDlcCampaign } from './submit-campaign.js';

/** Brands and 10DLC campaigns. */
@Resolver()
export class RegistrationResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('senders.read')
  @Query(() => [BrandType])
  brands(@CurrentCtx() ctx: Ctx) {
    return listSenders(this.platform, ctx, 'brands');
  }

  @Requires('senders.manage')
  @Mutation(() => BrandResult)
  createBrand(@CurrentCtx() ctx: Ctx, @Arg('input', () => BrandInputType) input: BrandInputType) {
    return createBrand(this.platform, ctx, input);
  }

  @Requires('senders.manage')
  @Mutation(() => BrandResult)
  updateBrand(
    @CurrentCtx() ctx: Ctx,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => BrandInputType) input: BrandInputType,
  ) {
    return updateBrand(this.platform, ctx, id, input);
  }

  @Requires('senders.manage')
  @Mutation(() => BrandResult, { description: 'Hand a draft to the vendor.' })
  submitBrand(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return submitBrand(this.platform, ctx, id);
  }

  @Requires('senders.manage')
  @Mutation(() => BrandResult)
  recordBrandRegistration(
    @CurrentCtx() ctx: Ctx,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => RecordRegistrationInputType) input: RecordRegistrationInputType,
  ) {
    return recordBrandRegistration(this.platform, ctx, id, input);
  }

  @Requires('senders.manage')
  @Mutation(() => TenDlcCampaignResult)
  createTenDlcCampaign(
    @CurrentCtx() ctx: Ctx,
    @Arg('input', () => TenDlcCampaignInputType) input: TenDlcCampaignInputType,
  ) {
    return createTenDlcCampaign(this.platform, ctx, input);
  }

  @Requires('senders.manage')
  @Mutation(() => TenDlcCampaignResult)
  updateTenDlcCampaign(
    @CurrentCtx() ctx: Ctx,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => TenDlcCampaignInputType) input: TenDlcCampaignInputType,
  ) {
    return updateTenDlcCampaign(this.platform, ctx, id, input);
  }

  @Requires('senders.manage')
  @Mutation(() => TenDlcCampaignResult)
  submitTenDlcCampaign(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return submitTenDlcCampaign(this.platform, ctx, id);
  }

  @Requires('senders.manage')
  @Mutation(() => TenDlcCampaignResult)
  recordTenDlcRegistration(
    @CurrentCtx() ctx: Ctx,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => RecordRegistrationInputType) input: RecordRegistrationInputType,
  ) {
    return recordTenDlcRegistration(this.platform, ctx, id, input);
  }

  @Requires('senders.manage')
  @Mutation(() => [BrandType], {
    description: 'Ask the vendor again for the state of everything registered.',
  })
  refreshRegistrations(@CurrentCtx() ctx: Ctx) {
    return refreshRegistrations(this.platform, ctx);
  }
}
