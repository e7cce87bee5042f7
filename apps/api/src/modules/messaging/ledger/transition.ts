import type { LedgerState } from '@og/core';
import { newId, prepared, runPrepared, type TeamTx } from '@og/db';
import { plainArray, textArray } from '../../../platform/sql-array.js';
import { acceptedEffects } from './accepted-effects.js';
import { announce } from './announce.js';
import { endedEffects } from './ended-effects.js';
import { legalSources, rowsOf, type Move, type RowMove } from './move.js';
import type { MovedRow } from './moved-row.js';
import { noteDrafts } from './note-drafts.js';

export type { Move, MoveStep, RowMove, TransitionSource } from './move.js';

const ACCEPTED: ReadonlySet<LedgerState> = new Set(['accepted', 'sent', 'delivered', 'read', 'undelivered']);

/** Rows are looked up and locked one by one, in the order in which they are given: by id, so that nobody waits in a circle. */
const MOVE = prepared(
  'ledger_move',
  `
with wanted as (
  select l.id, l.state as from_state, l.accepted_at as accepted_before, w.event_id, w.reason, w.due_at, w.provider_id,
    w.error_code, w.error_message, w.next_lookup_at, w.dedupe_key, w.noted_from
  from unnest($2::uuid[], $3::uuid[], $4::int[], $5::text[], $6::timestamptz[], $7::text[], $8::text[], $9::text[], $10::timestamptz[], $11::text[], $20::text[])
      as w(id, event_id, attempt, reason, due_at, provider_id, error_code, error_message, next_lookup_at, dedupe_key, noted_from)
    cross join lateral (select r.id, r.state, r.attempt, r.accepted_at from send_ledger r where r.team_id = $1 and r.id = w.id for update) l
  where l.state = any($12::message_state[]) and (w.attempt is null or l.attempt = w.attempt)
), moved as (
  update send_ledger l set
    state = $13::message_state, updated_at = $14, reason = w.reason,
    attempt = l.attempt + $15,
    due_at = coalesce(w.due_at, l.due_at),
    lease_until = $16, lease_owner = $17,
    submitted_at = case when $13 = 'submitting' then $14 else l.submitted_at end,
    provider_id = coalesce(l.provider_id, w.provider_id),
    error_code = coalesce(w.error_code, l.error_code), error_message = coalesce(w.error_message, l.error_message),
    next_lookup_at = w.next_lookup_at, lookups = case when $13 = 'submitting' then 0 else l.lookups end,
    accepted_at = case when $18 then coalesce(l.accepted_at, $14) else l.accepted_at end
  from wanted w where l.team_id = $1 and l.id = w.id
  returning l.id, l.message_id, l.lead_id, l.channel, l.campaign_id, l.enrollment_id, l.step_id, l.sender_number_id, l.sender_mailbox_id,
    l.vendor, l.integration_id, l.address, l.attempt, l.retry, l.state, l.reason, l.provider_id, l.error_code, l.error_message,
    w.from_state, w.event_id, w.dedupe_key, w.noted_from, ($18 and w.accepted_before is null) as first_accepted
), noted as (
  insert into message_events (team_id, id, message_id, ledger_id, from_state, to_state, attempt, source, reason, dedupe_key, created_at)
  select $1, event_id, message_id, id, coalesce(noted_from, from_state::text), $13, attempt, $19, reason, dedupe_key, $14 from moved
)
update messages m set state = $13::message_state, updated_at = $14,
  error_code = moved.error_code, error_message = moved.error_message
from moved where m.team_id = $1 and m.id = moved.message_id
returning moved.id, moved.message_id, m.conversation_id, moved.lead_id, moved.channel, moved.campaign_id, moved.enrollment_id, moved.step_id,
  moved.sender_number_id, moved.sender_mailbox_id, moved.vendor, moved.integration_id, moved.address, moved.attempt, moved.retry,
  moved.from_state, moved.state, moved.reason, moved.error_code, moved.first_accepted`,
);

const LEASE = prepared(
  'ledger_lease',
  'insert into send_leases (team_id, id, lease_until, ledger_ids) values ($1, $2, $3, $4::uuid[])',
);

/**
 * The only writer of `send_ledger.state`: moves rows by compare-and-set, keeps `messages.state` equal, writes one
 * event per move, tells the browsers, and runs what follows from a first acceptance or from an end. One statement,
 * whatever the number of rows; each may have values of its own (`rows`).
 * @returns the rows that moved; a row that stood elsewhere is not among them.
 * @throws RangeError for a move that the ledger does not allow, whatever the rows' state.
 */
export async function transition(tx: TeamTx, now: Date, move: Move): Promise<MovedRow[]> {
  const from = legalSources(move);
  const wanted = rowsOf(move).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (wanted.length === 0) return [];
  const { rows } = await runPrepared<MovedRow>(tx, MOVE, [
    tx.teamId,
    plainArray(wanted.map((row) => row.id)),
    plainArray(wanted.map(() => newId())),
    plainArray(wanted.map((row) => row.attempt)),
    textArray(wanted.map((row) => row.reason)),
    plainArray(wanted.map((row) => row.dueAt?.toISOString())),
    textArray(wanted.map((row) => row.providerId)),
    textArray(wanted.map((row) => row.error?.code)),
    textArray(wanted.map((row) => row.error?.message)),
    plainArray(wanted.map((row) => row.nextLookupAt?.toISOString())),
    textArray(wanted.map((row) => row.dedupeKey)),
    from,
    move.to,
    now.toISOString(),
    move.nextAttempt ? 1 : 0,
    move.lease?.until.toISOString() ?? null,
    move.lease?.owner ?? null,
    ACCEPTED.has(move.to) || (move.accepted ?? false),
    move.source,
    plainArray(wanted.map((row) => row.through?.at(-1)?.to)),
  ]);
  await noteSteps(tx, now, move, wanted, rows);
  if (move.lease && rows.length > 0)
    await runPrepared(tx, LEASE, [
      tx.teamId,
      newId(),
      move.lease.until.toISOString(),
      plainArray(rows.map((row) => row.id)),
    ]);
  await acceptedEffects(
    tx,
    now,
    rows.filter((row) => row.first_accepted),
  );
  await endedEffects(tx, now, rows);
  await noteDrafts(tx, now, rows);
  await announce(tx, now, rows);
  return rows;
}

const STEPS = prepared(
  'ledger_steps',
  `insert into message_events (team_id, id, message_id, ledger_id, from_state, to_state, attempt, source, reason, dedupe_key, created_at)
   select $1, s.id, s.message_id, s.ledger_id, s.from_state, s.to_state, s.attempt, $3, s.reason, s.dedupe_key, $2
   from unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::int[], $10::text[], $11::text[])
     as s(id, message_id, ledger_id, from_state, to_state, attempt, reason, dedupe_key)`,
);

/** What rows passed through on their way, each as an event of its own. */
async function noteSteps(
  tx: TeamTx,
  now: Date,
  move: Move,
  wanted: readonly RowMove[],
  moved: readonly MovedRow[],
): Promise<void> {
  const passing = new Map(wanted.flatMap((row) => (row.through ? [[row.id, row.through] as const] : [])));
  if (passing.size === 0) return;
  const steps = moved.flatMap((row) =>
    (passing.get(row.id) ?? []).map((step, place, all) => ({
      row,
      step,
      from: all[place - 1]?.to ?? row.from_state,
    })),
  );
  if (steps.length === 0) return;
  await runPrepared(tx, STEPS, [
    tx.teamId,
    now.toISOString(),
    move.source,
    plainArray(steps.map(({ step }) => step.eventId)),
    plainArray(steps.map(({ row }) => row.message_id)),
    plainArray(steps.map(({ row }) => row.id)),
    plainArray(steps.map(({ from }) => from)),
    plainArray(steps.map(({ step }) => step.to)),
    plainArray(steps.map(({ row }) => row.attempt)),
    textArray(steps.map(({ step }) => step.reason)),
    textArray(steps.map(({ step }) => step.dedupeKey)),
  ]);
}
