import type { Classification } from './types.js';

/** The intent that fixed rules can read from a message; `unclear` with confidence 0 when none applies. */
export function classifyDeterministic(text: string): Classification {
  throw new Error(`classifyDeterministic is not available yet (${text.length})`);
}
