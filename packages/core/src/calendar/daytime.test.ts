import { describe, expect, it } from 'vitest';
import { isDaytime } from './daytime.js';

const at = (startsAt: string, minutes = 30) => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(Date.parse(startsAt) + minutes * 60_000),
});

describe('a time that may be proposed', () => {
  it.each([
    ['six in the morning there, nine here', '2026-11-24T14:00:00Z', ['America/Los_Angeles'], false],
    ['eight in the morning there', '2026-11-24T16:00:00Z', ['America/Los_Angeles'], true],
    ['ends at eight in the evening', '2026-11-25T03:30:00Z', ['America/Los_Angeles'], true],
    ['ends after it', '2026-11-25T03:31:00Z', ['America/Los_Angeles'], false],
    [
      'day in one zone, early in the other',
      '2026-11-24T14:00:00Z',
      ['America/New_York', 'America/Chicago', 'America/Denver'],
      false,
    ],
    ['over midnight', '2026-11-25T04:50:00Z', ['America/New_York'], false],
  ])('%s', (_, startsAt, zones, fits) => expect(isDaytime(at(startsAt), zones)).toBe(fits));
});
