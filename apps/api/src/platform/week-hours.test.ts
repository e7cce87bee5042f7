import { describe, expect, it } from 'vitest';
import { toStoredWeek, toWeekHours, weekHoursSchema } from './week-hours.js';

const DAYS = [
  { weekday: 1, from: 540, to: 720 },
  { weekday: 1, from: 780, to: 1_020 },
  { weekday: 5, from: 540, to: 900 },
];

describe('week hours', () => {
  it('are the same after being stored', () => {
    const hours = { zone: 'America/Chicago', days: DAYS };
    expect(toWeekHours(toStoredWeek(hours))).toEqual(hours);
  });

  it.each([
    ['a zone that is none', { zone: 'Chicago', days: DAYS }],
    ['a span that ends before it begins', { zone: 'UTC', days: [{ weekday: 1, from: 700, to: 600 }] }],
    ['a span beyond the day', { zone: 'UTC', days: [{ weekday: 1, from: 700, to: 1_500 }] }],
    [
      'two spans at once',
      {
        zone: 'UTC',
        days: [
          { weekday: 2, from: 540, to: 720 },
          { weekday: 2, from: 700, to: 800 },
        ],
      },
    ],
  ])('refuse %s', (_, hours) => {
    expect(weekHoursSchema.safeParse(hours).success).toBe(false);
  });
});
