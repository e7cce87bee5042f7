import type { RunPlan } from '@og/core';
import type { TeamTx } from '@og/db';
import { plainArray } from '../../../platform/sql-array.js';
import type { CampaignRow } from '../campaign-row.js';
import type { ClaimedRun } from './due-runs.js';
import { MAX_RUNS } from './steps/move/execute.js';

/** A run of a batch and what becomes of it; without a plan the reason why it ends. */
export type AdvancedRun =
  | { run: ClaimedRun; plan: RunPlan; fault: null }
  | { run: ClaimedRun; plan: null; fault: 'lead_unreachable' | 'step_failed' };

/** Where a run stands after the batch. */
interface Standing {
  state: 'active' | 'held' | 'finished' | 'moved' | 'failed';
  reason: string | null;
  position: number;
  dueAt: Date | null;
}

function standingOf({ run, plan, fault }: AdvancedRun): Standing {
  if (!plan) return { state: 'failed', reason: fault, position: run.step_position, dueAt: null };
  const { next } = plan;
  switch (next.kind) {
    case 'awaits_acceptance':
      return { state: 'active', reason: null, position: next.position, dueAt: null };
    case 'waits':
      return { state: 'active', reason: null, position: next.position, dueAt: next.dueAt };
    case 'held':
      // Since when it waits says how long it is tried again.
      return { state: 'held', reason: next.reason, position: next.position, dueAt: run.next_due_at };
    case 'ends':
      return { state: next.state, reason: next.reason, position: next.position, dueAt: null };
  }
}

/** Of the sends of a plan, the sender that the run keeps. */
function sendersOf(plan: RunPlan | null): { number: string | null; mailbox: string | null } {
  const send = plan?.effects.find((effect) => effect.kind === 'send');
  if (send?.kind !== 'send') return { number: null, mailbox: null };
  const { channel, senderId } = send.message;
  return channel === 'sms' ? { number: senderId, mailbox: null } : { number: null, mailbox: senderId };
}

/**
 * Write where every run of a batch stands now, and count its steps. The runs are locked by this transaction: what is
 * written follows from what was read.
 */
export async function storeRuns(
  tx: TeamTx,
  now: Date,
  campaign: CampaignRow,
  advanced: readonly AdvancedRun[],
): Promise<void> {
  const standings = advanced.map(standingOf);
  const senders = advanced.map(({ plan }) => sendersOf(plan));
  const lastSteps = advanced.map(({ plan }) => plan?.carriedOut.at(-1) ?? null);
  await tx.client.query(
    `update enrollments e set state = r.state::enrollment_state, reason = r.reason, step_position = r.position, next_due_at = r.due_at,
       sender_number_id = coalesce(r.number_id, e.sender_number_id), sender_mailbox_id = coalesce(r.mailbox_id, e.sender_mailbox_id),
       last_step_id = coalesce(r.last_step, e.last_step_id), last_step_at = case when r.last_step is null then e.last_step_at else $2 end, updated_at = $2
     from unnest($3::uuid[], $4::text[], $5::text[], $6::int[], $7::timestamptz[], $8::uuid[], $9::uuid[], $10::uuid[])
       as r(id, state, reason, position, due_at, number_id, mailbox_id, last_step)
     where e.team_id = $1 and e.id = r.id`,
    [
      tx.teamId,
      now.toISOString(),
      plainArray(advanced.map(({ run }) => run.enrollment_id)),
      plainArray(standings.map(({ state }) => state)),
      plainArray(standings.map(({ reason }) => reason)),
      plainArray(standings.map(({ position }) => position)),
      plainArray(standings.map(({ dueAt }) => dueAt?.toISOString())),
      plainArray(senders.map(({ number }) => number)),
      plainArray(senders.map(({ mailbox }) => mailbox)),
      plainArray(lastSteps),
    ],
  );
  await refuseMoves(tx, advanced);
  await countSteps(tx, campaign.id, advanced);
}

/** A lead that the other sequence did not take says why, instead of `moved`. */
async function refuseMoves(tx: TeamTx, advanced: readonly AdvancedRun[]): Promise<void> {
  const moved = advanced.filter(({ plan }) => plan?.next.kind === 'ends' && plan.next.state === 'moved');
  if (moved.length === 0) return;
  await tx.client.query(
    `update enrollments e set state = 'finished', reason = case when r.run >= $4 then 'too_many_moves'
         when not exists (select from steps s join sequence_versions v on v.team_id = $1 and v.id = s.sequence_version_id
           where s.team_id = $1 and v.sequence_id::text = r.sequence_id) then 'sequence_gone' else 'ran_before' end
     from unnest($2::uuid[], $3::int[], $5::text[]) as r(id, run, sequence_id)
     where e.team_id = $1 and e.id = r.id
       and not exists (select from enrollments n where n.team_id = $1 and n.lead_id = e.lead_id and n.campaign_id = e.campaign_id and n.moved_from_id = e.id)`,
    [
      tx.teamId,
      moved.map(({ run }) => run.enrollment_id),
      moved.map(({ run }) => run.run),
      MAX_RUNS,
      moved.map(({ plan }) => plan?.effects.find((effect) => effect.kind === 'move')?.sequenceId ?? ''),
    ],
  );
}

/**
 * Counters are locked until the commit: one order for everybody, at the end of the batch, and for each connection a row
 * of its own out of eight, so that planners do not wait for each other's commit. Who reads adds them up.
 */
async function countSteps(tx: TeamTx, campaignId: string, advanced: readonly AdvancedRun[]): Promise<void> {
  const counts = new Map<string, { carriedOut: number; skipped: number }>();
  const of = (stepId: string) => {
    const count = counts.get(stepId) ?? { carriedOut: 0, skipped: 0 };
    counts.set(stepId, count);
    return count;
  };
  for (const { plan } of advanced) {
    for (const stepId of plan?.carriedOut ?? []) of(stepId).carriedOut++;
    for (const stepId of plan?.skipped ?? []) of(stepId).skipped++;
  }
  const rows = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (rows.length === 0) return;
  await tx.client.query(
    `insert into step_counts as c (team_id, campaign_id, step_id, slot, carried_out, skipped)
     select $1, $2, r.step_id, pg_backend_pid() % 8, r.carried_out, r.skipped from unnest($3::uuid[], $4::int[], $5::int[]) as r(step_id, carried_out, skipped)
     on conflict (team_id, campaign_id, step_id, slot) do update
       set carried_out = c.carried_out + excluded.carried_out, skipped = c.skipped + excluded.skipped`,
    [
      tx.teamId,
      campaignId,
      rows.map(([stepId]) => stepId),
      rows.map(([, count]) => count.carriedOut),
      rows.map(([, count]) => count.skipped),
    ],
  );
}
