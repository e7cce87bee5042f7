import { delayMs, type DelayUnit } from '@og/core';
import { newId, type TeamTx } from '@og/db';
import type { Platform } from '../../../platform/platform.js';
import { assessLead, type Assessment } from '../audience/assess-lead.js';
import { audienceBatch, audienceFilter } from '../audience/audience-leads.js';
import { planContext } from '../audience/plan-context.js';
import { readCampaign, type CampaignRow } from '../campaign-row.js';
import { campaignSenders, stickySender } from './senders.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'logger'>;

const BATCH = 1_000;

/**
 * Turn the audience into enrollments, a thousand leads in a transaction. What is enrolled already says where to go
 * on, so that it may be killed and started again at any point. Leads that may not be texted are enrolled too, with
 * the reason, so that the numbers add up.
 */
export async function enrollAudience(
  deps: Deps,
  { teamId, campaignId }: { teamId: string; campaignId: string },
): Promise<void> {
  for (;;) {
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
  const done = await progress(tx, campaignId);
  const leads = filter ? await audienceBatch(tx, deps.vault, now, filter, done.lastLeadId, BATCH) : [];
  if (leads.length === 0) {
    await tx.client.query(
      'update campaigns set enrolled_at = $3, updated_at = $3 where team_id = $1 and id = $2',
      [tx.teamId, campaignId, now.toISOString()],
    );
    await deps.outbox.event(tx, now, 'campaign.changed.v1', [campaignId], { state: campaign.state });
    deps.logger.info({ campaignId, enrolled: done.count }, 'campaign: audience enrolled');
    return false;
  }
  const context = await planContext(tx, now, campaign.send_window);
  const senders = await campaignSenders(tx, campaign.sender_pool_id);
  const dueAt = new Date(now.getTime() + (await firstDelay(tx, campaign)));
  const rows = leads.map((lead, index) => {
    const assessment = assessLead(lead, context);
    const state = stateOf(assessment);
    return {
      id: newId(),
      lead_id: lead.id,
      state,
      reason: state === 'active' ? null : assessment.reason,
      next_due_at: state === 'active' ? dueAt.toISOString() : null,
      sender: stickySender(senders, lead.conversation_sender, done.count + index)?.id ?? null,
      phone: assessment.phone,
    };
  });
  await tx.client.query(
    `insert into enrollments (team_id, id, campaign_id, lead_id, sequence_version_id, state, reason, step_position, next_due_at, sender_number_id, phone, created_at, updated_at)
     select $1, r.id, $2, r.lead_id, $3, r.state::enrollment_state, r.reason, 0, r.next_due_at, r.sender, r.phone, $4, $4
     from jsonb_to_recordset($5::jsonb) as r(id uuid, lead_id uuid, state text, reason text, next_due_at timestamptz, sender uuid, phone text)
     on conflict do nothing`,
    [tx.teamId, campaignId, campaign.sequence_version_id, now.toISOString(), JSON.stringify(rows)],
  );
  await tx.client.query('update campaigns set updated_at = $3 where team_id = $1 and id = $2', [
    tx.teamId,
    campaignId,
    now.toISOString(),
  ]);
  await deps.outbox.job(tx, now, 'campaign-sequence/plan', { campaignId });
  await deps.outbox.event(tx, now, 'campaign.progressed.v1', [campaignId], {});
  return true;
}

function stateOf(assessment: Assessment): 'active' | 'suppressed' | 'held' {
  if (assessment.phone === null) return 'held';
  return assessment.verdict === 'allow' || assessment.verdict === 'hold' ? 'active' : 'suppressed';
}

async function progress(
  tx: TeamTx,
  campaignId: string,
): Promise<{ lastLeadId: string | null; count: number }> {
  const { rows } = await tx.client.query<{ last: string | null; count: number }>(
    `select (select lead_id from enrollments where team_id = $1 and campaign_id = $2 order by lead_id desc limit 1) as last,
       (select count(*)::int from enrollments where team_id = $1 and campaign_id = $2) as count`,
    [tx.teamId, campaignId],
  );
  return { lastLeadId: rows[0]?.last ?? null, count: rows[0]?.count ?? 0 };
}

async function firstDelay(tx: TeamTx, campaign: CampaignRow): Promise<number> {
  const { rows } = await tx.client.query<{ amount: number; unit: DelayUnit }>(
    'select delay_amount as amount, delay_unit as unit from steps where team_id = $1 and sequence_version_id = $2 order by position limit 1',
    [tx.teamId, campaign.sequence_version_id],
  );
  return rows[0] ? delayMs(rows[0]) : 0;
}
