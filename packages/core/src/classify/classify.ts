import { classifyByRules } from '../inbox/classify-by-rules.js';
import type { Classification } from './types.js';

/** Nothing but the words is looked at: no times are read, so no clock is needed. */
const WORDS_ONLY = { now: new Date(0), zone: null, channel: 'sms' } as const;

/**
 * The intent that fixed rules can read from the words of a message alone; `unclear` when none applies. A revocation
 * always wins, whatever else the message says. The short form of `classifyByRules`.
 */
export function classifyDeterministic(message: string): Classification {
  const { intent, confidence, rule } = classifyByRules(message, WORDS_ONLY);
  return { intent, confidence, rule };
}
