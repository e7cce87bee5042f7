import { STOPPABLE, type LedgerState } from '@og/core';
import type { JobName } from '@og/contracts';
import { prepared, runPrepared, type TeamTx } from '@og/db';
import { plainArray } from '../../../platform/sql-array.js';
import type { MovedRow } from './moved-row.js';

const JOB = 'lead/settle-booking' satisfies JobName;

/** Whether a message in this state may leave, and nobody knows yet. */
const onItsWay = (state: LedgerState): boolean => STOPPABLE.has(state) || state === 'submitting';

const NOTE = prepared(
  'ledger_note_drafts',
  `insert into outbox (team_id, kind, topic, payload, available_at, created_at)
   select $1, 'job', '${JOB}', jsonb_build_object('v', 1, 'teamId', $1::uuid, 'draftId', d.draft_id), $2, $2
   from (select distinct m.draft_id from messages m
     join appointments a on a.team_id = $1 and a.lead_id = m.lead_id and a.state = 'held' and m.draft_id in (a.draft_id, a.offer_draft_id)
     where m.team_id = $1 and m.id = any($3::uuid[]) and m.draft_id is not null) d`,
);

/**
 * A draft's message left or never will: whoever keeps a time for that draft is told. Steps of campaigns are no drafts,
 * and cost nothing here.
 */
export async function noteDrafts(tx: TeamTx, now: Date, rows: readonly MovedRow[]): Promise<void> {
  const decided = rows.filter(
    (row) => row.enrollment_id === null && onItsWay(row.from_state) && !onItsWay(row.state),
  );
  if (decided.length === 0) return;
  await runPrepared(tx, NOTE, [
    tx.teamId,
    now.toISOString(),
    plainArray(decided.map((row) => row.message_id)),
  ]);
}
