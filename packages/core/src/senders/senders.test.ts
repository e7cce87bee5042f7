import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  brandLimits,
  campaignRate,
  chooseSender,
  messagesPerDay,
  nextPacificMidnight,
  pacificDay,
  pacificMidnight,
  registrationOf,
  WARM_UP,
  warmUpOn,
  type SenderCandidate,
} from './index.js';

const ask = { sticky: null, turn: 0, usage: new Map<string, number>() };
const pool = (...ids: string[]): SenderCandidate[] => ids.map((id) => ({ id, name: `number ${id}` }));

/** How often each sender is chosen in `count` choices, each of which counts as use. */
function shares(
  candidates: SenderCandidate[],
  count: number,
  rotation: 'round_robin' | 'least_used' | 'weighted',
  usage = new Map<string, number>(),
): Map<string, number> {
  const chosen = new Map<string, number>();
  for (let turn = 0; turn < count; turn += 1) {
    const { id } = chooseSender(candidates, { sticky: null, turn, usage, rotation })!;
    usage.set(id, (usage.get(id) ?? 0) + 1);
    chosen.set(id, (chosen.get(id) ?? 0) + 1);
  }
  return chosen;
}

describe('choosing a sender', () => {
  it('keeps the one that the person knows, whatever the rotation says', () => {
    for (const rotation of ['round_robin', 'least_used', 'weighted'] as const) {
      const choice = chooseSender(pool('a', 'b'), { ...ask, sticky: 'b', rotation });
      expect(choice).toMatchObject({ id: 'b', sticky: true });
      expect(choice!.reason).toContain('number b');
    }
  });

  it('says so when the known one may not send', () => {
    const choice = chooseSender(pool('a'), { ...ask, sticky: 'gone' });
    expect(choice).toMatchObject({ id: 'a', sticky: false });
    expect(choice!.reason).toContain('may not send now');
  });

  it('has no answer without candidates', () => {
    expect(chooseSender([], { ...ask, sticky: 'a' })).toBeNull();
  });

  it('goes round, evens out use, and follows weights', () => {
    expect(shares(pool('a', 'b', 'c'), 300, 'round_robin')).toEqual(
      new Map([
        ['a', 100],
        ['b', 100],
        ['c', 100],
      ]),
    );
    expect(shares(pool('a', 'b'), 100, 'least_used', new Map([['a', 60]])).get('b')).toBe(80);
    const weighted = [
      { id: 'a', name: 'a', weight: 1 },
      { id: 'b', name: 'b', weight: 3 },
      { id: 'never', name: 'never', weight: 0 },
    ];
    const got = shares(weighted, 400, 'weighted');
    expect(got.get('a')).toBeGreaterThanOrEqual(98);
    expect(got.get('a')).toBeLessThanOrEqual(102);
    expect(got.has('never')).toBe(false);
  });

  it('leaves out who has used up the day, and shares out what waits by allowance', () => {
    const limited = [
      { id: 'small', name: 'small', perDay: 10 },
      { id: 'large', name: 'large', perDay: 90 },
    ];
    const usage = new Map<string, number>();
    expect(shares(limited, 100, 'round_robin', usage)).toEqual(
      new Map([
        ['small', 10],
        ['large', 90],
      ]),
    );
    expect(shares(limited, 100, 'round_robin', usage).get('small')).toBe(10);
  });

  it('answers the same question the same way, with one of the candidates', () => {
    const candidate = fc.record({
      id: fc.integer({ min: 0, max: 20 }).map(String),
      name: fc.string(),
      weight: fc.integer({ min: 0, max: 9 }),
      perDay: fc.option(fc.integer({ min: 0, max: 5 })),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(candidate, { selector: ({ id }) => id }),
        fc.option(fc.integer({ min: 0, max: 20 }).map(String)),
        fc.nat(),
        fc.constantFrom('round_robin', 'least_used', 'weighted'),
        fc.dictionary(fc.integer({ min: 0, max: 20 }).map(String), fc.nat(9)),
        (candidates, sticky, turn, rotation, used) => {
          const question = { sticky, turn, rotation, usage: new Map(Object.entries(used)) } as const;
          const choice = chooseSender(candidates, question);
          expect(choice).toEqual(chooseSender(candidates, question));
          if (candidates.length === 0) {
            expect(choice).toBeNull();
            return;
          }
          const chosen = candidates.find(({ id }) => id === choice!.id);
          expect(chosen).toBeDefined();
          const full = ({ id, perDay }: { id: string; perDay: number | null }) =>
            perDay !== null && (question.usage.get(id) ?? 0) >= perDay;
          if (full(chosen!) && chosen!.id !== sticky) expect(candidates.every(full)).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('10DLC', () => {
  it('gives rates and daily caps by trust score', () => {
    const of = (trustScore: number | null, soleProprietor = false) =>
      Object.values(brandLimits({ trustScore, soleProprietor }));
    expect(of(100)).toEqual(expect.arrayContaining([225, 200_000]));
    expect(of(75)).toEqual(expect.arrayContaining([225, 200_000]));
    expect(of(74)).toEqual(expect.arrayContaining([120, 40_000]));
    expect(of(50)).toEqual(expect.arrayContaining([120, 40_000]));
    expect(of(49)).toEqual(expect.arrayContaining([12, 10_000]));
    expect(of(24)).toEqual(expect.arrayContaining([12, 2_000]));
    expect(of(0)).toEqual([3.75, 2_000]);
    expect(of(null)).toEqual([3.75, 2_000]);
    expect(of(90, true)).toEqual([3.75, 1_000]);
    expect(campaignRate({ trustScore: 90, soleProprietor: false }, 'low_volume')).toBe(3.75);
    expect(campaignRate({ trustScore: 90, soleProprietor: false }, 'MARKETING')).toBe(225);
  });

  it('lets a long code send only when brand, campaign and number are approved', () => {
    const approved = {
      kind: 'long_code',
      state: 'active',
      campaignState: 'active',
      brandState: 'verified',
    } as const;
    expect(registrationOf(approved)).toEqual({ brand: true, campaign: true, number: true });
    expect(registrationOf({ ...approved, brandState: 'vetted_verified' })).toMatchObject({ brand: true });
    expect(registrationOf({ ...approved, brandState: 'pending' })).toMatchObject({ brand: false });
    expect(registrationOf({ ...approved, campaignState: 'suspended' })).toMatchObject({ campaign: false });
    expect(registrationOf({ ...approved, campaignState: null, brandState: null })).toMatchObject({
      brand: false,
      campaign: false,
    });
    expect(registrationOf({ ...approved, state: 'blocked' })).toMatchObject({ number: false });
    for (const kind of ['toll_free', 'short_code'] as const)
      expect(registrationOf({ ...approved, kind, campaignState: null, brandState: null })).toBe(
        'not_required',
      );
  });
});

describe('warm-up', () => {
  it('grows by at most the double, ends, and is the lesser of itself and the cap', () => {
    for (const schedule of Object.values(WARM_UP)) {
      for (const [index, allowance] of schedule.entries()) {
        const before = schedule[index - 1];
        if (before !== undefined) {
          expect(allowance).toBeGreaterThan(before);
          expect(allowance).toBeLessThanOrEqual(2 * before);
        }
      }
    }
    expect(warmUpOn('number', '2026-11-01', '2026-11-01')).toEqual({ day: 1, days: 14, allowance: 50 });
    expect(warmUpOn('number', '2026-11-01', '2026-11-14')).toMatchObject({ day: 14, allowance: 2_500 });
    expect(warmUpOn('number', '2026-11-01', '2026-11-15')).toBeNull();
    expect(warmUpOn('number', '2026-11-05', '2026-11-01')).toMatchObject({ day: 1 });
    const sender = { warmUpStartedOn: '2026-11-01', dailyCap: 60 };
    expect(messagesPerDay('number', sender, '2026-11-01')).toBe(50);
    expect(messagesPerDay('number', sender, '2026-11-03')).toBe(60);
    expect(messagesPerDay('number', { warmUpStartedOn: null, dailyCap: null }, '2026-11-03')).toBeNull();
  });

  it('counts Pacific days, also over the nights of the clock change', () => {
    expect(pacificDay(new Date('2026-11-18T07:59:59Z'))).toBe('2026-11-17');
    expect(pacificDay(new Date('2026-11-18T08:00:00Z'))).toBe('2026-11-18');
    expect(nextPacificMidnight(new Date('2026-11-01T08:30:00Z')).toISOString()).toBe(
      '2026-11-02T08:00:00.000Z',
    );
    expect(nextPacificMidnight(new Date('2026-03-08T09:00:00Z')).toISOString()).toBe(
      '2026-03-09T07:00:00.000Z',
    );
    expect(pacificMidnight(new Date('2026-11-18T20:00:00Z'), 6).toISOString()).toBe(
      '2026-11-12T08:00:00.000Z',
    );
  });
});
