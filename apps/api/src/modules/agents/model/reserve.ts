import type { TeamTx } from '@og/db';
import { readBudget, type BudgetNow } from './budget.js';

/** A question that was begun and not counted for so long: its process died. Longer than any model may take. */
const HELD_MS = 10 * 60_000;

/** What a question may cost, while nobody knows what it does. */
export interface Reservation {
  /** The draft that is written, or the one question. */
  id: string;
  conversationId: string | null;
  /** Micro-dollars. */
  micros: number;
}

/**
 * Read a team's budget before a model is asked, with what is being asked just now counted as spent: of many at once, each
 * sees those before it. Held until the transaction ends, so that `reserve` in it counts for the next one.
 */
export async function openBudget(tx: TeamTx, now: Date, conversationId: string | null): Promise<BudgetNow> {
  await tx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `model-budget|${tx.teamId}`,
  ]);
  return readBudget(tx, now, conversationId, { withReserved: true });
}

/** Count a question as spent from now on; again with the same id it is the same question. */
export async function reserve(
  tx: TeamTx,
  now: Date,
  { id, conversationId, micros }: Reservation,
): Promise<void> {
  await tx.client.query('delete from model_reservations where team_id = $1 and expires_at <= $2', [
    tx.teamId,
    now.toISOString(),
  ]);
  await tx.client.query(
    `insert into model_reservations (team_id, id, conversation_id, micros, expires_at) values ($1, $2, $3, $4, $5)
     on conflict (team_id, id) do update set micros = excluded.micros, expires_at = excluded.expires_at`,
    [tx.teamId, id, conversationId, micros, new Date(now.getTime() + HELD_MS).toISOString()],
  );
}

/** The question was counted, in the transaction that does: what it was expected to cost counts no more. */
export async function settleReservation(tx: TeamTx, id: string): Promise<void> {
  await tx.client.query('delete from model_reservations where team_id = $1 and id = $2', [tx.teamId, id]);
}
