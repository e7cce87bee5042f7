import fc from 'fast-check';
import { expect, it } from 'vitest';
import { INTENTS } from '../classify/types.js';
import { nextPriorityChange, priorityOf, type PriorityFacts } from './priority-of.js';

const since = new Date('2026-11-18T15:00:00Z');
const plain: PriorityFacts = {
  intent: 'question',
  sentiment: 'neutral',
  uncertain: false,
  waitingSince: since,
  dueAt: new Date('2026-11-18T15:30:00Z'),
  leadScore: 50,
  stage: 'new',
  dealValue: null,
  inboundCount: 1,
  unansweredCount: 1,
  text: 'What does it cost?',
  daysSinceCampaign: null,
};
const after = (minutes: number): Date => new Date(since.getTime() + minutes * 60_000);
const score = (change: Partial<PriorityFacts> = {}, minutes = 1): number =>
  priorityOf({ ...plain, ...change }, after(minutes)).score;

const anyFacts: fc.Arbitrary<PriorityFacts> = fc.record({
  intent: fc.constantFrom(...INTENTS),
  sentiment: fc.constantFrom('positive' as const, 'neutral' as const, 'negative' as const),
  uncertain: fc.boolean(),
  waitingSince: fc.constant(since),
  dueAt: fc.option(fc.integer({ min: 0, max: 3_000 }).map(after)),
  leadScore: fc.integer({ min: -10, max: 200 }),
  stage: fc.constantFrom('new', 'contacted', 'replied', 'qualified', 'appointment', 'won', 'whatever'),
  dealValue: fc.option(fc.integer({ min: -5, max: 1e9 })),
  inboundCount: fc.nat(50),
  unansweredCount: fc.nat(10),
  text: fc.constantFrom('', 'hello', 'cash offer asap today', 'foreclosure auction this week, urgent'),
  daysSinceCampaign: fc.option(fc.nat(30)),
});

it('is from 0 to 100, explains every point, and is the same each time', () => {
  fc.assert(
    fc.property(anyFacts, fc.nat(5_000), (facts, minutes) => {
      const result = priorityOf(facts, after(minutes));
      const sum = result.parts.reduce((total, { points }) => total + points, 0);
      expect(result.score).toBe(Math.min(100, Math.max(0, sum)));
      expect(Number.isInteger(result.score)).toBe(true);
      expect(result.parts.every(({ label, points }) => label !== '' && points !== 0)).toBe(true);
      expect(priorityOf(facts, after(minutes))).toEqual(result);
    }),
  );
});

it('waiting longer never lowers it', () => {
  fc.assert(
    fc.property(anyFacts, fc.nat(5_000), fc.nat(5_000), (facts, minutes, more) => {
      expect(priorityOf(facts, after(minutes + more)).score).toBeGreaterThanOrEqual(
        priorityOf(facts, after(minutes)).score,
      );
    }),
  );
});

it('says when it will change by waiting alone, and does not change before', () => {
  fc.assert(
    fc.property(anyFacts, fc.nat(2_000), (facts, minutes) => {
      const now = after(minutes);
      const wait = nextPriorityChange(facts, now);
      const parts = (at: Date) => priorityOf(facts, at).parts;
      if (wait === null)
        expect(parts(new Date(now.getTime() + 86_400_000 * 60)).length).toBeGreaterThanOrEqual(0);
      else {
        expect(wait).toBeGreaterThan(0);
        expect(parts(new Date(now.getTime() + wait))).not.toEqual(parts(now));
      }
    }),
  );
});

it('puts first what matters', () => {
  const order = [
    score({ intent: 'scheduling', sentiment: 'positive', text: 'call me today, I am ready to sell' }),
    score({ intent: 'interested', sentiment: 'positive' }),
    score({ intent: 'question' }),
    score({ intent: 'not_now' }),
    score({ intent: 'not_interested', sentiment: 'negative' }),
    score({ intent: 'spam', sentiment: 'negative' }),
  ];
  expect(order).toEqual(order.toSorted((a, b) => b - a));
  expect(new Set(order).size).toBe(order.length);
  expect(
    priorityOf(
      {
        ...plain,
        intent: 'interested',
        sentiment: 'positive',
        leadScore: 80,
        stage: 'qualified',
        dealValue: 300_000,
      },
      after(1),
    ).band,
  ).toMatch(/hot|urgent/);
});

it.each<[string, Partial<PriorityFacts>]>([
  ['a better lead', { leadScore: 90 }],
  ['a later stage', { stage: 'appointment' }],
  ['a bigger deal', { dealValue: 500_000 }],
  ['more conversation', { inboundCount: 4 }],
  ['more without an answer', { unansweredCount: 3 }],
  ['hot words', { text: 'I need cash asap' }],
  ['a campaign of yesterday', { daysSinceCampaign: 1 }],
  ['a glad tone', { sentiment: 'positive' }],
])('%s counts more', (_what, change) => expect(score(change)).toBeGreaterThan(score()));

it('grows as the promise runs out', () => {
  expect(score({}, 29)).toBeGreaterThan(score({}, 1));
  expect(score({}, 31)).toBeGreaterThan(score({}, 29));
  expect(priorityOf(plain, after(31)).parts).toContainEqual({ label: 'Answer is overdue', points: 14 });
});
