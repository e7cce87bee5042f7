import type { TeamTx } from '@og/db';
import type { SmsOutcome } from '../../../platform/vendors/twilio.js';
import { transition, type Move } from '../ledger/transition.js';
import { applyErrorAction } from './error-consequences.js';
import type { Attempt, SendDeps } from './send-deps.js';

/** First look-up of an unknown outcome: by then a callback has usually settled it. */
const FIRST_LOOKUP_MS = 15_000;
const BACK_OFF_MIN_MS = 1_000;
const BACK_OFF_MAX_MS = 60_000;
/** How long a sender rests after its provider refused for its speed. */
const BUSY_MS = 30_000;

/**
 * Second half of a send: store what the provider said, fenced by the attempt. A row that a callback moved
 * meanwhile, or that belongs to a later attempt, stays as it is.
 */
export async function settleSend(deps: SendDeps, attempt: Attempt, outcome: SmsOutcome): Promise<void> {
  await deps.database.withTeam(attempt.teamId, async (tx) => {
    const now = deps.clock.now();
    const moved = await apply(deps, tx, now, attempt, outcome);
    if (moved) return;
    const facts = { ledgerId: attempt.ledgerId, attempt: attempt.attempt, outcome: outcome.kind };
    // The one thing that must never be: the provider took it, and the row carries another acceptance.
    if (outcome.kind === 'accepted') deps.logger.error(facts, 'a second acceptance for one ledger row');
    else deps.logger.warn(facts, 'a late result of a send: the row has moved on');
  });
}

async function apply(
  deps: SendDeps,
  tx: TeamTx,
  now: Date,
  attempt: Attempt,
  outcome: SmsOutcome,
): Promise<boolean> {
  const fenced = {
    ids: [attempt.ledgerId],
    attempt: attempt.attempt,
    source: 'sender',
  } satisfies Partial<Move>;
  switch (outcome.kind) {
    case 'accepted': {
      const rows = await transition(tx, now, {
        ...fenced,
        from: ['submitting', 'unknown'],
        to: 'accepted',
        providerId: outcome.providerId,
      });
      return rows.length > 0 || isBound(tx, attempt, outcome.providerId);
    }
    case 'rejected': {
      const error = { code: outcome.code, message: outcome.message };
      const [row] = await transition(tx, now, {
        ...fenced,
        from: ['submitting', 'unknown'],
        to: 'failed',
        reason: outcome.code,
        error,
      });
      if (!row) return false;
      const action = await applyErrorAction(deps, tx, now, row, outcome.code);
      if (action === 'back_off')
        deps.coolDowns.rest(attempt.senderNumberId, new Date(now.getTime() + BUSY_MS));
      return true;
    }
    case 'not_processed': {
      const wait = Math.max(outcome.retryAfterMs ?? 0, backOff(attempt));
      const dueAt = new Date(now.getTime() + wait);
      const reason = outcome.code === '20429' ? 'provider_busy' : 'provider_unreachable';
      const rows = await transition(tx, now, { ...fenced, from: 'submitting', to: 'ready', reason, dueAt });
      if (rows.length === 0) return false;
      deps.coolDowns.rest(attempt.senderNumberId, dueAt);
      await deps.outbox.job(tx, now, 'campaign/send', { ledgerId: attempt.ledgerId }, { availableAt: dueAt });
      return true;
    }
    case 'unknown': {
      const rows = await transition(tx, now, {
        ...fenced,
        from: 'submitting',
        to: 'unknown',
        reason: outcome.cause,
        nextLookupAt: new Date(now.getTime() + FIRST_LOOKUP_MS),
      });
      return rows.length > 0;
    }
  }
}

/** A callback was faster and bound the same id. */
async function isBound(tx: TeamTx, attempt: Attempt, providerId: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    'select from send_ledger where team_id = $1 and id = $2 and provider_id = $3',
    [tx.teamId, attempt.ledgerId, providerId],
  );
  return Boolean(rowCount);
}

/** Doubles with each attempt, up to a minute, spread by the row's id so that a burst does not come back as one. */
export function backOff({ attempt, ledgerId }: Pick<Attempt, 'attempt' | 'ledgerId'>): number {
  const base = Math.min(BACK_OFF_MIN_MS * 2 ** Math.min(attempt - 1, 10), BACK_OFF_MAX_MS);
  const spread = Number.parseInt(ledgerId.slice(-4), 16) / 0xffff;
  return Math.round(base * (1 + spread / 4));
}
