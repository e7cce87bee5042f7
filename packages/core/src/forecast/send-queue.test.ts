import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pacificDay } from '../senders/pacific-day.js';
import { openHours } from './open-hours.js';
import { scorePart, scorePoints } from './score.js';
import { queueSends, type QueueHours, type QueueSender, type QueuedSend } from './send-queue.js';
import { TimeBuckets } from './time-buckets.js';

const NOON = Date.parse('2026-11-18T17:00:00.000Z');
const HOUR = 3_600_000;
const always: QueueHours = { opens: (at) => at, closes: () => Number.POSITIVE_INFINITY };
const newYork = openHours({ zones: ['America/New_York'], states: ['NY'] }, 'sms', {
  profile: 'cautious',
  sendWindow: null,
});
const sender = (change: Partial<QueueSender> = {}): QueueSender => ({
  id: 'n',
  segmentsPerSecond: null,
  tenDlc: null,
  caps: [],
  ...change,
});
const send = (run: number, change: Partial<QueuedSend> = {}): QueuedSend => ({
  run,
  at: NOON,
  segments: 1,
  weight: 1,
  sender: 0,
  hours: 0,
  ...change,
});
const many = (count: number, change: Partial<QueuedSend> = {}) =>
  Array.from({ length: count }, (_, run) => send(run, change));

describe('the queue of a sender', () => {
  it('spaces messages by their segments', () => {
    const served = [...queueSends(many(5, { segments: 2 }), [sender({ segmentsPerSecond: 4 })], [always])];
    expect(served.map(({ at }) => at - NOON)).toEqual([0, 500, 1_000, 1_500, 2_000]);
    expect(served.map(({ limitedBy }) => limitedBy)).toEqual([null, 'rate', 'rate', 'rate', 'rate']);
  });

  it('shares the rate of a registered campaign among its numbers', () => {
    const tenDlc = { id: 'd', segmentsPerSecond: 1 };
    const senders = [
      sender({ id: 'a', segmentsPerSecond: 10, tenDlc }),
      sender({ id: 'b', segmentsPerSecond: 10, tenDlc }),
    ];
    const sends = many(4).map((item, index) => ({ ...item, sender: index % 2 }));
    const served = [...queueSends(sends, senders, [always])];
    expect(served.map(({ at }) => at - NOON)).toEqual([0, 1_000, 2_000, 3_000]);
    expect(served.at(-1)?.limitedBy).toBe('ten_dlc_rate');
  });

  it('puts what does not fit into the hours to the next opening', () => {
    // Ten hours are open at one segment in a quarter of an hour; noon to eight leaves room for 32.
    const served = [...queueSends(many(40), [sender({ segmentsPerSecond: 1 / 900 })], [newYork])];
    const evening = Date.parse('2026-11-19T01:00:00.000Z');
    expect(served.filter(({ at }) => at < evening)).toHaveLength(32);
    expect(served[32]?.at).toBe(Date.parse('2026-11-19T15:00:00.000Z'));
    expect(served).toHaveLength(40);
  });

  it('keeps daily caps, counted by Pacific days, with what was used before', () => {
    const caps = [{ scope: 'number:n', unit: 'messages' as const, perDay: 10 }];
    const used = new Map([['number:n', { messages: 4, segments: 4 }]]);
    const served = [...queueSends(many(25), [sender({ caps })], [newYork], used)];
    const perDay = Map.groupBy(served, ({ at }) => pacificDay(new Date(at)));
    expect([...perDay.values()].map((list) => list.length)).toEqual([6, 10, 9]);
    expect(served.at(-1)?.limitedBy).toBe('daily_cap');
  });

  it('moves the next step of a run by as much as the one before was late, into the hours', () => {
    const sends = [send(0, { segments: 3_600 }), send(1), send(1, { at: NOON + 24 * HOUR })];
    const served = [...queueSends(sends, [sender({ segmentsPerSecond: 1 })], [newYork])];
    expect(served.map(({ at }) => at - NOON)).toEqual([0, HOUR, 25 * HOUR]);
  });

  it('never breaks a rate, a cap, an hour or the order of a run, whatever it is given', () => {
    const arb = fc.record({
      sends: fc.array(
        fc.record({
          run: fc.integer({ min: 0, max: 15 }),
          gap: fc.integer({ min: 0, max: 30 * HOUR }),
          segments: fc.integer({ min: 1, max: 4 }),
          sender: fc.integer({ min: 0, max: 2 }),
          hours: fc.integer({ min: 0, max: 1 }),
        }),
        { maxLength: 60 },
      ),
      rates: fc.array(fc.constantFrom(null, 0.001, 0.01, 1, 10), { minLength: 3, maxLength: 3 }),
      cap: fc.constantFrom(null, 1, 3, 10),
      shared: fc.boolean(),
    });
    fc.assert(
      fc.property(arb, ({ sends, rates, cap, shared }) => {
        const senders = rates.map((rate, index) =>
          sender({
            id: `s${index}`,
            segmentsPerSecond: rate,
            tenDlc: shared ? { id: 'd', segmentsPerSecond: 0.05 } : null,
            caps: cap === null ? [] : [{ scope: 'brand:b', unit: 'messages', perDay: cap }],
          }),
        );
        const last = new Map<number, number>();
        const given = sends.map(({ gap, ...rest }): QueuedSend => {
          const at = newYork.opens((last.get(rest.run) ?? NOON) + gap) ?? NOON;
          last.set(rest.run, at);
          return { ...rest, at, weight: 1 };
        });
        const served = [...queueSends(given, senders, [newYork, always])];
        expect(served.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual(
          given.map((_, index) => index),
        );
        const free = new Map<string, number>();
        const days = new Map<string, number>();
        const done = new Map<number, number>();
        for (const { send: one, at, index } of served.toSorted((a, b) => a.at - b.at || a.index - b.index)) {
          expect(at).toBeGreaterThanOrEqual(one.at);
          if (one.hours === 0) expect(newYork.opens(at)).toBe(at);
          for (const [id, rate] of [
            [`s${one.sender}`, rates[one.sender] ?? null],
            ['d', shared ? 0.05 : null],
          ] as const) {
            if (rate === null) continue;
            expect(at).toBeGreaterThanOrEqual((free.get(id) ?? 0) - 1e-3);
            free.set(id, at + (one.segments * 1_000) / rate);
          }
          const day = pacificDay(new Date(at));
          days.set(day, (days.get(day) ?? 0) + 1);
          const before = given.findLastIndex((item, other) => other < index && item.run === one.run);
          if (before >= 0) expect(done.has(before)).toBe(true);
          done.set(index, at);
        }
        if (cap !== null) for (const count of days.values()) expect(count).toBeLessThanOrEqual(cap);
      }),
      { numRuns: 300 },
    );
  });
});

it('hands out the earliest first, and in order what waits for one instant', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 9 })), { maxLength: 80 }),
      (acts) => {
        const buckets = new TimeBuckets();
        let model: { at: number; item: number }[] = [];
        for (const [index, [isAdd, at]] of acts.entries()) {
          if (isAdd) {
            buckets.add(at, index);
            model.push({ at, item: index });
            continue;
          }
          const taken = buckets.take();
          if (model.length === 0) {
            expect(taken).toBeNull();
            continue;
          }
          const least = Math.min(...model.map((one) => one.at));
          expect(taken?.at).toBe(least);
          expect(taken).toEqual(model.find((one) => one.at === least));
          model = model.filter((one) => one.item !== taken?.item);
        }
      },
    ),
    { numRuns: 500 },
  );
});

it('scores by how far a figure is off the larger of both', () => {
  const part = (forecast: number | null, actual: number | null, tolerance = 0) =>
    scorePart({ name: 'messages', unit: 'messages', forecast, actual, tolerance }).points;
  expect([part(100, 100), part(50, 100), part(200, 100), part(0, 0), part(0, 10), part(90, 100)]).toEqual([
    100, 50, 50, 100, 0, 90,
  ]);
  expect([part(10, 11, 1), part(null, null), part(5, null)]).toEqual([100, 100, 0]);
  expect(scorePoints([])).toBe(0);
});
