import { prepared, runPrepared, type TeamTx } from '@og/db';
import { plainArray } from '../../../platform/sql-array.js';
import type { MovedRow } from './moved-row.js';

const ADVANCE = prepared(
  'runs_advance',
  `update enrollments e set updated_at = $3, (next_due_at, state, reason) = (
     select max($3::timestamptz + n.delay_amount * case n.delay_unit when 'minutes' then interval '1 minute' when 'hours' then interval '1 hour' else interval '24 hours' end),
       case when count(*) = 0 then 'finished'::enrollment_state else e.state end,
       case when count(*) = 0 then 'sequence_done' else e.reason end
     from steps n where n.team_id = $1 and n.sequence_version_id = e.sequence_version_id and n.position = e.step_position)
   from unnest($2::uuid[], $4::uuid[]) as r(enrollment_id, step_id)
   where e.team_id = $1 and e.id = r.enrollment_id and e.state in ('active', 'paused') and e.next_due_at is null
     and coalesce(e.last_step_id, r.step_id) = r.step_id`,
);

/**
 * A run waits for the acceptance of its last step: its next step is due its delay after that; without a next step the
 * run has ended. A later message of the same step, or one of an earlier step, moves nothing: the run has gone on.
 */
export async function advanceRuns(
  tx: TeamTx,
  now: Date,
  rows: readonly Pick<MovedRow, 'enrollment_id' | 'step_id'>[],
): Promise<void> {
  if (rows.length === 0) return;
  await runPrepared(tx, ADVANCE, [
    tx.teamId,
    plainArray(rows.map((row) => row.enrollment_id)),
    now.toISOString(),
    plainArray(rows.map((row) => row.step_id)),
  ]);
}
