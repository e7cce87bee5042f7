import { Inject } from '@nestjs/common';
import { ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { TeamTx } from '@og/db';
import { CurrentCtx, Requires } from '../../platform/auth/access.decorators.js';
import type { Ctx } from '../../platform/ctx.js';
import { Arg } from '../../platform/graphql/arg.js';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { loadBatched } from '../leads/index.js';
import { readSenderMailboxes, SenderMailboxType } from '../senders/index.js';
import { CampaignStateResult, CampaignType, UpdateCampaignResult } from './campaign.types.js';
import { loadExperiments, type ExperimentView } from './experiments/experiment.view.js';
import { moveEnrollments } from './move-enrollments.js';
import { publishSequenceVersion } from './publish-sequence-version.js';
import { removeEnrollment } from './remove-enrollment.js';
import type { CampaignView } from './report/campaign.view.js';
import { countCampaigns } from './report/counts.js';
import { loadSequenceVersions } from './report/sequence-versions.js';
import {
  ExperimentType,
  MoveEnrollmentsInputType,
  MoveEnrollmentsResult,
  PublishSequenceVersionInputType,
  SequenceVersionType,
} from './sequence.types.js';

/** Versions of a campaign's sequence, the runs through them, and its experiments. */
@Resolver(() => CampaignType)
export class CampaignSequenceResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @ResolveField('sequenceVersions', () => [SequenceVersionType])
  async sequenceVersions(@Parent() campaign: CampaignView, @CurrentCtx() ctx: Ctx) {
    const load = (ids: string[]) =>
      this.read(ctx, (tx) =>
        loadSequenceVersions(tx, ids, () => this.read(ctx, (counting) => countCampaigns(counting, ids))),
      );
    return (await loadBatched(ctx, 'campaign.sequenceVersions', campaign.id, load)) ?? [];
  }

  @ResolveField('experiments', () => [ExperimentType])
  async experiments(@Parent() campaign: CampaignView, @CurrentCtx() ctx: Ctx) {
    const load = (ids: string[]) => this.read(ctx, (tx) => loadExperiments(tx, ids));
    const experiments = (await loadBatched(ctx, 'campaign.experiments', campaign.id, load)) ?? [];
    if (experiments.length === 0) return [];
    const versions = await this.sequenceVersions(campaign, ctx);
    const steps = new Map(versions.flatMap((version) => version.steps.map((step) => [step.id, step])));
    return experiments.flatMap((experiment: ExperimentView) => {
      const step = steps.get(experiment.stepId);
      return step ? [{ ...experiment, step }] : [];
    });
  }

  @ResolveField('senderMailbox', () => SenderMailboxType, { nullable: true })
  async senderMailbox(@Parent() campaign: CampaignView, @CurrentCtx() ctx: Ctx) {
    if (!campaign.senderMailboxId) return null;
    const load = (ids: string[]) =>
      this.read(ctx, async (tx) => {
        const mailboxes = await readSenderMailboxes(tx, this.platform.clock.now(), ids);
        return new Map(mailboxes.map((mailbox) => [mailbox.id, mailbox]));
      });
    return (await loadBatched(ctx, 'campaign.senderMailbox', campaign.senderMailboxId, load)) ?? null;
  }

  @Requires('campaigns.write')
  @Mutation(() => UpdateCampaignResult, {
    description:
      "Edit a running campaign's sequence: a new version; who is in flight finishes on the old one.",
  })
  publishSequenceVersion(
    @CurrentCtx() ctx: Ctx,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => PublishSequenceVersionInputType) input: PublishSequenceVersionInputType,
  ) {
    return publishSequenceVersion(this.platform, ctx, id, input);
  }

  @Requires('campaigns.launch')
  @Mutation(() => MoveEnrollmentsResult, {
    description: 'Move runs in flight from an older version to the current one, by the keys of their steps.',
  })
  moveEnrollments(
    @CurrentCtx() ctx: Ctx,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => MoveEnrollmentsInputType) input: MoveEnrollmentsInputType,
  ) {
    return moveEnrollments(this.platform, ctx, id, input);
  }

  @Requires('campaigns.write')
  @Mutation(() => CampaignStateResult, {
    description: 'Take one lead out of a campaign: its run ends, and what is pending for it is stopped.',
  })
  removeEnrollment(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return removeEnrollment(this.platform, ctx, id);
  }

  private read<T>(ctx: Ctx, work: (tx: TeamTx) => Promise<T>): Promise<T> {
    return this.platform.database.withTeam(ctx.teamId, work, { readOnly: true });
  }
}
