/** States of a send ledger row, in the order of a normal life. */
export const LEDGER_STATES = [
  'planned',
  'held',
  'ready',
  'submitting',
  'unknown',
  'accepted',
  'sent',
  'delivered',
  'read',
  'undelivered',
  'failed',
  'failed_unknown',
  'suppressed',
  'expired',
  'canceled',
] as const;
export type LedgerState = (typeof LEDGER_STATES)[number];

const BARRED: readonly LedgerState[] = ['suppressed', 'expired', 'canceled'];
const OUTCOMES: readonly LedgerState[] = ['sent', 'delivered', 'read', 'undelivered', 'failed'];

/**
 * Allowed moves. `submitting → ready` needs proof that the provider took nothing (the caller's duty);
 * `submitting → sent…` is a callback that overtook the provider's own answer.
 */
const MOVES: Readonly<Record<LedgerState, readonly LedgerState[]>> = {
  planned: ['ready', 'held', ...BARRED],
  held: ['planned', 'ready', ...BARRED],
  ready: ['submitting', 'held', 'planned', ...BARRED],
  submitting: ['ready', 'accepted', 'unknown', ...OUTCOMES],
  unknown: ['accepted', 'failed_unknown', ...OUTCOMES],
  // A late callback is better knowledge than two empty look-ups.
  failed_unknown: ['accepted', ...OUTCOMES],
  accepted: [...OUTCOMES, 'canceled'],
  sent: ['delivered', 'read', 'undelivered', 'failed'],
  delivered: ['read'],
  read: [],
  undelivered: [],
  failed: [],
  suppressed: [],
  expired: [],
  canceled: [],
};

/** States from which an opt-out, a pause or an expiry can still stop the send. */
export const STOPPABLE: ReadonlySet<LedgerState> = new Set<LedgerState>(['planned', 'held', 'ready']);

/** States in which the provider may have accepted the message: never send again from here. */
export const MAYBE_ACCEPTED: ReadonlySet<LedgerState> = new Set<LedgerState>([
  'submitting',
  'unknown',
  'failed_unknown',
  'accepted',
  'sent',
  'delivered',
  'read',
  'undelivered',
]);

/** Whether the ledger may move from one state to another. Staying is not a move. */
export function canTransition(from: LedgerState, to: LedgerState): boolean {
  return MOVES[from].includes(to);
}
