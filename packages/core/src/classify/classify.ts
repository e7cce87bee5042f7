import { INTENT_RULES } from './intent-rules.js';
import { detectRevocation } from './revocation.js';
import { bounded, normalizeInbound } from './text.js';
import type { Classification } from './types.js';

/**
 * The intent that fixed rules can read from a message; `unclear` with confidence 0 when none applies.
 * A revocation always wins, whatever else the message says.
 */
export function classifyDeterministic(message: string): Classification {
  const text = bounded(message);
  const revocation = detectRevocation(text);
  if (revocation) return { intent: 'opt_out', confidence: 1, rule: revocation.rule };
  const normalized = normalizeInbound(text);
  for (const rule of INTENT_RULES) {
    const hit = rule.match?.test(normalized) === true || rule.raw?.test(text) === true;
    if (hit && !rule.unless?.test(normalized))
      return { intent: rule.intent, confidence: rule.confidence, rule: rule.name };
  }
  return { intent: 'unclear', confidence: 0, rule: 'none' };
}
