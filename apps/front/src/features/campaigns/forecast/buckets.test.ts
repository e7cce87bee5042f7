import { describe, expect, it } from 'vitest';
import { axisTop, bucketsOf } from './buckets';

const at = (hour: string, count: number) => ({ hour: `2026-03-04T${hour}:00:00.000Z`, count });

describe('bucketsOf', () => {
  it('adds up senders and shows hours without a message', () => {
    const { size, list } = bucketsOf([at('17', 2), at('15', 3), at('15', 4)]);
    expect(size).toBe('hour');
    expect(list.map(({ count }) => count)).toEqual([7, 0, 2]);
  });

  it('shows days when the hours are too many to be told apart, and loses no message', () => {
    const hourly = Array.from({ length: 400 }, (_, index) => ({
      hour: new Date(Date.UTC(2026, 2, 1, index)).toISOString(),
      count: 1,
    }));
    const { size, list } = bucketsOf(hourly);
    expect(size).toBe('day');
    expect(list.length).toBeGreaterThanOrEqual(17);
    expect(list.length).toBeLessThanOrEqual(18);
    expect(list.reduce((sum, { count }) => sum + count, 0)).toBe(400);
  });

  it('is empty when nothing is sent', () => {
    expect(bucketsOf([]).list).toEqual([]);
  });
});

describe('axisTop', () => {
  it('is round, even, and never below the most', () => {
    for (const most of [0, 1, 2, 3, 7, 10, 11, 99, 100, 101, 349, 5_001, 999_999]) {
      const top = axisTop(most);
      expect(top).toBeGreaterThanOrEqual(most);
      expect(top % 2).toBe(0);
      expect(top).toBeLessThanOrEqual(Math.max(2, most * 2));
    }
  });
});
