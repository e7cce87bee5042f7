import type { ReasonCode } from './reasons.js';
import type { RuleOutcome } from './rule.js';
import type { Verdict } from './types.js';

export function pass(detail: string): RuleOutcome {
  return { result: 'pass', detail };
}

export function skip(detail: string): RuleOutcome {
  return { result: 'skip', detail };
}

export function fail(
  verdict: Exclude<Verdict, 'allow'>,
  reason: ReasonCode,
  detail: string,
  retryAfter?: Date,
): RuleOutcome {
  return { result: 'fail', verdict, reason, detail, ...(retryAfter ? { retryAfter } : {}) };
}
