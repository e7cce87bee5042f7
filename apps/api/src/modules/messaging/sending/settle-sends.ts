import type { TeamTx } from '@og/db';
import { failpoint } from '../../../platform/failpoints.js';
import { providerError, type SendOutcome } from '../../../platform/vendors/ports.js';
import { transition } from '../ledger/transition.js';
import { returnUses } from './day-caps.js';
import { applyErrorAction, isHarmless } from './error-consequences.js';
import type { Attempt, SendDeps } from './send-deps.js';

export interface Settlement {
  attempt: Attempt;
  outcome: SendOutcome;
}

type Of<K extends SendOutcome['kind']> = Settlement & { outcome: Extract<SendOutcome, { kind: K }> };

/** First look-up of an unknown outcome: by then a callback has usually settled it. */
const FIRST_LOOKUP_MS = 15_000;
const BACK_OFF_MIN_MS = 1_000;
const BACK_OFF_MAX_MS = 60_000;
/** How long a sender rests after its provider refused for its speed. */
const BUSY_MS = 30_000;

/**
 * Second half of sends: store what the providers said, fenced by each attempt. A row that a callback moved meanwhile,
 * or that belongs to a later attempt, stays as it is. Sends of one team; those whose refusal concerns more than the
 * message, because it bars a person or a sender, have a transaction of their own.
 */
export async function settleSends(deps: SendDeps, settlements: readonly Settlement[]): Promise<void> {
  const [first] = settlements;
  if (!first) return;
  const { teamId } = first.attempt;
  const alone = settlements.filter(hasConsequences);
  const together = settlements.filter((item) => !alone.includes(item));
  if (together.length > 0)
    await deps.database.withTeam(teamId, (tx) => settleTogether(deps, tx, together), {
      genericPlans: true,
    });
  for (const item of alone) await deps.database.withTeam(teamId, (tx) => settleTogether(deps, tx, [item]));
}

/** One send; for tests and for what is not part of a batch. */
export function settleSend(deps: SendDeps, attempt: Attempt, outcome: SendOutcome): Promise<void> {
  return settleSends(deps, [{ attempt, outcome }]);
}

function hasConsequences({ attempt, outcome }: Settlement): boolean {
  return outcome.kind === 'rejected' && !isHarmless(providerError(attempt.vendor, outcome.code).action);
}

async function settleTogether(deps: SendDeps, tx: TeamTx, settlements: readonly Settlement[]): Promise<void> {
  const now = deps.clock.now();
  const kind = <K extends SendOutcome['kind']>(name: K) =>
    settlements.filter((item): item is Of<K> => item.outcome.kind === name);
  const moved = new Set<string>([
    ...(await accept(tx, now, kind('accepted'))),
    ...(await reject(deps, tx, now, kind('rejected'))),
    ...(await putBack(deps, tx, now, kind('not_processed'))),
    ...(await doubt(tx, now, kind('unknown'))),
  ]);
  await reportLate(
    deps,
    tx,
    settlements.filter((item) => !moved.has(item.attempt.ledgerId)),
  );
  failpoint('settle.before_commit');
}

const fenced = ({ attempt }: Settlement) => ({ id: attempt.ledgerId, attempt: attempt.attempt });
const idsOf = (rows: readonly { id: string }[]) => rows.map((row) => row.id);

async function accept(tx: TeamTx, now: Date, items: Of<'accepted'>[]): Promise<string[]> {
  const rows = await transition(tx, now, {
    from: ['submitting', 'unknown'],
    to: 'accepted',
    source: 'sender',
    rows: items.map((item) => ({ ...fenced(item), providerId: item.outcome.providerId })),
  });
  return idsOf(rows);
}

async function reject(deps: SendDeps, tx: TeamTx, now: Date, items: Of<'rejected'>[]): Promise<string[]> {
  const rows = await transition(tx, now, {
    from: ['submitting', 'unknown'],
    to: 'failed',
    source: 'sender',
    rows: items.map((item) => ({
      ...fenced(item),
      reason: item.outcome.code,
      error: { code: item.outcome.code, message: item.outcome.message },
    })),
  });
  for (const row of rows) {
    const action = await applyErrorAction(deps, tx, now, row, row.error_code ?? '');
    if (action === 'back_off')
      deps.coolDowns.rest(
        row.sender_number_id ?? row.sender_mailbox_id ?? '',
        new Date(now.getTime() + BUSY_MS),
      );
  }
  return idsOf(rows);
}

/** Proof that nothing was taken: ready again, a little later, and its sender rests until then. */
async function putBack(
  deps: SendDeps,
  tx: TeamTx,
  now: Date,
  items: Of<'not_processed'>[],
): Promise<string[]> {
  const again = items.map((item) => {
    const wait = Math.max(item.outcome.retryAfterMs ?? 0, backOff(item.attempt));
    const reason = BUSY_CODES.has(item.outcome.code) ? 'provider_busy' : 'provider_unreachable';
    return { item, reason, dueAt: new Date(now.getTime() + wait) };
  });
  const rows = await transition(tx, now, {
    from: 'submitting',
    to: 'ready',
    source: 'sender',
    rows: again.map(({ item, reason, dueAt }) => ({ ...fenced(item), reason, dueAt })),
  });
  const moved = new Set(idsOf(rows));
  const back = again.filter(({ item }) => moved.has(item.attempt.ledgerId));
  for (const { item, dueAt } of back) deps.coolDowns.rest(item.attempt.senderId, dueAt);
  await returnUses(
    tx,
    back.flatMap(({ item }) => item.attempt.counted ?? []),
  );
  const [soonest] = back.map(({ dueAt }) => dueAt).toSorted((a, b) => a.getTime() - b.getTime());
  if (soonest) await deps.outbox.job(tx, now, 'campaign/drain', { lane: 0 }, { availableAt: soonest });
  return [...moved];
}

async function doubt(tx: TeamTx, now: Date, items: Of<'unknown'>[]): Promise<string[]> {
  const rows = await transition(tx, now, {
    from: 'submitting',
    to: 'unknown',
    source: 'sender',
    rows: items.map((item) => ({
      ...fenced(item),
      reason: item.outcome.cause,
      nextLookupAt: new Date(now.getTime() + FIRST_LOOKUP_MS),
    })),
  });
  return idsOf(rows);
}

/** Rows that had moved on. */
async function reportLate(deps: SendDeps, tx: TeamTx, late: readonly Settlement[]): Promise<void> {
  if (late.length === 0) return;
  const { rows } = await tx.client.query<{ id: string; provider_id: string | null }>(
    'select id, provider_id from send_ledger where team_id = $1 and id = any($2::uuid[])',
    [tx.teamId, late.map((item) => item.attempt.ledgerId)],
  );
  const bound = new Map(rows.map((row) => [row.id, row.provider_id]));
  for (const { attempt, outcome } of late) {
    const facts = { ledgerId: attempt.ledgerId, attempt: attempt.attempt, outcome: outcome.kind };
    if (outcome.kind !== 'accepted') deps.logger.warn(facts, 'a late result of a send: the row has moved on');
    // A callback was faster and bound the same id; any other acceptance is the one thing that must never be.
    else if (bound.get(attempt.ledgerId) !== outcome.providerId)
      deps.logger.error(facts, 'a second acceptance for one ledger row');
  }
}

/** Codes by which vendors say "slower". */
const BUSY_CODES: ReadonlySet<string> = new Set(['20429', '429', 'http_429']);

/** Doubles with each attempt, up to a minute, spread by the row's id so that a burst does not come back as one. */
export function backOff({ attempt, ledgerId }: Pick<Attempt, 'attempt' | 'ledgerId'>): number {
  const base = Math.min(BACK_OFF_MIN_MS * 2 ** Math.min(attempt - 1, 10), BACK_OFF_MAX_MS);
  const spread = Number.parseInt(ledgerId.slice(-4), 16) / 0xffff;
  return Math.round(base * (1 + spread / 4));
}
