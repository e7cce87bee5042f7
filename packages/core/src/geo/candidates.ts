import type { CandidateInput, Candidates } from './types.js';

/**
 * Every zone and state a person may be in, from area codes, ZIP and state together: a union, never a guess.
 * Empty sets mean that a send must be held.
 */
export function candidatesFor(input: CandidateInput): Candidates {
  throw new Error(`candidatesFor is not available yet (${input.phones.length})`);
}
