import { describe, expect, it } from 'vitest';
import { byWeight, clockOf, resultWord, verdictWords } from './verdict-words';

describe('a decision in words', () => {
  it('knows the gate’s verdicts and shows others as they are', () => {
    expect(verdictWords('HOLD')).toMatchObject({ label: 'Held', tone: 'warn' });
    expect(verdictWords('odd')).toEqual({ label: 'odd', tone: 'neutral', says: '' });
    expect([resultWord('FAIL'), resultWord('pass'), resultWord('n/a')]).toEqual([
      'Stood against it',
      'Passed',
      'Did not apply',
    ]);
  });

  it('names first what stood against it, and keeps the order otherwise', () => {
    const rules = ['skip', 'pass', 'fail', 'pass', 'fail'].map((result, at) => ({ result, at }));
    expect(byWeight(rules).map(({ at }) => at)).toEqual([2, 4, 1, 3, 0]);
  });

  it('reads the clock of a local time', () => {
    expect(clockOf('2026-03-04T14:02:11-06:00')).toBe('14:02');
    expect(clockOf('14:02')).toBe('14:02');
  });
});
