import { effectiveProfile, measureSms } from '@og/core';
import type { TeamTx } from '@og/db';
import type { Platform } from '../../../platform/platform.js';
import { planSends, type PlannedSend } from '../../messaging/index.js';
import { leadCandidates, type PlanContext } from '../audience/assess-lead.js';
import { loadAudienceLeads, type AudienceLead } from '../audience/audience-leads.js';
import { composeText } from '../audience/compose-text.js';
import { planContext } from '../audience/plan-context.js';
import { readCampaign, readSteps, type CampaignRow, type StepRow } from '../campaign-row.js';
import { campaignSenders, stickySender, type PoolSender } from './senders.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'logger'>;

const BATCH = 500;
/** A step that could not be sent for so long has lost its sense. */
const EXPIRES_MS = 14 * 86_400_000;

interface DueEnrollment {
  id: string;
  lead_id: string;
  sequence_version_id: string;
  step_position: number;
  sender_number_id: string | null;
  phone: string | null;
}

/** Write the messages of every due enrollment of a campaign, in batches of 500; any number of planners may run at once. */
export async function planCampaign(
  deps: Deps,
  { teamId, campaignId }: { teamId: string; campaignId: string },
): Promise<void> {
  for (;;) {
    const planned = await deps.database.withTeam(teamId, (tx) => planBatch(deps, tx, campaignId));
    if (planned < BATCH) return;
  }
}

async function planBatch(deps: Deps, tx: TeamTx, campaignId: string): Promise<number> {
  const now = deps.clock.now();
  const campaign = await readCampaign(tx, campaignId);
  if (campaign?.state !== 'active') return 0;
  const { rows: due } = await tx.client.query<DueEnrollment>(
    `select id, lead_id, sequence_version_id, step_position, sender_number_id, phone from enrollments
     where team_id = $1 and campaign_id = $2 and state = 'active' and next_due_at <= $3
     order by next_due_at, id limit ${BATCH} for update skip locked`,
    [tx.teamId, campaignId, now.toISOString()],
  );
  if (due.length === 0) return 0;
  const steps = await readSteps(tx, [...new Set(due.map((row) => row.sequence_version_id))]);
  const context = await planContext(tx, now, campaign.send_window);
  const leads = new Map(
    (
      await loadAudienceLeads(
        tx,
        deps.vault,
        now,
        due.map((row) => row.lead_id),
      )
    ).map((lead) => [lead.id, lead]),
  );
  const senders = await campaignSenders(tx, campaign.sender_pool_id);
  const outcomes = due.map((enrollment, index) =>
    planOne(
      campaign,
      enrollment,
      steps,
      leads.get(enrollment.lead_id) ?? null,
      stickyOf(senders, enrollment, index),
      context,
    ),
  );
  await planSends(
    tx,
    now,
    outcomes.flatMap((outcome) => (outcome.kind === 'send' ? [outcome.send] : [])),
  );
  await store(tx, now, outcomes);
  await deps.outbox.event(tx, now, 'campaign.progressed.v1', [campaignId], {});
  return due.length;
}

/** The run keeps its number while it may send; without one, the pool's next in turn. */
function stickyOf(senders: readonly PoolSender[], enrollment: DueEnrollment, turn: number): string | null {
  return stickySender(senders, enrollment.sender_number_id, turn)?.id ?? enrollment.sender_number_id;
}

type Outcome =
  | { kind: 'send'; enrollmentId: string; senderNumberId: string; send: PlannedSend }
  | { kind: 'stop'; enrollmentId: string; state: 'held' | 'failed' | 'finished'; reason: string };

function planOne(
  campaign: CampaignRow,
  enrollment: DueEnrollment,
  steps: readonly StepRow[],
  lead: AudienceLead | null,
  senderNumberId: string | null,
  context: PlanContext,
): Outcome {
  const stop = (state: 'held' | 'failed' | 'finished', reason: string): Outcome => ({
    kind: 'stop',
    enrollmentId: enrollment.id,
    state,
    reason,
  });
  const step = steps.find(
    (item) =>
      item.sequence_version_id === enrollment.sequence_version_id &&
      item.position === enrollment.step_position,
  );
  if (!step) return stop('finished', 'sequence_done');
  if (!lead || !enrollment.phone) return stop('failed', 'lead_unreachable');
  if (!senderNumberId) return stop('held', 'no_sender');
  const composed = composeText(step.body ?? '', lead, context, !lead.ever_sent);
  if (!composed.ok) return stop('held', composed.reason);
  const { dueAt, reason } = openingFor(lead, context);
  return {
    kind: 'send',
    enrollmentId: enrollment.id,
    senderNumberId,
    send: {
      leadId: lead.id,
      channel: 'sms',
      address: enrollment.phone,
      body: composed.text,
      segments: measureSms(composed.text).segments,
      senderNumberId,
      dueAt,
      expiresAt: new Date(dueAt.getTime() + EXPIRES_MS),
      reason,
      campaignId: campaign.id,
      enrollmentId: enrollment.id,
      stepId: step.id,
    },
  };
}

/** Now when every candidate place is open, else the next opening; the gate asks again when it is claimed. */
function openingFor(
  lead: Pick<AudienceLead, 'time_zones' | 'candidate_states' | 'zone_evidence'>,
  context: PlanContext,
): { dueAt: Date; reason: string | null } {
  const profile = effectiveProfile({
    channel: 'sms',
    profile: context.sendWindow ? { base: context.profile, sendWindow: context.sendWindow } : context.profile,
  });
  const opening = context.cache.nextOpening(leadCandidates(lead), profile, context.now);
  // Without an opening the gate says why, and its record keeps it.
  if (!opening || opening <= context.now) return { dueAt: context.now, reason: null };
  return { dueAt: opening, reason: 'outside_window' };
}

/** The next step becomes due when this one was accepted; until then nothing is. */
async function store(tx: TeamTx, now: Date, outcomes: readonly Outcome[]): Promise<void> {
  const rows = outcomes.map((outcome) =>
    outcome.kind === 'send'
      ? { id: outcome.enrollmentId, state: 'active', reason: null, sender: outcome.senderNumberId, step: 1 }
      : { id: outcome.enrollmentId, state: outcome.state, reason: outcome.reason, sender: null, step: 0 },
  );
  await tx.client.query(
    `update enrollments e set state = r.state::enrollment_state, reason = r.reason, step_position = e.step_position + r.step,
       next_due_at = null, sender_number_id = coalesce(r.sender, e.sender_number_id), updated_at = $2
     from jsonb_to_recordset($3::jsonb) as r(id uuid, state text, reason text, sender uuid, step int)
     where e.team_id = $1 and e.id = r.id`,
    [tx.teamId, now.toISOString(), JSON.stringify(rows)],
  );
}
