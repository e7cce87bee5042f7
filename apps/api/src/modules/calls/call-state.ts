import type { CallStateValue } from './call.types.js';

/** States in which a phone rings or somebody talks. */
export const LIVE: readonly CallStateValue[] = ['starting', 'ringing_rep', 'ringing', 'in_progress'];

/** Reports come in any order, and more than once: a call never goes back. */
const RANK: Readonly<Record<CallStateValue, number>> = {
  starting: 0,
  // Nothing was known of it: whatever is learned is more.
  unknown: 0,
  ringing_rep: 1,
  ringing: 2,
  in_progress: 3,
  completed: 4,
  no_answer: 4,
  busy: 4,
  failed: 4,
  canceled: 4,
  // A caller's message may be reported after their hanging up.
  voicemail: 5,
};

/** Whether a report moves a call on. */
export function movesOn(from: CallStateValue, to: CallStateValue): boolean {
  return RANK[to] > RANK[from];
}

export function hasEnded(state: CallStateValue): boolean {
  return RANK[state] >= 4;
}

/** The first pause between two questions about a call, and the longest. */
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 5 * 60_000;

/**
 * How long the vendor is left alone after it was asked about a call, in ms: twice as long each time.
 * @param asked how often it was asked before, from 0
 */
export function waitAfterLookup(asked: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(Math.max(0, asked), 10));
}
