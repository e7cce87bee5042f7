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
  voicemail: 4,
};

/** Whether a report moves a call on. */
export function movesOn(from: CallStateValue, to: CallStateValue): boolean {
  return RANK[to] > RANK[from];
}

export function hasEnded(state: CallStateValue): boolean {
  return RANK[state] === 4;
}
