import { canTransition, type LedgerState } from '@og/core';
import { newId, type TeamTx } from '@og/db';
import { acceptedEffects } from './accepted-effects.js';
import { endedEffects } from './ended-effects.js';
import { announce } from './announce.js';
import type { MovedRow } from './moved-row.js';

/** Who moved a row. */
export type TransitionSource =
  | 'planner'
  | 'sender'
  | 'callback'
  | 'sweeper'
  | 'revocation'
  | 'user'
  | 'campaign';

/** One kind of move of one or many rows. Only rows that stand in `from` (and at `attempt`) move; the rest stay. */
export interface Move {
  ids: readonly string[];
  /** Where the rows must stand. Each pair with `to` must be a legal move. */
  from: LedgerState | readonly LedgerState[];
  to: LedgerState;
  source: TransitionSource;
  reason?: string | null;
  /** The fence: only a row at this attempt moves. */
  attempt?: number;
  /** Begin the next attempt with the move. */
  nextAttempt?: boolean;
  dueAt?: Date;
  lease?: { until: Date; owner: string };
  providerId?: string;
  error?: { code: string; message: string };
  nextLookupAt?: Date | null;
  /** Of a provider's callback, so that a repeated one counts once. */
  dedupeKey?: string;
  /** The provider has or had it: sets `accepted_at` once and runs what follows from a first acceptance. */
  accepted?: boolean;
}

const ACCEPTED: ReadonlySet<LedgerState> = new Set(['accepted', 'sent', 'delivered', 'read', 'undelivered']);

const SQL = `
with wanted as (
  select l.id, l.state as from_state, w.event_id, l.accepted_at as accepted_before
  from send_ledger l join unnest($2::uuid[], $3::uuid[]) as w(id, event_id) on w.id = l.id
  where l.team_id = $1 and l.state = any($4::message_state[]) and ($5::int is null or l.attempt = $5)
  order by l.id for update of l
), moved as (
  update send_ledger l set
    state = $6::message_state, updated_at = $7, reason = $8,
    attempt = l.attempt + $9,
    due_at = coalesce($10, l.due_at),
    lease_until = $11, lease_owner = $12,
    submitted_at = case when $6 = 'submitting' then $7 else l.submitted_at end,
    provider_id = coalesce(l.provider_id, $13),
    error_code = coalesce($14, l.error_code), error_message = coalesce($15, l.error_message),
    next_lookup_at = $16, lookups = case when $6 = 'submitting' then 0 else l.lookups end,
    accepted_at = case when $17 then coalesce(l.accepted_at, $7) else l.accepted_at end
  from wanted w where l.team_id = $1 and l.id = w.id
  returning l.*, w.from_state, w.event_id, ($17 and w.accepted_before is null) as first_accepted
), said as (
  update messages m set state = $6::message_state, updated_at = $7,
    provider_id = coalesce(m.provider_id, moved.provider_id),
    error_code = moved.error_code, error_message = moved.error_message
  from moved where m.team_id = $1 and m.id = moved.message_id
  returning m.id, m.conversation_id
), noted as (
  insert into message_events (team_id, id, message_id, ledger_id, from_state, to_state, attempt, source, reason, dedupe_key, created_at)
  select $1, event_id, message_id, id, from_state::text, $6, attempt, $18, $8, $19, $7 from moved
)
select moved.id, moved.message_id, said.conversation_id, moved.lead_id, moved.campaign_id, moved.enrollment_id, moved.step_id,
  moved.channel, moved.sender_number_id, moved.sender_mailbox_id, moved.vendor, moved.integration_id, moved.address, moved.attempt, moved.from_state, moved.state, moved.reason,
  moved.error_code, moved.first_accepted
from moved join said on said.id = moved.message_id`;

/**
 * The only writer of `send_ledger.state`: moves rows by compare-and-set, keeps `messages.state` equal, writes one
 * event per move, tells the browsers, and runs what follows from a first acceptance or from an end.
 * @returns the rows that moved; a row that stood elsewhere is not among them.
 * @throws RangeError for a move that the ledger does not allow, whatever the rows' state.
 */
export async function transition(tx: TeamTx, now: Date, move: Move): Promise<MovedRow[]> {
  const from = typeof move.from === 'string' ? [move.from] : [...move.from];
  for (const state of from) {
    if (!canTransition(state, move.to))
      throw new RangeError(`The send ledger does not allow ${state} → ${move.to}.`);
  }
  if (move.to === 'submitting' && (!move.lease || !move.nextAttempt)) {
    throw new RangeError('A claim needs a lease and begins an attempt.');
  }
  if (move.ids.length === 0) return [];
  const { rows } = await tx.client.query<MovedRow>(SQL, [
    tx.teamId,
    move.ids,
    move.ids.map(() => newId()),
    from,
    move.attempt ?? null,
    move.to,
    now.toISOString(),
    move.reason ?? null,
    move.nextAttempt ? 1 : 0,
    move.dueAt?.toISOString() ?? null,
    move.lease?.until.toISOString() ?? null,
    move.lease?.owner ?? null,
    move.providerId ?? null,
    move.error?.code ?? null,
    move.error?.message ?? null,
    move.nextLookupAt?.toISOString() ?? null,
    ACCEPTED.has(move.to) || (move.accepted ?? false),
    move.source,
    move.dedupeKey ?? null,
  ]);
  await acceptedEffects(
    tx,
    now,
    rows.filter((row) => row.first_accepted),
  );
  await endedEffects(tx, now, rows);
  await announce(tx, now, rows);
  return rows;
}
