import { STOPPABLE, type LedgerState } from '@og/core';
import type { JobName } from '@og/contracts';
import { prepared, runPrepared, type TeamTx } from '@og/db';
import { plainArray } from '../../../platform/sql-array.js';
import type { MovedRow } from './moved-row.js';

const BOOKING = 'lead/settle-booking' satisfies JobName;
const DRAFT = 'lead/settle-draft' satisfies JobName;

/** Whether a message in this state may leave, and nobody knows yet. */
const onItsWay = (state: LedgerState): boolean => STOPPABLE.has(state) || state === 'submitting';

/** It will not leave. */
const NEVER_LEFT: ReadonlySet<LedgerState> = new Set(['canceled', 'suppressed', 'expired', 'failed']);

const NOTE = prepared(
  'ledger_note_drafts',
  `insert into outbox (team_id, kind, topic, payload, available_at, created_at)
   select $1, 'job', d.topic, jsonb_build_object('v', 1, 'teamId', $1::uuid, 'draftId', d.draft_id), $2, $2
   from (
     select '${BOOKING}' as topic, m.draft_id from messages m
       join appointments a on a.team_id = $1 and a.lead_id = m.lead_id and a.state = 'held' and m.draft_id in (a.draft_id, a.offer_draft_id)
       where m.team_id = $1 and m.id = any($3::uuid[]) and m.draft_id is not null
     union
     select '${DRAFT}', m.draft_id from messages m join drafts w on w.team_id = $1 and w.id = m.draft_id
       where m.team_id = $1 and m.id = any($3::uuid[]) and m.draft_id is not null
         and (w.handoff in ('sabrina', 'cathy') or m.id = any($4::uuid[]))
   ) d`,
);

/**
 * A draft's message left or never will: whoever keeps a time for that draft, hands over with it or counts days from it
 * is told. Steps of campaigns are no drafts, and cost nothing here.
 */
export async function noteDrafts(tx: TeamTx, now: Date, rows: readonly MovedRow[]): Promise<void> {
  const decided = rows.filter(
    (row) => row.enrollment_id === null && onItsWay(row.from_state) && !onItsWay(row.state),
  );
  if (decided.length === 0) return;
  const idsOf = (some: readonly MovedRow[]) => plainArray(some.map((row) => row.message_id));
  await runPrepared(tx, NOTE, [
    tx.teamId,
    now.toISOString(),
    idsOf(decided),
    idsOf(decided.filter(({ state }) => NEVER_LEFT.has(state))),
  ]);
}
