import { describe, expect, it } from 'vitest';
import { EXPERIMENT_ALPHA, evidenceOfHigherRate, judgeExperiment, type VariantFigures } from './index.js';

/** A seeded generator: the simulations are the same on every machine. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

interface World {
  weight: number;
  optOut: number;
  fail: number;
  reply: number;
}

/** Run one experiment of `people`, looking after every `every`. @returns what the looks led to */
function simulate(worlds: readonly World[], people: number, every: number, random: () => number) {
  const figures = worlds.map((_, index): VariantFigures => ({
    key: `v${index}`,
    sent: 0,
    delivered: 0,
    failed: 0,
    replied: 0,
    optedOut: 0,
  }));
  for (let person = 1; person <= people; person++) {
    let point = random();
    let chosen = 0;
    while (chosen < worlds.length - 1 && (point -= worlds[chosen]?.weight ?? 0) > 0) chosen++;
    const [world, figure] = [worlds[chosen], figures[chosen]];
    if (!world || !figure) continue;
    figure.sent++;
    if (random() < world.fail) figure.failed++;
    else figure.delivered++;
    if (random() < world.optOut) figure.optedOut++;
    if (random() < world.reply) figure.replied++;
    if (person % every !== 0) continue;
    const { stop, winner } = judgeExperiment(figures);
    if (stop.length > 0) return { stopped: stop[0]?.key, winner: null, after: person };
    if (winner) return { stopped: null, winner: winner.key, after: person };
  }
  return { stopped: null, winner: null, after: people };
}

const plain = { optOut: 0.02, fail: 0.05, reply: 0.08 };

describe('an experiment without a difference', () => {
  it.each([
    [
      'two equal variants',
      [
        { weight: 0.5, ...plain },
        { weight: 0.5, ...plain },
      ],
    ],
    [
      'a small and a large one',
      [
        { weight: 0.1, ...plain },
        { weight: 0.9, ...plain },
      ],
    ],
    [
      'three',
      [
        { weight: 0.34, ...plain },
        { weight: 0.33, ...plain },
        { weight: 0.33, ...plain },
      ],
    ],
    [
      'many failures',
      [
        { weight: 0.5, ...plain, fail: 0.3 },
        { weight: 0.5, ...plain, fail: 0.3 },
      ],
    ],
  ])('stops no variant more often than stated: %s', (_name, worlds) => {
    const random = generator(20_261_118);
    const runs = 400;
    let stopped = 0;
    let won = 0;
    for (let run = 0; run < runs; run++) {
      const end = simulate(worlds, 3_000, 50, random);
      if (end.stopped) stopped++;
      if (end.winner) won++;
    }
    // Three standard errors above the stated rate would mean that it does not hold.
    const bound = EXPERIMENT_ALPHA + 3 * Math.sqrt((EXPERIMENT_ALPHA * (1 - EXPERIMENT_ALPHA)) / runs);
    expect(stopped / runs).toBeLessThanOrEqual(bound);
    expect(won / runs).toBeLessThanOrEqual(bound);
  });
});

describe('a variant that harms', () => {
  it('is stopped, and the right one, when three times as many opt out', () => {
    const random = generator(7);
    const ends = Array.from({ length: 100 }, () =>
      simulate(
        [
          { weight: 0.5, ...plain },
          { weight: 0.5, ...plain, optOut: 0.06, reply: 0.08 },
        ],
        5_000,
        50,
        random,
      ),
    );
    expect(ends.filter((end) => end.stopped === 'v1').length).toBeGreaterThanOrEqual(95);
    expect(ends.filter((end) => end.stopped === 'v0').length).toBeLessThanOrEqual(5);
  });
  it('is stopped when its texts fail twice as often', () => {
    const random = generator(8);
    const ends = Array.from({ length: 100 }, () =>
      simulate(
        [
          { weight: 0.5, ...plain },
          { weight: 0.5, ...plain, fail: 0.12 },
        ],
        5_000,
        50,
        random,
      ),
    );
    expect(ends.filter((end) => end.stopped === 'v1').length).toBeGreaterThanOrEqual(95);
  });
});

describe('a better variant', () => {
  it('wins when it gets twice the replies', () => {
    const random = generator(9);
    const ends = Array.from({ length: 100 }, () =>
      simulate(
        [
          { weight: 0.5, ...plain },
          { weight: 0.5, ...plain, reply: 0.16 },
        ],
        5_000,
        50,
        random,
      ),
    );
    expect(ends.filter((end) => end.winner === 'v1').length).toBeGreaterThanOrEqual(90);
  });
});

it('says nothing before anything happened, and never stops the last variant', () => {
  const empty = (key: string): VariantFigures => ({
    key,
    sent: 0,
    delivered: 0,
    failed: 0,
    replied: 0,
    optedOut: 0,
  });
  expect(judgeExperiment([empty('a'), empty('b')])).toEqual({ stop: [], winner: null });
  expect(judgeExperiment([{ ...empty('a'), sent: 100, optedOut: 100 }])).toEqual({ stop: [], winner: null });
  expect(evidenceOfHigherRate({ events: 0, chances: 0 }, { events: 5, chances: 10 })).toBe(1);
});

it('says which rates it compared', () => {
  const figures = (key: string, optedOut: number): VariantFigures => ({
    key,
    sent: 500,
    delivered: 490,
    failed: 10,
    replied: 20,
    optedOut,
  });
  expect(judgeExperiment([figures('calm', 2), figures('loud', 60)]).stop).toEqual([
    {
      key: 'loud',
      harm: 'opt_outs',
      reason: 'Opt-outs 12.0 % (60 of 500), against 0.4 % (2 of 500) of the other variants.',
    },
  ]);
});
