import type { ReasonCode } from './reasons.js';
import type { OpenCheck, RuleName, SendFacts, SendKind, Verdict, WindowProfile } from './types.js';

/** What a rule sees: the facts and what was derived from them once. */
export interface RuleContext {
  facts: SendFacts;
  kind: SendKind;
  profile: WindowProfile;
  open: OpenCheck;
  closes: Date | null;
}

export type RuleOutcome =
  | { result: 'pass' | 'skip'; detail: string }
  | {
      result: 'fail';
      detail: string;
      reason: ReasonCode;
      verdict: Exclude<Verdict, 'allow'>;
      /** Earliest time at which asking again can help; absent when something must change first. */
      retryAfter?: Date;
    };

export type Rule = readonly [name: RuleName, evaluate: (context: RuleContext) => RuleOutcome];
