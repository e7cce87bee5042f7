import { newId, type TeamTx } from '@og/db';
import type { Platform } from '../../../platform/platform.js';
import { plainArray, textArray } from '../../../platform/sql-array.js';
import { audienceBatch, audienceFilter } from '../audience/audience-leads.js';
import { readCampaign, type CampaignRow } from '../campaign-row.js';
import { splitCanary, type PlacedRun } from '../canary/split-canary.js';
import { newRuns } from './new-runs.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'logger' | 'turns'>;

const BATCH = 1_000;

/**
 * Turn the audience into enrollments, a thousand leads in a transaction. The campaign remembers where it stands, so
 * that it may be killed and started again at any point. Leads that are left out are written down too, with the
 * reason, so that the numbers add up. The audience is read as it goes: a lead that no longer matches when its turn
 * comes is not enrolled, one that began to match and is still ahead is.
 */
export async function enrollAudience(
  deps: Deps,
  { teamId, campaignId }: { teamId: string; campaignId: string },
): Promise<void> {
  for (;;) {
    await deps.turns.giveWay(teamId);
    const more = await deps.database.withTeam(teamId, (tx) => enrollBatch(deps, tx, campaignId));
    if (!more) return;
  }
}

async function enrollBatch(deps: Deps, tx: TeamTx, campaignId: string): Promise<boolean> {
  // The row's lock lets one process enroll at a time; a second one goes on where the first one stopped.
  const campaign = await readCampaign(tx, campaignId, { lock: true });
  if (!campaign || campaign.enrolled_at || !['active', 'paused'].includes(campaign.state)) return false;
  const now = deps.clock.now();
  const filter = await audienceFilter(tx, campaign);
  const leads = filter ? await audienceBatch(tx, deps.vault, now, filter, campaign.enroll_cursor, BATCH) : [];
  if (leads.length === 0) {
    await tx.client.query(
      'update campaigns set enrolled_at = $3, updated_at = $3 where team_id = $1 and id = $2',
      [tx.teamId, campaignId, now.toISOString()],
    );
    await deps.outbox.event(tx, now, 'campaign.changed.v1', [campaignId], { state: campaign.state });
    deps.logger.info({ campaignId, enrolled: campaign.enroll_count }, 'campaign: audience enrolled');
    return false;
  }
  const runs = await splitCanary(tx, campaign, await newRuns(tx, now, campaign, leads));
  await writeRuns(tx, now, campaign, runs);
  tx.afterCommit(() => deps.turns.did(tx.teamId, runs.length));
  await tx.client.query(
    'update campaigns set enroll_cursor = $4, enroll_count = enroll_count + $5, updated_at = $3 where team_id = $1 and id = $2',
    [tx.teamId, campaignId, now.toISOString(), leads.at(-1)?.id, leads.length],
  );
  await deps.outbox.job(tx, now, 'campaign-sequence/plan', { campaignId });
  await deps.outbox.event(tx, now, 'campaign.progressed.v1', [campaignId], {});
  return true;
}

async function writeRuns(
  tx: TeamTx,
  now: Date,
  campaign: CampaignRow,
  runs: readonly PlacedRun[],
): Promise<void> {
  await tx.client.query(
    `insert into enrollments (team_id, id, campaign_id, lead_id, sequence_version_id, state, reason, step_position, next_due_at,
       sender_number_id, sender_mailbox_id, phone, email, canary, created_at, updated_at)
     select $1, r.id, $2, r.lead_id, $3, r.state::enrollment_state, r.reason, 0, r.due_at, r.number_id, r.mailbox_id, r.phone, r.email, r.canary, $4, $4
     from unnest($5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::timestamptz[], $10::uuid[], $11::uuid[], $12::text[], $13::text[], $14::boolean[])
       as r(id, lead_id, state, reason, due_at, number_id, mailbox_id, phone, email, canary)
     on conflict do nothing`,
    [
      tx.teamId,
      campaign.id,
      campaign.sequence_version_id,
      now.toISOString(),
      plainArray(runs.map(() => newId())),
      plainArray(runs.map((run) => run.leadId)),
      plainArray(runs.map((run) => run.state)),
      textArray(runs.map((run) => run.reason)),
      plainArray(runs.map((run) => run.dueAt?.toISOString())),
      plainArray(runs.map((run) => run.number)),
      plainArray(runs.map((run) => run.mailbox)),
      textArray(runs.map((run) => run.phone)),
      textArray(runs.map((run) => run.email)),
      plainArray(runs.map((run) => run.canary)),
    ],
  );
}
