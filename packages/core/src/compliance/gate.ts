import type { SendDecision, SendFacts } from './types.js';

/**
 * Decides whether a message may go out now. Pure: the same facts always give the same decision.
 * Every rule is evaluated and reported; the first failing one in the fixed order decides.
 */
export function evaluateSend(facts: SendFacts): SendDecision {
  throw new Error(`evaluateSend is not available yet (${facts.channel})`);
}
