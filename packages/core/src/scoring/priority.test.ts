import fc from 'fast-check';
import { expect, it } from 'vitest';
import { INTENTS } from '../classify/types.js';
import { bandOf, classOfIntent, inboxPriority } from './priority.js';
import type { PriorityInput } from './priority.js';

const plain: PriorityInput = {
  class: 'negative',
  sentiment: 'neutral',
  intent: 'unclear',
  confidence: 1,
  ageMinutes: 45,
  leadScore: 0,
};
const score = (change: Partial<PriorityInput>): number => inboxPriority({ ...plain, ...change }).score;

it.each<[Partial<PriorityInput>, number]>([
  [{}, 50],
  [{ class: 'positive' }, 80],
  [{ class: 'opt_out' }, 70],
  [{ class: 'neutral' }, 60],
  [{ class: 'hostile' }, 55],
  [{ class: 'wrong_number' }, 40],
  [{ sentiment: 'positive' }, 65],
  [{ sentiment: 'negative' }, 40],
  [{ intent: 'interested' }, 75],
  [{ intent: 'question' }, 65],
  [{ intent: 'complaint' }, 60],
  [{ intent: 'not_interested' }, 35],
  [{ confidence: 0.69 }, 35],
  [{ confidence: 0.7 }, 50],
  [{ ageMinutes: 4.9 }, 60],
  [{ ageMinutes: 5 }, 55],
  [{ ageMinutes: 30 }, 50],
  [{ ageMinutes: 60 }, 50],
  [{ ageMinutes: 61 }, 45],
  [{ leadScore: 80 }, 58],
  [{ class: 'positive', sentiment: 'positive', intent: 'interested' }, 100],
])('%o scores %i', (change, expected) => expect(score(change)).toBe(expected));

it('bands start at 85, 70 and 40', () => {
  expect([100, 85, 84, 70, 69, 40, 39, 0].map(bandOf)).toEqual([
    'urgent',
    'urgent',
    'hot',
    'hot',
    'warm',
    'warm',
    'cold',
    'cold',
  ]);
});

it('explains every point and stays within 0 to 100', () => {
  fc.assert(
    fc.property(
      fc.record({
        class: fc.constantFrom('positive', 'opt_out', 'neutral', 'hostile', 'wrong_number', 'negative'),
        sentiment: fc.constantFrom('positive', 'neutral', 'negative'),
        intent: fc.constantFrom(...INTENTS, 'complaint' as const),
        confidence: fc.double({ min: 0, max: 1, noNaN: true }),
        ageMinutes: fc.integer({ min: 0, max: 10_000 }),
        leadScore: fc.integer({ min: 0, max: 100 }),
      }) as fc.Arbitrary<PriorityInput>,
      (input) => {
        const result = inboxPriority(input);
        const sum = result.parts.reduce((total, part) => total + part.points, 0);
        expect(result.score).toBe(Math.min(100, Math.max(0, sum)));
        expect(result.band).toBe(bandOf(result.score));
      },
    ),
  );
  for (const intent of INTENTS) expect(classOfIntent(intent)).toBeTruthy();
});
