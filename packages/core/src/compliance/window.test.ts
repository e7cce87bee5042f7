import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { AREA_CODES } from '../geo/index.js';
import { closesAt, isOpenAt, nextOpening, validateSendWindow, windowFor } from './index.js';
import type { WindowProfile } from './index.js';

const local = (text: string, zone: string): Date => DateTime.fromISO(text, { zone }).toJSDate();
const NY = 'America/New_York';
const place = (zone: string, ...states: string[]) => ({ zones: [zone], states });
const MINUTE = 60_000;

describe('legal windows', () => {
  // 2026-03-02 is a Monday.
  it.each([
    ['NY', '2026-03-02T07:59:59', false],
    ['NY', '2026-03-02T08:00:00', true],
    ['NY', '2026-03-02T20:59:59', true],
    ['NY', '2026-03-02T21:00:00', false],
    ['FL', '2026-03-02T19:59:59', true],
    ['FL', '2026-03-02T20:00:00', false],
    ['CT', '2026-03-02T08:59:59', false],
    ['CT', '2026-03-02T09:00:00', true],
    ['RI', '2026-03-02T17:59:59', true],
    ['RI', '2026-03-02T18:00:00', false],
    ['RI', '2026-03-07T10:00:00', true],
    ['RI', '2026-03-07T17:00:00', false],
    ['AL', '2026-03-08T12:00:00', false],
    ['LA', '2026-03-08T12:00:00', false],
    ['MS', '2026-03-08T12:00:00', false],
    ['TX', '2026-03-08T11:59:59', false],
    ['TX', '2026-03-08T12:00:00', true],
    ['TX', '2026-03-07T08:59:59', false],
  ])('%s at %s: %s', (state, time, open) => {
    expect(isOpenAt(place(NY, state), 'legal', local(time, NY)).open).toBe(open);
  });
});

describe('cautious windows', () => {
  it.each([
    ['NY', '2026-03-02T09:59:59', false],
    ['NY', '2026-03-02T10:00:00', true],
    ['NY', '2026-03-02T20:00:00', false],
    ['NY', '2026-03-08T11:59:59', false],
    ['NY', '2026-03-08T12:00:00', true],
    ['NY', '2026-03-08T18:00:00', false],
    ['RI', '2026-03-02T18:00:00', false],
    ['RI', '2026-03-08T17:00:00', false],
    ['AL', '2026-03-08T13:00:00', false],
  ])('%s at %s: %s', (state, time, open) => {
    expect(isOpenAt(place(NY, state), 'cautious', local(time, NY)).open).toBe(open);
  });

  it('lie inside the legal ones for every state', () => {
    for (const state of new Set([...AREA_CODES.values()].flatMap((row) => row.states))) {
      windowFor(state, 'cautious').forEach((day, index) => {
        const law = windowFor(state, 'legal')[index];
        if (day) expect(law && law.from <= day.from && law.to >= day.to, state).toBe(true);
      });
    }
  });
});

it('narrows by a campaign’s own window, never widens', () => {
  const profile: WindowProfile = { base: 'legal', sendWindow: { days: [1, 2], from: '06:00', to: '22:00' } };
  expect(windowFor('FL', profile)[0]).toEqual({ from: 480, to: 1200 });
  expect(windowFor('FL', profile)[2]).toBeNull();
  expect(validateSendWindow({ days: [], from: '9', to: '08:00' }).length).toBeGreaterThan(1);
  expect(() =>
    windowFor('FL', { base: 'legal', sendWindow: { days: [1], from: '9am', to: '10:00' } }),
  ).toThrow(RangeError);
});

it('is closed without a zone and in a zone that does not exist', () => {
  const noon = local('2026-03-02T12:00', NY);
  for (const zones of [[], ['Mars/Olympus']]) {
    expect(isOpenAt({ zones, states: ['FL'] }, 'legal', noon).open).toBe(false);
    expect(nextOpening({ zones, states: ['FL'] }, 'legal', noon)).toBeNull();
    expect(closesAt({ zones, states: ['FL'] }, 'legal', noon)).toBeNull();
  }
});

it('keeps local hours over both changes of the clock', () => {
  for (const day of ['2026-03-08', '2026-11-01']) {
    const opening = nextOpening(place(NY, 'NY'), 'legal', local(`${day}T00:00`, NY));
    expect(opening).toEqual(local(`${day}T08:00`, NY));
    expect(closesAt(place(NY, 'NY'), 'legal', opening ?? new Date(0))).toEqual(local(`${day}T21:00`, NY));
  }
});

it('closes between the two halves of a repeated hour', () => {
  const profile: WindowProfile = { base: 'any_time', sendWindow: { days: [7], from: '01:30', to: '03:00' } };
  const first = new Date('2026-11-01T05:30:00Z');
  expect(nextOpening(place(NY), profile, new Date('2026-11-01T04:00:00Z'))).toEqual(first);
  expect(closesAt(place(NY), profile, first)).toEqual(new Date('2026-11-01T06:00:00Z'));
  expect(nextOpening(place(NY), profile, new Date('2026-11-01T06:00:00Z'))).toEqual(
    new Date('2026-11-01T06:30:00Z'),
  );
});

it('takes only the hours that coasts share', () => {
  const both = { zones: [NY, 'America/Los_Angeles'], states: ['CA', 'NY'] };
  const opening = nextOpening(both, 'legal', local('2026-03-02T00:00', NY));
  expect(opening).toEqual(local('2026-03-02T12:00', NY));
  expect(closesAt(both, 'legal', opening ?? new Date(0))).toEqual(local('2026-03-02T21:00', NY));
});

it('finds no opening where places share none', () => {
  const apart = { zones: ['Pacific/Guam', NY], states: ['GU', 'NY'] };
  const early: WindowProfile = {
    base: 'cautious',
    sendWindow: { days: [1, 2, 3, 4, 5], from: '10:00', to: '12:00' },
  };
  expect(nextOpening(apart, early, local('2026-03-02T00:00', NY))).toBeNull();
});

const codes = [...AREA_CODES.keys()];
const placesArb = fc
  .uniqueArray(fc.constantFrom(...codes, '850', '208', '907', '928', '867', '401', '205'), {
    minLength: 1,
    maxLength: 2,
  })
  .map((list) => ({
    zones: [...new Set(list.flatMap((code) => AREA_CODES.get(code)?.zones ?? []))],
    states: [...new Set(list.flatMap((code) => AREA_CODES.get(code)?.states ?? []))],
  }));
const profileArb: fc.Arbitrary<WindowProfile> = fc.oneof(
  fc.constantFrom<WindowProfile>('legal', 'cautious'),
  fc.record({
    base: fc.constantFrom('legal' as const, 'any_time' as const),
    sendWindow: fc.record({
      days: fc.constant([1, 3, 6, 7]),
      from: fc.constantFrom('00:00', '01:30', '09:15'),
      to: fc.constantFrom('10:00', '17:45', '24:00'),
    }),
  }),
);
// Around both changes of 2026, and any time of the year.
const nowArb = fc.oneof(
  fc.integer({ min: 0, max: 3 * 1440 }).map((m) => new Date(Date.UTC(2026, 2, 7) + m * MINUTE + 17_000)),
  fc.integer({ min: 0, max: 3 * 1440 }).map((m) => new Date(Date.UTC(2026, 9, 31) + m * MINUTE)),
  fc.date({ min: new Date('2025-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }),
);

/** The rule written a second time, as plainly as possible, with Intl instead of luxon. */
function plainlyOpen(
  places: { zones: string[]; states: string[] },
  profile: WindowProfile,
  at: Date,
): boolean {
  return places.zones.every((zone) => {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      weekday: 'short',
      hour: 'numeric',
      minute: 'numeric',
      hourCycle: 'h23',
    }).formatToParts(at);
    const get = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
    const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(get('weekday'));
    const minute = Number(get('hour')) * 60 + Number(get('minute'));
    return places.states.every((state) => {
      const day = windowFor(state, profile)[weekday];
      return day !== null && day !== undefined && minute >= day.from && minute < day.to;
    });
  });
}

describe('properties', () => {
  it('never opens where any candidate is closed', () => {
    fc.assert(
      fc.property(placesArb, profileArb, nowArb, (places, profile, now) => {
        expect(isOpenAt(places, profile, now).open).toBe(plainlyOpen(places, profile, now));
      }),
      { numRuns: 400 },
    );
  });

  it('finds the first opening: open itself, and no earlier minute is', () => {
    fc.assert(
      fc.property(placesArb, profileArb, nowArb, (places, profile, now) => {
        const opening = nextOpening(places, profile, now);
        const end = opening ?? new Date(now.getTime() + 3 * 86_400_000);
        if (opening) expect(plainlyOpen(places, profile, opening)).toBe(true);
        const last = Math.min(end.getTime(), now.getTime() + 3 * 86_400_000);
        // A step of 7 minutes keeps the search short; the minute just before the opening is always looked at.
        for (let at = now.getTime(); at < last; at += 7 * MINUTE)
          expect(isOpenAt(places, profile, new Date(at)).open).toBe(false);
        if (opening && opening > now)
          expect(plainlyOpen(places, profile, new Date(opening.getTime() - 1))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('closes where it says: open until then, closed from then', () => {
    fc.assert(
      fc.property(placesArb, profileArb, nowArb, (places, profile, now) => {
        const start = nextOpening(places, profile, now);
        if (!start) return;
        const end = closesAt(places, profile, start);
        expect(end).not.toBeNull();
        if (!end) return;
        expect(plainlyOpen(places, profile, new Date(end.getTime() - 1))).toBe(true);
        if (end.getTime() - start.getTime() < 86_400_000 * 13)
          expect(plainlyOpen(places, profile, end)).toBe(false);
        for (
          let at = start.getTime();
          at < Math.min(end.getTime(), start.getTime() + 86_400_000);
          at += 31 * MINUTE
        ) {
          expect(plainlyOpen(places, profile, new Date(at))).toBe(true);
        }
      }),
      { numRuns: 80 },
    );
  });
});
