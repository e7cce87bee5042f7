import type { Revocation } from './types.js';

/** Text made comparable: lower case, plain quotes, no accents, no emoji, no punctuation at the ends, single spaces. */
export function normalizeInbound(text: string): string {
  throw new Error(`normalizeInbound is not available yet (${text.length})`);
}

/**
 * Whether a message withdraws consent: a keyword as the whole message, or free text that plainly says so.
 * null when it does not. Deterministic and fast; runs before the webhook answers.
 */
export function detectRevocation(text: string): Revocation | null {
  throw new Error(`detectRevocation is not available yet (${text.length})`);
}

/** HELP or INFO as the whole message. */
export function detectHelp(text: string): boolean {
  throw new Error(`detectHelp is not available yet (${text.length})`);
}

/** START or UNSTOP as the whole message: lifts keyword opt-outs only. */
export function detectStart(text: string): boolean {
  throw new Error(`detectStart is not available yet (${text.length})`);
}
