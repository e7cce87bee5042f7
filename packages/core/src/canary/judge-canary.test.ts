import { describe, expect, it } from 'vitest';
import { CANARY_ALPHA, CANARY_BETA, CANARY_TESTS, judgeCanary, type CanaryFigures } from './judge-canary.js';

const figures = (change: Partial<CanaryFigures> = {}): CanaryFigures => ({
  size: 20,
  settled: 20,
  written: 20,
  sent: 20,
  delivered: 20,
  failed: 0,
  optedOut: 0,
  replied: 0,
  observed: 20,
  ...change,
});

it('releases twenty good ones, and waits for a person where five say too little', () => {
  expect(judgeCanary(figures()).verdict).toBe('release');
  const few = judgeCanary(figures({ size: 5, settled: 5, written: 5, sent: 5, delivered: 5, observed: 5 }));
  expect(few.verdict).toBe('wait');
  expect(few.reason).toContain('release the rest, or stop it');
});

it('holds at harm, with the figures in words, even before all are out', () => {
  const optOuts = judgeCanary(
    figures({ settled: 12, written: 12, sent: 12, delivered: 12, optedOut: 3, observed: 8 }),
  );
  expect(optOuts).toMatchObject({ verdict: 'hold' });
  expect(optOuts.reason).toMatch(/3 of 8 people opted out \(37\.5 %/);
  expect(judgeCanary(figures({ delivered: 14, failed: 6 })).verdict).toBe('hold');
});

it('asks for a decision about five people who got two messages each', () => {
  const two = figures({ size: 5, settled: 5, written: 5, sent: 10, delivered: 10, observed: 5 });
  expect(judgeCanary(two)).toMatchObject({
    verdict: 'wait',
    reason:
      '10 messages to 5 people are too few to say whether messages arrive and whether people opt out: release the rest, or stop it.',
  });
});

it('says what it waits for', () => {
  expect(judgeCanary(figures({ settled: 3, written: 3, sent: 3, delivered: 3, observed: 0 })).reason).toBe(
    '3 of 20 first messages are out.',
  );
  expect(judgeCanary(figures({ observed: 4 })).reason).toContain('half an hour');
  expect(judgeCanary(figures({ delivered: 0 })).reason).toContain('half an hour');
});

/** Uniform numbers in [0, 1) from a seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Canaries of a size whose rates are given, looked at after each message; what became of them. */
function simulate(rates: { failure: number; optOut: number }, size: number, canaries: number) {
  const next = random(20_261_122);
  const ends = { release: 0, hold: 0, wait: 0 };
  for (let canary = 0; canary < canaries; canary += 1) {
    const now = figures({ size, settled: 0, written: 0, sent: 0, delivered: 0, observed: 0 });
    let end: keyof typeof ends = 'wait';
    for (let sent = 1; sent <= size && end === 'wait'; sent += 1) {
      now.written = sent;
      now.sent = sent;
      now.settled = sent;
      now.observed = sent;
      if (next() < rates.failure) now.failed += 1;
      else now.delivered += 1;
      if (next() < rates.optOut) now.optedOut += 1;
      end = judgeCanary(now).verdict;
    }
    ends[end] += 1;
  }
  return ends;
}

describe('looked at after each message', () => {
  const CANARIES = 6_000;
  const [failure, optOut] = CANARY_TESTS;
  const most = (risk: number) => CANARIES * risk + 3 * Math.sqrt(CANARIES * risk * (1 - risk));

  it('holds at most one acceptable canary in twenty for each test', () => {
    for (const size of [20, 100, 500]) {
      const onlyFailures = simulate({ failure: failure!.acceptable, optOut: 0 }, size, CANARIES);
      expect(onlyFailures.hold, `failures, ${size}`).toBeLessThanOrEqual(
        most(CANARY_ALPHA / (1 - CANARY_BETA)),
      );
      const onlyOptOuts = simulate({ failure: 0, optOut: optOut!.acceptable }, size, CANARIES);
      expect(onlyOptOuts.hold, `opt-outs, ${size}`).toBeLessThanOrEqual(
        most(CANARY_ALPHA / (1 - CANARY_BETA)),
      );
    }
  });

  it('releases at most one bad canary in ten', () => {
    for (const size of [20, 100, 500]) {
      for (const rates of [
        { failure: failure!.bad, optOut: 0 },
        { failure: 0, optOut: optOut!.bad },
        { failure: 0.4, optOut: 0.1 },
      ])
        expect(simulate(rates, size, CANARIES).release).toBeLessThanOrEqual(
          most(CANARY_BETA / (1 - CANARY_ALPHA)),
        );
    }
  });

  it('decides about a hundred good people nearly always', () => {
    expect(simulate({ failure: 0.01, optOut: 0.005 }, 100, CANARIES).release).toBeGreaterThan(
      0.95 * CANARIES,
    );
  });
});
