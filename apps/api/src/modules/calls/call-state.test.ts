import { describe, expect, it } from 'vitest';
import { movesOn, waitAfterLookup } from './call-state.js';

describe('a call of which nothing is known', () => {
  it('is asked for at ever longer intervals, at most five minutes apart', () => {
    const waits = Array.from({ length: 12 }, (_, asked) => waitAfterLookup(asked) / 1_000);
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300, 300, 300, 300]);
    expect(waitAfterLookup(10_000)).toBe(300_000);
  });

  it('takes a message that is reported after the hanging up, and nothing else after an end', () => {
    expect(movesOn('no_answer', 'voicemail')).toBe(true);
    expect(movesOn('voicemail', 'no_answer')).toBe(false);
    expect(movesOn('completed', 'no_answer')).toBe(false);
  });
});
