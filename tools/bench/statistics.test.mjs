import { describe, expect, it } from 'vitest';
import { busiestWindow, figure, percentile, summary } from './statistics.mjs';

describe('figures of repeated runs', () => {
  it('takes the middle run, and the mean of the two middle ones', () => {
    expect(summary([5, 1, 3])).toEqual({ median: 3, min: 1, max: 5, runs: 3 });
    expect(summary([4, 1, 3, 2]).median).toBe(2.5);
    expect(() => summary([])).toThrow(RangeError);
  });

  it('names the value at a rank', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(values, 0.99)).toBe(99);
    expect(percentile(values, 0.5)).toBe(50);
    expect(percentile([7], 0.99)).toBe(7);
  });

  it('finds the busiest second, its end excluded', () => {
    const events = [0, 500, 999, 1000, 1001].map((at) => ({ at, weight: 1 }));
    expect(busiestWindow(events, 1000)).toBe(4);
    expect(
      busiestWindow(
        [
          { at: 0, weight: 3 },
          { at: 1000, weight: 2 },
        ],
        1000,
      ),
    ).toBe(3);
    expect(busiestWindow([], 1000)).toBe(0);
  });

  it('writes figures with three digits that count', () => {
    expect([figure(1234.6), figure(12.345), figure(0.98765), figure(Number.NaN)]).toEqual([
      '1,235',
      '12.3',
      '0.988',
      '–',
    ]);
  });
});
