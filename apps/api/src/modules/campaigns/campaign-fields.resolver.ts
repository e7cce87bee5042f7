import { Inject } from '@nestjs/common';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { users } from '@og/db';
import { inArray } from 'drizzle-orm';
import { CurrentCtx } from '../../platform/auth/access.decorators.js';
import type { Ctx } from '../../platform/ctx.js';
import { UserType } from '../../platform/graphql/user.types.js';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { LeadType, listSegments, loadBatched, loadLeads, SegmentType } from '../leads/index.js';
import { readSenderPools, SenderPoolType, type SenderPoolView } from '../senders/index.js';
import { CampaignType, EnrollmentType } from './campaign.types.js';
import type { CampaignView } from './report/campaign.view.js';
import type { EnrollmentView } from './report/campaigns.queries.js';

/** What a campaign names beside itself; one query for a whole page. */
@Resolver(() => CampaignType)
export class CampaignFieldsResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @ResolveField('segment', () => SegmentType, { nullable: true })
  async segment(@Parent() campaign: CampaignView, @CurrentCtx() ctx: Ctx) {
    if (!campaign.segmentId) return null;
    const load = async () =>
      new Map((await listSegments(this.platform, ctx)).map((segment) => [segment.id, segment]));
    return (await loadBatched(ctx, 'campaign.segment', campaign.segmentId, load)) ?? null;
  }

  @ResolveField('senderPool', () => SenderPoolType, { nullable: true })
  async senderPool(@Parent() campaign: CampaignView, @CurrentCtx() ctx: Ctx) {
    if (!campaign.senderPoolId) return null;
    return (
      (await loadBatched(ctx, 'campaign.senderPool', campaign.senderPoolId, (ids) => this.pools(ctx, ids))) ??
      null
    );
  }

  @ResolveField('createdBy', () => UserType, { nullable: true })
  async createdBy(@Parent() campaign: CampaignView, @CurrentCtx() ctx: Ctx) {
    if (!campaign.createdById) return null;
    return (
      (await loadBatched(ctx, 'campaign.createdBy', campaign.createdById, (ids) => this.people(ctx, ids))) ??
      null
    );
  }

  private async pools(ctx: Ctx, ids: string[]): Promise<Map<string, SenderPoolView>> {
    const pools = await this.platform.database.withTeam(
      ctx.teamId,
      (tx) => readSenderPools(tx, this.platform.clock.now(), ids),
      { readOnly: true },
    );
    return new Map(pools.map((pool) => [pool.id, pool]));
  }

  private async people(ctx: Ctx, ids: string[]): Promise<Map<string, UserType>> {
    const columns = { id: users.id, email: users.email, name: users.name, createdAt: users.createdAt };
    const rows = await this.platform.database.withTeam(
      ctx.teamId,
      (tx) => tx.db.select(columns).from(users).where(inArray(users.id, ids)),
      { readOnly: true },
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}

/** The lead of a run; deleted leads are shown too, because the run happened. */
@Resolver(() => EnrollmentType)
export class EnrollmentFieldsResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @ResolveField('lead', () => LeadType)
  lead(@Parent() enrollment: EnrollmentView, @CurrentCtx() ctx: Ctx) {
    return loadBatched(ctx, 'enrollment.lead', enrollment.leadId, (ids) =>
      loadLeads(this.platform, ctx, ids, { deletedToo: true }),
    );
  }
}
