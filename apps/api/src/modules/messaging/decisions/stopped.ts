import { RULESET } from '@og/core';
import type { GateAnswer, LedgerMove, StoredFacts } from './decision-record.js';

const VERDICTS: Readonly<Record<string, string>> = {
  suppressed: 'suppress',
  canceled: 'cancel',
  expired: 'expire',
  held: 'hold',
};

const BY: Readonly<Record<string, string>> = {
  planner: 'by the planner',
  sweeper: 'by the sweeper',
  revocation: 'by a revocation',
  user: 'by a person',
  campaign: 'with its campaign',
  callback: 'by the carrier’s report',
};

/**
 * A message may be stopped by something else than the gate: an opt-out, an archived campaign, a person, its time. Then
 * that move of the ledger is the decision; what the gate had said before stays listed behind it.
 * @returns null when the gate spoke last
 */
export function stoppedAnswer(facts: StoredFacts): GateAnswer | null {
  const last = facts.ledger.at(-1);
  const verdict = last ? VERDICTS[last.to] : undefined;
  if (!last || !verdict || last.source === 'sender') return null;
  const { answer } = facts;
  if (answer && answer.decidedAt > last.at) return null;
  return {
    verdict,
    reason: last.reason,
    rules: [{ rule: `ledger_${last.source}`, result: 'fail', detail: words(last) }, ...(answer?.rules ?? [])],
    ruleset: answer?.ruleset ?? RULESET.version,
    zones: answer?.zones ?? [],
    consentId: answer?.consentId ?? null,
    sender: answer?.sender ?? null,
    decidedAt: last.at,
    validUntil: null,
  };
}

function words(move: LedgerMove): string {
  const by = BY[move.source] ?? `by ${move.source}`;
  return `${move.from ?? 'new'} → ${move.to} ${by} at ${move.at.toISOString()}${move.explanation ? `: ${move.explanation}` : '.'}`;
}
