import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { freeSlots, isFree } from './free-slots.js';
import type { Availability } from './types.js';

const NINE_TO_FIVE = Object.fromEntries(
  [1, 2, 3, 4, 5].map((day) => [String(day), [{ from: 540, to: 1_020 }]]),
);
const EVERY_DAY = Object.fromEntries(
  [1, 2, 3, 4, 5, 6, 7].map((day) => [String(day), [{ from: 0, to: 1_440 }]]),
);

const owner = (more: Partial<Availability> = {}): Availability => ({
  ownerId: 'a',
  zone: 'America/New_York',
  week: NINE_TO_FIVE,
  slotMinutes: 30,
  bufferMinutes: 0,
  noticeMinutes: 60,
  horizonDays: 14,
  busy: [],
  ...more,
});

describe('free slots', () => {
  it('begin after the notice, on the grid of the working hours', () => {
    const now = new Date('2026-11-23T14:10:00Z'); // Monday, 9:10 in New York
    const [first, second] = freeSlots({ owners: [owner()], now, most: 2 });
    expect(first?.startsAt.toISOString()).toBe('2026-11-23T15:30:00.000Z');
    expect(second?.startsAt.toISOString()).toBe('2026-11-23T16:00:00.000Z');
  });

  it('leave out what stands there, with the time around it', () => {
    const now = new Date('2026-11-23T05:00:00Z');
    const busy = [{ from: new Date('2026-11-23T15:00:00Z'), to: new Date('2026-11-23T15:30:00Z') }];
    const starts = freeSlots({ owners: [owner({ busy, bufferMinutes: 15 })], now, most: 4 }).map((slot) =>
      slot.startsAt.toISOString().slice(11, 16),
    );
    expect(starts).toEqual(['14:00', '16:00', '16:30', '17:00']);
  });

  it('keep nine o’clock at nine through both changes of the clock', () => {
    for (const [now, utc] of [
      ['2026-03-06T05:00:00Z', ['2026-03-06T14:00', '2026-03-09T13:00']], // spring forward on March 8
      ['2026-10-30T05:00:00Z', ['2026-10-30T13:00', '2026-11-02T14:00']], // fall back on November 1
    ] as const) {
      const slots = freeSlots({ owners: [owner({ slotMinutes: 240 })], now: new Date(now), most: 20 });
      const nines = slots
        .map((slot) => slot.startsAt)
        .filter((at) => DateTime.fromJSDate(at, { zone: 'America/New_York' }).hour === 9)
        .slice(0, 2);
      expect(nines.map((at) => at.toISOString().slice(0, 16))).toEqual(utc);
    }
  });

  it('have no time that the clock jumps over, and no time twice', () => {
    const slots = freeSlots({
      owners: [owner({ week: EVERY_DAY, noticeMinutes: 0 })],
      now: new Date('2026-03-08T05:00:00Z'),
      until: new Date('2026-03-09T03:59:00Z'),
      most: 500,
    });
    const local = slots.map((slot) =>
      DateTime.fromJSDate(slot.startsAt, { zone: 'America/New_York' }).toFormat('HH:mm'),
    );
    expect(local).not.toContain('02:00');
    expect(local).not.toContain('02:30');
    expect(new Set(local).size).toBe(local.length);
    expect(local).toHaveLength(46);
  });

  it('are inside the hours, as long as asked, apart from what is busy and in order, in any zone and season', () => {
    const zones = [
      'America/New_York',
      'America/Los_Angeles',
      'America/Phoenix',
      'Europe/London',
      'Pacific/Honolulu',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
        fc.constantFrom(15, 20, 30, 45, 60),
        fc.constantFrom(0, 10, 30),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 14 * 24 * 4 }), fc.integer({ min: 1, max: 12 })), {
          maxLength: 8,
        }),
        (zone, now, slotMinutes, bufferMinutes, booked) => {
          const busy = booked.map(([quarter, length]) => {
            const from = new Date(now.getTime() + quarter * 900_000);
            return { from, to: new Date(from.getTime() + length * 900_000) };
          });
          const one = owner({ zone, slotMinutes, bufferMinutes, busy });
          const slots = freeSlots({ owners: [one], now, most: 2_000 });
          let last = 0;
          for (const { startsAt, endsAt } of slots) {
            expect(startsAt.getTime()).toBeGreaterThan(last);
            last = startsAt.getTime();
            expect(endsAt.getTime() - startsAt.getTime()).toBe(slotMinutes * 60_000);
            const local = DateTime.fromJSDate(startsAt, { zone });
            const minute = local.hour * 60 + local.minute;
            expect(local.weekday).toBeLessThanOrEqual(5);
            expect(minute).toBeGreaterThanOrEqual(540);
            expect(minute + slotMinutes).toBeLessThanOrEqual(1_020);
            expect(startsAt.getTime() - now.getTime()).toBeGreaterThanOrEqual(3_600_000);
            for (const { from, to } of busy)
              expect(
                endsAt.getTime() + bufferMinutes * 60_000 <= from.getTime() ||
                  startsAt.getTime() - bufferMinutes * 60_000 >= to.getTime(),
              ).toBe(true);
            expect(isFree(one, { from: startsAt, to: endsAt }, now)).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('of several people stand in one order', () => {
    const now = new Date('2026-11-23T05:00:00Z');
    const west = owner({ ownerId: 'b', zone: 'America/Los_Angeles' });
    const slots = freeSlots({ owners: [west, owner()], now, most: 8 });
    expect(slots.map(({ ownerId }) => ownerId).join('')).toBe('aaaaaaab');
  });
});
