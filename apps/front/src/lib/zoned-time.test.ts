import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clockIn, instantOf, localOf, placeOf } from './zoned-time';

const NEW_YORK = 'America/New_York';

it.each([
  ['2026-01-15T09:30', NEW_YORK, '2026-01-15T14:30:00.000Z'],
  ['2026-07-15T09:30', NEW_YORK, '2026-07-15T13:30:00.000Z'],
  ['2026-07-15T09:30', 'Asia/Kolkata', '2026-07-15T04:00:00.000Z'],
  // The clock goes from 02:00 to 03:00: half past two is half past three.
  ['2026-03-08T02:30', NEW_YORK, '2026-03-08T07:30:00.000Z'],
  // Half past one comes twice: the first.
  ['2026-11-01T01:30', NEW_YORK, '2026-11-01T05:30:00.000Z'],
  ['2026-11-01T02:30', NEW_YORK, '2026-11-01T07:30:00.000Z'],
])('%s in %s is %s', (local, zone, instant) => {
  expect(instantOf(local, zone)?.toISOString()).toBe(instant);
});

it.each(['', 'tomorrow', '2026-13-01T10:00', '2026-01-01'])('%j is no date and time', (local) => {
  expect(instantOf(local, NEW_YORK)).toBeNull();
});

it('finds the way back from whatever a clock shows', () => {
  const zones = fc.constantFrom(NEW_YORK, 'America/Los_Angeles', 'Pacific/Auckland', 'Asia/Kolkata', 'UTC');
  const minutes = fc.integer({ min: Date.UTC(2025, 0) / 60_000, max: Date.UTC(2030, 0) / 60_000 });
  fc.assert(
    fc.property(minutes, zones, (minute, zone) => {
      const shown = localOf(new Date(minute * 60_000), zone);
      const again = instantOf(shown, zone)!;
      expect(localOf(again, zone)).toBe(shown);
      // The same instant, or the first of the two that a clock shows alike.
      expect([0, 60]).toContain(minute - again.getTime() / 60_000);
    }),
  );
});

it('names a zone as people do', () => {
  expect(placeOf(NEW_YORK)).toBe('New York');
  expect(placeOf('UTC')).toBe('UTC');
});

it('says what a clock shows and in which zone; of a zone that the browser does not know it says nothing', () => {
  const now = new Date('2026-11-22T15:04:00Z');
  expect(clockIn(now, NEW_YORK)).toBe('Sun, 10:04 EST');
  expect(clockIn(now, 'Mars/Olympus')).toBeNull();
});
