import { expect, it } from 'vitest';
import { startOfToday } from './today.js';

it.each([
  ['winter', '2026-01-15T16:00:00.123Z', '2026-01-15T05:00:00.000Z'],
  ['summer', '2026-07-15T03:59:59Z', '2026-07-14T04:00:00.000Z'],
  ['midnight itself', '2026-01-15T05:00:00Z', '2026-01-15T05:00:00.000Z'],
  ['the night the clocks go forward', '2026-03-08T20:00:00Z', '2026-03-08T05:00:00.000Z'],
  ['the night the clocks go back', '2026-11-01T20:00:00Z', '2026-11-01T04:00:00.000Z'],
])('begins the day at midnight in %s', (_what, now, start) => {
  expect(startOfToday(new Date(now)).toISOString()).toBe(start);
});
