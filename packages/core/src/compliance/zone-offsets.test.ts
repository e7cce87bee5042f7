import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { DAY_MS, changesBetween, instantsShowing, offsetAt } from './zone-offsets.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What is remembered is compared with this: the same question, asked of the library each time. */
const plainly = (zone: string, at: number): number => DateTime.fromMillis(at, { zone }).offset;

// Those in which the clock changes at midnight, by half an hour, twice about Ramadan, or over the date line.
const ODD = [
  'America/Havana',
  'America/Santiago',
  'America/Asuncion',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Asia/Beirut',
  'Pacific/Apia',
  'Antarctica/Troll',
];
const PEOPLE = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'America/Adak',
  'Pacific/Honolulu',
  'Pacific/Guam',
  'America/Puerto_Rico',
];
const zoneArb = fc.constantFrom(...PEOPLE, ...ODD, ...Intl.supportedValuesOf('timeZone'));
const yearArb = fc.integer({ min: 2000, max: 2045 });
const instantArb = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2045-12-31'), noInvalidDate: true })
  .map((date) => date.getTime());

/** Every change of a year, found by looking each six hours and then ever closer. */
function changesPlainly(zone: string, year: number): number[] {
  const changes: number[] = [];
  const end = Date.UTC(year + 1, 0);
  let from = Date.UTC(year, 0);
  let before = plainly(zone, from);
  for (let to = from + 6 * HOUR; to <= end; to += 6 * HOUR) {
    const after = plainly(zone, to);
    if (after !== before) {
      let at = from;
      for (const step of [HOUR, MINUTE, 1_000, 1]) {
        while (plainly(zone, at + step) === before) at += step;
      }
      changes.push(at + 1);
    }
    from = to;
    before = after;
  }
  return changes;
}

describe('what is remembered of a zone', () => {
  it('is what the library says, at any time', () => {
    fc.assert(
      fc.property(
        zoneArb,
        instantArb,
        fc.integer({ min: -3 * DAY_MS, max: 3 * DAY_MS }),
        (zone, at, away) => {
          for (const one of [at, at + away, at, at - away])
            expect(offsetAt(zone, one)).toBe(plainly(zone, one));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('has every change of the clock of a year, to the millisecond', () => {
    fc.assert(
      fc.property(zoneArb, yearArb, (zone, year) => {
        const changes = changesPlainly(zone, year);
        expect(changesBetween(zone, Date.UTC(year, 0) + 1, Date.UTC(year + 1, 0))).toEqual(changes);
        for (const change of changes)
          for (const at of [-DAY_MS, -HOUR, -MINUTE, -1, 0, 1, MINUTE, HOUR, DAY_MS].map((by) => change + by))
            expect(offsetAt(zone, at)).toBe(plainly(zone, at));
      }),
      { numRuns: 25 },
    );
  });

  it('is the same whichever day is asked for first', () => {
    const [change] = changesPlainly('America/New_York', 2031);
    const days = [-2, -1, 0, 1, 2].map((day) => change! + day * DAY_MS);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(days, { minLength: 5 }),
        fc.constantFrom('America/New_York', 'America/Detroit', 'America/Toronto', 'America/Nassau'),
        (asked, zone) => {
          for (const at of asked) {
            expect(offsetAt(zone, at)).toBe(plainly(zone, at));
            expect(offsetAt(zone, at - 1)).toBe(plainly(zone, at - 1));
          }
        },
      ),
    );
  });

  it('is forgotten when it is much, and found again', () => {
    const zones = ['America/Denver', 'America/New_York', 'Pacific/Guam'];
    const noon = (day: number): number => Date.UTC(2030, 0, 1 + day, 12);
    for (let day = 0; day < 11_000; day += 1) for (const zone of zones) offsetAt(zone, noon(day));
    for (let day = 0; day < 11_000; day += 97)
      for (const zone of zones) expect(offsetAt(zone, noon(day))).toBe(plainly(zone, noon(day)));
  });

  it('is nothing where nobody knows the zone', () => {
    expect(offsetAt('Mars/Olympus', 0)).toBeNull();
    expect(changesBetween('Mars/Olympus', 0, 30 * DAY_MS)).toEqual([]);
    expect(instantsShowing('Mars/Olympus', 0)).toEqual([]);
  });

  it.each([Number.NaN, Infinity, -Infinity, 8.64e15 + 1])('is nothing at %s, which is no date', (at) => {
    expect(offsetAt('America/New_York', at)).toBeNull();
    expect(instantsShowing('America/New_York', at)).toEqual([]);
  });
});

describe('the instants at which a clock shows a time', () => {
  /** Of the offsets that the library names for the hours around, those at which the clock shows it. */
  function showingPlainly(zone: string, local: number): number[] {
    const hours = Array.from({ length: 31 }, (_, hour) => local + (hour - 15) * HOUR);
    return [...new Set(hours.map((at) => plainly(zone, at)))]
      .map((offset) => local - offset * MINUTE)
      .filter((at) => at + plainly(zone, at) * MINUTE === local)
      .toSorted((one, other) => one - other);
  }
  function same(zone: string, local: number): void {
    expect(instantsShowing(zone, local).toSorted((one, other) => one - other)).toEqual(
      showingPlainly(zone, local),
    );
  }

  it('are those of the library, at any time', () => {
    fc.assert(
      fc.property(zoneArb, instantArb, (zone, at) => {
        same(zone, Math.floor(at / MINUTE) * MINUTE);
      }),
      { numRuns: 300 },
    );
  });

  it('are none in a gap and two where the clock goes back', () => {
    fc.assert(
      fc.property(zoneArb, yearArb, (zone, year) => {
        for (const change of changesBetween(zone, Date.UTC(year, 0, 3), Date.UTC(year, 11, 29))) {
          const before = plainly(zone, change - 1);
          for (let minutes = -90; minutes <= 90; minutes += 15)
            same(zone, change + (before + minutes) * MINUTE);
        }
      }),
      { numRuns: 40 },
    );
  });
});
