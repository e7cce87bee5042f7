import type { CampaignState } from '@og/core';
import { isUuid, type TeamTx } from '@og/db';
import { audit } from '../../platform/audit.js';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import { conflict, missing, type Conflict, type NotFound } from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { stopSends } from '../compliance/index.js';
import { transition } from '../messaging/index.js';
import { readCampaign } from './campaign-row.js';
import { endInTurns } from './end-archived.js';
import { readCampaignView, type CampaignView } from './report/campaign.view.js';
import { WHOLE_CAMPAIGN } from './whole-campaign.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox'>;
type Result = CampaignView | NotFound | Conflict;

interface Change {
  from: readonly CampaignState[];
  to: CampaignState;
  action: string;
  refusal: string;
  /** Sends of it that are claimed must not leave either. */
  stops?: boolean;
  effect?: (tx: TeamTx, now: Date, campaignId: string) => Promise<void>;
}

/** When this has answered, nothing more of it is handed to a carrier; what is planned or claimed waits. */
export function pauseCampaign(deps: Deps, ctx: Ctx, id: string): Promise<Result> {
  return change(deps, ctx, id, {
    from: ['active'],
    to: 'paused',
    action: 'campaign.pause',
    refusal: 'Only an active campaign can be paused.',
    stops: true,
    // The gate holds each planned send by itself when its time comes.
    effect: async (tx, now, campaignId) => {
      await tx.client.query(
        'update campaigns set pause_reason = $3, updated_at = $4 where team_id = $1 and id = $2',
        [tx.teamId, campaignId, 'paused_by_user', now.toISOString()],
      );
    },
  });
}

/** Go on: whatever the pause held is due again at once, and the gate decides anew. */
export function resumeCampaign(deps: Deps, ctx: Ctx, id: string): Promise<Result> {
  return change(deps, ctx, id, {
    from: ['paused'],
    to: 'active',
    action: 'campaign.resume',
    refusal: 'Only a paused campaign can be resumed.',
    effect: async (tx, now, campaignId) => {
      await tx.client.query('update campaigns set pause_reason = null where team_id = $1 and id = $2', [
        tx.teamId,
        campaignId,
      ]);
      const { rows } = await tx.client.query<{ id: string }>(
        `select id from send_ledger where team_id = $1 and campaign_id = $2 and state = 'held'`,
        [tx.teamId, campaignId],
      );
      await transition(tx, now, {
        ids: rows.map((row) => row.id),
        from: 'held',
        to: 'planned',
        source: 'campaign',
        dueAt: now,
      });
    },
  });
}

/** Batches of runs that are ended while the person waits, a second or so. */
const BEFORE_THE_ANSWER = 4;

/**
 * End it for good: what is pending is stopped, every run ends. What was sent stays. Its state is changed first, in a
 * short transaction: no campaign of the team sends while sends are stopped, and a million runs take minutes to end. The runs of
 * a large one are ended after the answer; none of them sends anything meanwhile.
 */
export async function archiveCampaign(deps: Deps, ctx: Ctx, id: string): Promise<Result> {
  const archived = await change(deps, ctx, id, {
    from: ['draft', 'scheduled', 'active', 'paused', 'completed'],
    to: 'archived',
    action: 'campaign.archive',
    refusal: 'The campaign is archived already.',
    stops: true,
  });
  if (archived.__typename !== 'Campaign') return archived;
  await endInTurns(deps, { teamId: ctx.teamId, campaignId: id }, BEFORE_THE_ANSWER);
  const view = await deps.database.withTeam(ctx.teamId, (tx) => readCampaignView(tx, id), { readOnly: true });
  return view ?? archived;
}

async function change(deps: Deps, ctx: Ctx, id: string, wanted: Change): Promise<Result> {
  requirePermission(ctx, 'campaigns.launch');
  if (!isUuid(id)) return missing('campaign');
  const work = async (tx: TeamTx): Promise<Result> => {
    const now = deps.clock.now();
    const campaign = await readCampaign(tx, id, { lock: true });
    if (!campaign) return missing('campaign');
    if (!wanted.from.includes(campaign.state))
      return conflict('wrong_state', `${wanted.refusal} This one is ${campaign.state}.`);
    await tx.client.query(
      'update campaigns set state = $3::campaign_state, version = version + 1, updated_at = $4 where team_id = $1 and id = $2',
      [tx.teamId, id, wanted.to, now.toISOString()],
    );
    await wanted.effect?.(tx, now, id);
    await audit(tx, ctx, now, { action: wanted.action, subjectType: 'campaign', subjectId: id });
    await deps.outbox.event(tx, now, 'campaign.changed.v1', [id], { state: wanted.to });
    return (await readCampaignView(tx, id)) ?? missing('campaign');
  };
  if (!wanted.stops) return deps.database.withTeam(ctx.teamId, work, WHOLE_CAMPAIGN);
  const changed = (result: Result) => result.__typename === 'Campaign';
  return stopSends(deps.database, ctx.teamId, work, changed);
}
