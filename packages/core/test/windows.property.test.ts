import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AREA_CODES, closesAt, isOpenAt, nextOpening, type WindowProfile } from '../src/index.js';
import { propertyRuns } from './property-runs.js';
import { firstWhen, mayGo, type OracleProfile } from './window-oracle.js';
import { changesOf, FIRST_YEAR, LAST_YEAR, offsetAt } from './zone-clock.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Codes whose area keeps two times, with their overlays. */
const SPLIT =
  '208 219 250 270 308 418 423 541 574 605 606 620 701 709 775 785 807 812 850 867 879 906 907 928 986 448 364 729'.split(
    ' ',
  );
/** One code for each state with a row of its own, and neighbours that meet them. */
const OVERRIDES = '305 405 301 206 214 915 203 401 205 504 601 213 312 313 612 502 702 416 902 604'.split(
  ' ',
);

const placesArb = fc
  .uniqueArray(
    fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom(...SPLIT) },
      { weight: 2, arbitrary: fc.constantFrom(...OVERRIDES) },
      { weight: 1, arbitrary: fc.constantFrom(...AREA_CODES.keys()) },
    ),
    { minLength: 1, maxLength: 2 },
  )
  .map((codes) => ({
    zones: [...new Set(codes.flatMap((code) => AREA_CODES.get(code)?.zones ?? []))],
    states: [...new Set(codes.flatMap((code) => AREA_CODES.get(code)?.states ?? []))],
  }));

interface Profiles {
  profile: WindowProfile;
  oracle: OracleProfile;
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const profileArb: fc.Arbitrary<Profiles> = fc
  .record({
    base: fc.constantFrom('legal' as const, 'cautious' as const, 'any_time' as const),
    own: fc.option(
      fc
        .tuple(
          fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
          // Hours that exist twice or not at all on the nights of a change, too.
          fc.constantFrom(0, 60, 90, 120, 150, 480, 555, 600, 720),
          fc.constantFrom(61, 121, 180, 570, 601, 1_065, 1_200, 1_259, 1_440),
        )
        .filter(([, from, to]) => from < to),
      { nil: null },
    ),
  })
  .map(({ base, own }) => ({
    profile: own ? { base, sendWindow: { days: own[0], from: clock(own[1]), to: clock(own[2]) } } : base,
    oracle: {
      cautious: base === 'cautious',
      anyTime: base === 'any_time',
      own: own ? { days: own[0], from: own[1] * 60, to: own[2] * 60 } : null,
    },
  }));

/** Minutes of the day at which some row opens or closes, and the hours of a change of the clock. */
const EDGES = [
  0, 60, 90, 120, 150, 180, 480, 540, 555, 570, 600, 720, 1_020, 1_065, 1_080, 1_200, 1_260, 1_290,
];
const START = Date.UTC(FIRST_YEAR, 0, 2);
const END = Date.UTC(LAST_YEAR, 0, 1) - 20 * DAY;

interface Case {
  places: { zones: string[]; states: string[] };
  profiles: Profiles;
  at: number;
}

/** Half of the instants lie on a boundary of one of the zones, a second around it; a third around a change of a clock. */
const caseArb: fc.Arbitrary<Case> = fc
  .record({
    places: placesArb,
    profiles: profileArb,
    kind: fc.constantFrom('edge', 'edge', 'edge', 'change', 'change', 'any'),
    zone: fc.nat({ max: 9 }),
    day: fc.integer({ min: 0, max: Math.floor((END - START) / DAY) }),
    edge: fc.constantFrom(...EDGES),
    around: fc.constantFrom(-1_000, -1, 0, 1, 999, 1_000, 30_500),
    near: fc.integer({ min: -36 * 60 * MINUTE, max: 36 * 60 * MINUTE }),
    choice: fc.nat({ max: 99 }),
  })
  .map(({ places, profiles, kind, zone: index, day, edge, around, near, choice }) => {
    const zone = places.zones[index % places.zones.length] ?? 'America/New_York';
    const changes = changesOf(zone);
    const midnight = START + day * DAY;
    let at = midnight + near;
    const change = changes[choice % Math.max(1, changes.length)];
    if (kind === 'change' && change !== undefined) at = change + (choice % 2 === 0 ? around : near);
    else if (kind !== 'any')
      at = midnight + edge * MINUTE - offsetAt(zone, midnight + edge * MINUTE) * MINUTE + around;
    return { places, profiles, at };
  });

describe('permitted hours against an oracle that shares no code with them', { timeout: 3_600_000 }, () => {
  it('are open exactly when every zone and state allows it, to the second', () => {
    const seen = { open: 0, closed: 0 };
    fc.assert(
      fc.property(caseArb, ({ places, profiles, at }) => {
        const open = mayGo(places, profiles.oracle, at);
        seen[open ? 'open' : 'closed'] += 1;
        return isOpenAt(places, profiles.profile, new Date(at)).open === open;
      }),
      { numRuns: propertyRuns(100_000, 100_000) },
    );
    // Neither answer is so rare that a constant could pass for the rule.
    expect(Math.min(seen.open, seen.closed)).toBeGreaterThan(1_000);
  });

  it('open first where the oracle, minute by minute, finds the first opening', () => {
    let found = 0;
    fc.assert(
      fc.property(caseArb, ({ places, profiles, at }) => {
        const expected = firstWhen(true, places, profiles.oracle, at);
        if (expected !== null) found += 1;
        return (nextOpening(places, profiles.profile, new Date(at))?.getTime() ?? null) === expected;
      }),
      { numRuns: propertyRuns(1_500, 100_000) },
    );
    expect(found).toBeGreaterThan(500);
  });

  it('close first where the oracle finds the first closed minute', () => {
    let looked = 0;
    fc.assert(
      fc.property(caseArb, ({ places, profiles, at }) => {
        const closes = closesAt(places, profiles.profile, new Date(at));
        if (!mayGo(places, profiles.oracle, at)) return closes === null;
        looked += 1;
        const expected = firstWhen(false, places, profiles.oracle, at);
        return closes?.getTime() === (expected ?? at + 14 * DAY);
      }),
      { numRuns: propertyRuns(3_000, 100_000) },
    );
    expect(looked).toBeGreaterThan(300);
  });
});
