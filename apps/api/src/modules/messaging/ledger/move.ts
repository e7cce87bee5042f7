import { canTransition, type LedgerState } from '@og/core';

/** Who moved a row. */
export type TransitionSource =
  | 'planner'
  | 'sender'
  | 'callback'
  | 'sweeper'
  | 'revocation'
  | 'user'
  | 'campaign';

/** A state that a row passes through in one move with others: several reports of one message that come together. */
export interface MoveStep {
  to: LedgerState;
  /** Made before the move, so that events keep their order. */
  eventId: string;
  reason: string | null;
  dedupeKey: string;
}

/** What may be each row's own in a move of many. A value that is absent is the move's. */
export interface RowMove {
  id: string;
  /** The fence: only a row at this attempt moves. */
  attempt?: number;
  reason?: string | null;
  dueAt?: Date;
  providerId?: string;
  error?: { code: string; message: string };
  nextLookupAt?: Date | null;
  /** Of a provider's callback, so that a repeated one counts once. */
  dedupeKey?: string;
  /** States on the way to the move's, each legal after the one before; the row is written once, each is an event. */
  through?: readonly MoveStep[];
}

/** One kind of move of one or many rows. Only rows that stand in `from` (and at `attempt`) move; the rest stay. */
export interface Move extends Omit<RowMove, 'id'> {
  /** Rows that all move alike; or `rows`, where they differ. */
  ids?: readonly string[];
  rows?: readonly RowMove[];
  /** Where the rows must stand. Each pair with `to` must be a legal move. */
  from: LedgerState | readonly LedgerState[];
  to: LedgerState;
  source: TransitionSource;
  /** Begin the next attempt with the move. */
  nextAttempt?: boolean;
  lease?: { until: Date; owner: string };
  /** The provider has or had it: sets `accepted_at` once and runs what follows from a first acceptance. */
  accepted?: boolean;
}

/** The states that the rows may come from. @throws RangeError for a move that the ledger does not allow */
export function legalSources(move: Move): LedgerState[] {
  const from = typeof move.from === 'string' ? [move.from] : [...move.from];
  for (const state of from) {
    if (!canTransition(state, move.to))
      throw new RangeError(`The send ledger does not allow ${state} → ${move.to}.`);
  }
  if (move.to === 'submitting' && (!move.lease || !move.nextAttempt))
    throw new RangeError('A claim needs a lease and begins an attempt.');
  return from;
}

/** Each row with the values that it moves with. */
export function rowsOf(move: Move): RowMove[] {
  const { attempt, reason, dueAt, providerId, error, nextLookupAt, dedupeKey } = move;
  const shared = {
    ...(attempt === undefined ? {} : { attempt }),
    ...(reason === undefined ? {} : { reason }),
    ...(dueAt ? { dueAt } : {}),
    ...(providerId === undefined ? {} : { providerId }),
    ...(error ? { error } : {}),
    ...(nextLookupAt === undefined ? {} : { nextLookupAt }),
    ...(dedupeKey === undefined ? {} : { dedupeKey }),
  };
  const alike = (move.ids ?? []).map((id) => ({ ...shared, id }));
  return [...alike, ...(move.rows ?? []).map((row) => ({ ...shared, ...row }))];
}
