import { effectiveProfile, nextOpening } from '@og/core';
import type { TeamTx } from '@og/db';
import {
  decideSend,
  loadManyFacts,
  reasonMessage,
  type DecisionRecord,
  type GateDecision,
  type LoadedFacts,
} from '../../compliance/index.js';
import { returnDrafts } from '../conversation/waiting-draft.js';
import { transition } from '../ledger/transition.js';
import { askAgainAt } from './hold-policy.js';
import { AUTOMATIC_KEY, subjectOf, type LedgerRow } from './ledger-row.js';
import type { SendDeps } from './send-deps.js';

/** A row and what the gate said about it. */
export interface Judged {
  row: LedgerRow;
  decision: GateDecision;
  /** The number or mailbox address that it leaves from. */
  from: string;
  /** Seconds; for an allowed one. */
  validityPeriod: number;
}

export interface Verdicts {
  judged: Judged[];
  /** Their lead or sender is gone. */
  gone: LedgerRow[];
}

const MAX_VALIDITY_S = 36_000;
const MIN_VALIDITY_S = 60;
/** A vendor that cannot give a text up must have it well before the hours end. */
const UNLIMITED_VALIDITY_S = 600;
/** Between our decision and the provider's clock. */
const PAD_MS = 5_000;

/** Ask the gate about every row of a batch: one statement for the facts, then pure rules. */
export async function judge(
  deps: SendDeps,
  tx: TeamTx,
  now: Date,
  rows: readonly LedgerRow[],
): Promise<Verdicts> {
  const loaded = await loadManyFacts(tx, deps.vault, now, rows.map(subjectOf));
  const verdicts: Verdicts = { judged: [], gone: [] };
  rows.forEach((row, place) => {
    const facts = loaded[place];
    if (!facts?.senderPhone) verdicts.gone.push(row);
    else
      verdicts.judged.push({
        row,
        from: facts.senderPhone,
        ...withValidity(row, decideSend(facts), facts, now),
      });
  });
  return verdicts;
}

/** The provider may deliver until then and no later; with too little time left the next window is awaited. */
function withValidity(
  row: LedgerRow,
  decision: GateDecision,
  loaded: LoadedFacts,
  now: Date,
): { decision: GateDecision; validityPeriod: number } {
  if (decision.verdict !== 'allow' || !decision.validUntil)
    return { decision, validityPeriod: MAX_VALIDITY_S };
  const seconds = Math.floor((decision.validUntil.getTime() - now.getTime() - PAD_MS) / 1_000);
  const least = row.vendor === 'signalhouse' && !row.transactional ? UNLIMITED_VALIDITY_S : MIN_VALIDITY_S;
  if (seconds >= least)
    return { decision, validityPeriod: Math.max(MIN_VALIDITY_S, Math.min(MAX_VALIDITY_S, seconds)) };
  const retryAt = nextOpening(loaded.facts.candidates, effectiveProfile(loaded.facts), decision.validUntil);
  return {
    decision: { ...decision, verdict: 'hold', reason: 'window_closing', retryAt, validUntil: null },
    validityPeriod: 0,
  };
}

const ENDS = { suppress: 'suppressed', cancel: 'canceled', expire: 'expired' } as const;

/** Put what may not leave where the gate says, one statement for each kind of place. */
export async function putAside(
  deps: Pick<SendDeps, 'outbox'>,
  tx: TeamTx,
  now: Date,
  { judged, gone }: Verdicts,
): Promise<DecisionRecord[]> {
  const aside = judged.filter((item) => item.decision.verdict !== 'allow');
  const held: Judged[] = [];
  const waiting: { id: string; reason: string; dueAt: Date }[] = [];
  for (const item of aside) {
    const { verdict, reason, retryAt } = item.decision;
    if (verdict !== 'hold') continue;
    const dueAt = askAgainAt(reason, retryAt, now);
    if (dueAt) waiting.push({ id: item.row.id, reason, dueAt });
    else held.push(item);
  }
  const move = { from: 'ready', source: 'sender' } as const;
  await transition(tx, now, { ...move, to: 'planned', rows: waiting });
  // Whoever moved what a number had left alone what was being claimed.
  if (waiting.some(({ reason }) => reason === 'sender_not_ready'))
    await deps.outbox.job(tx, now, 'campaign/move-sends', {});
  await transition(tx, now, { ...move, to: 'held', rows: held.map(reasoned) });
  for (const [verdict, to] of Object.entries(ENDS))
    await transition(tx, now, {
      ...move,
      to,
      rows: aside.filter((item) => item.decision.verdict === verdict).map(reasoned),
    });
  await transition(tx, now, {
    ...move,
    to: 'canceled',
    ids: gone.map((row) => row.id),
    reason: 'lead_unreachable',
  });
  await giveBackDrafts(deps, tx, now, aside);
  return aside.map(recordOf);
}

/** What an agent would have sent by itself waits for a person instead, unless the person may not be written to. */
async function giveBackDrafts(
  deps: Pick<SendDeps, 'outbox'>,
  tx: TeamTx,
  now: Date,
  aside: readonly Judged[],
): Promise<void> {
  const stopped = aside.filter(
    ({ row, decision }) =>
      row.one_off_key?.startsWith(AUTOMATIC_KEY) && ['cancel', 'expire'].includes(decision.verdict),
  );
  for (const { row, decision } of stopped)
    await returnDrafts(tx, deps, now, [row.message_id], reasonMessage(decision.reason));
}

/** What is kept about a decision. */
export function recordOf({ row, decision, from }: Judged): DecisionRecord {
  return { messageId: row.message_id, decision, sender: from };
}

const reasoned = ({ row, decision }: Judged) => ({ id: row.id, reason: decision.reason });
