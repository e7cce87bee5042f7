import type { LedgerState } from '@og/core';
import type { TeamTx } from '@og/db';
import type { MovedRow } from './moved-row.js';

/** Ends of a message without acceptance, and what the run that it belongs to becomes. */
const RUN_ENDS: Partial<Record<LedgerState, 'failed' | 'suppressed'>> = {
  suppressed: 'suppressed',
  expired: 'failed',
  canceled: 'failed',
  failed: 'failed',
  failed_unknown: 'failed',
};

/**
 * A step that will never be accepted ends its run, with the reason. A run that ended already keeps its state:
 * a reply or an opt-out says more than the message that it stopped.
 */
export async function endedEffects(tx: TeamTx, now: Date, rows: readonly MovedRow[]): Promise<void> {
  const ends = rows.flatMap((row) => {
    const state = RUN_ENDS[row.state];
    // A message that failed after its acceptance was sent: the sequence goes on.
    const wasAccepted =
      !['planned', 'held', 'ready', 'submitting', 'unknown'].includes(row.from_state) || row.first_accepted;
    return state && row.enrollment_id && !wasAccepted
      ? [{ id: row.enrollment_id, state, reason: row.reason ?? row.error_code ?? row.state }]
      : [];
  });
  if (ends.length === 0) return;
  await tx.client.query(
    `update enrollments e set state = r.state::enrollment_state, reason = r.reason, next_due_at = null, updated_at = $2
     from jsonb_to_recordset($3::jsonb) as r(id uuid, state text, reason text)
     where e.team_id = $1 and e.id = r.id and e.state in ('pending', 'active', 'paused')`,
    [tx.teamId, now.toISOString(), JSON.stringify(ends)],
  );
}
