import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Departures } from './departures.js';
import { capacityOf, emptyRate, forget, reserveSlot, type Rate, type RateState } from './rate-window.js';

interface Left {
  at: number;
  segments: number;
}

/** The most segments in any window of a second; a window that matters begins at a departure. */
function fullest(left: readonly Left[]): number {
  return Math.max(
    0,
    ...left.map(({ at }) =>
      left
        .filter((other) => other.at >= at && other.at < at + 1_000)
        .reduce((sum, other) => sum + other.segments, 0),
    ),
  );
}

/** Ask for slots in batches, as drains do, with pauses between them. */
function schedule(rate: Rate, batches: readonly { pauseMs: number; segments: number[] }[]): Left[] {
  const state = emptyRate();
  const states = new Map<string, RateState>([[rate.key, state]]);
  const left: Left[] = [];
  let now = 0;
  for (const batch of batches) {
    now += batch.pauseMs;
    forget(state, now);
    for (const segments of batch.segments) {
      const at = reserveSlot(states, [rate], now, now + 400, segments);
      if (at !== null) left.push({ at, segments });
    }
  }
  return left;
}

describe('slots under a rate', () => {
  it('never let more leave in any second than the rate allows, whatever is asked for and when', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 3.75, 10, 12, 75, 225),
        fc.array(
          fc.record({
            pauseMs: fc.integer({ min: 0, max: 1_500 }),
            segments: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 60 }),
          }),
          { maxLength: 12 },
        ),
        (perSecond, batches) => {
          const left = schedule({ key: 'k', perSecond }, batches);
          const longest = Math.max(1, ...left.map((item) => item.segments));
          expect(fullest(left)).toBeLessThanOrEqual(Math.max(capacityOf(perSecond), longest));
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([10, 12, 75, 225])(
    'use 0.95 to 1.00 of %d segments a second when there is always more',
    (perSecond) => {
      const batches = Array.from({ length: 200 }, () => ({
        pauseMs: 100,
        segments: Array.from({ length: 100 }, () => 1),
      }));
      const left = schedule({ key: 'k', perSecond }, batches).filter(
        (item) => item.at >= 1_000 && item.at < 19_000,
      );
      const used = left.length / 18 / perSecond;
      expect(used).toBeGreaterThanOrEqual(0.95);
      expect(used).toBeLessThanOrEqual(1);
    },
  );

  it('hold a number and its campaign at once: two numbers share what the campaign has', () => {
    const campaign = { key: 'campaign', perSecond: 12 };
    const states = new Map(['campaign', 'a', 'b'].map((key) => [key, emptyRate()]));
    const left: Left[] = [];
    for (let now = 0; now < 10_000; now += 100) {
      for (const state of states.values()) forget(state, now);
      for (const key of ['a', 'b', 'a', 'b']) {
        const at = reserveSlot(states, [{ key, perSecond: 10 }, campaign], now, now + 400, 1);
        if (at !== null) left.push({ at, segments: 1 });
      }
    }
    expect(fullest(left)).toBeLessThanOrEqual(12);
    expect(left.length / 10).toBeGreaterThan(12 * 0.9);
  });

  it('let a message that is longer than a second of its rate go alone', () => {
    const left = schedule({ key: 'k', perSecond: 2 }, [
      { pauseMs: 0, segments: [5] },
      { pauseMs: 1_000, segments: [1] },
      { pauseMs: 1_600, segments: [1] },
    ]);
    expect(left).toEqual([
      { at: 0, segments: 5 },
      { at: 2_600, segments: 1 },
    ]);
  });
});

it('what became due while the process stood still does not leave at once', () => {
  const departures = new Departures();
  const rates = [{ key: 'k', perSecond: 10 }];
  const left: Left[] = [];
  let now = 5_000;
  for (let sent = 0; sent < 25;) {
    const early = departures.leave(rates, 1, now);
    if (early === 0) {
      left.push({ at: now, segments: 1 });
      sent += 1;
    } else now += early;
  }
  expect(fullest(left)).toBe(10);
});
