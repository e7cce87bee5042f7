import { DEFAULT_BUCKETS, INTENTS } from '@og/core';
import { describe, expect, it } from 'vitest';
import { inboundVerdictSchema } from '../agents/inbound-verdict.js';
import { modelOutput } from '../agents/model-output.js';
import { bucketRuleSchema } from './bucket-rule.js';
import { intentSchema } from './intent.js';

it('knows every intent of the rules', () => expect([...intentSchema.options]).toEqual([...INTENTS]));

it('asks a model for a verdict in a shape that it can follow', () => {
  const output = modelOutput('verdict', inboundVerdictSchema);
  expect(output.schema).toMatchObject({ title: 'verdict', type: 'object' });
  const verdict = {
    intent: 'question',
    sentiment: 'neutral',
    confidence: 0.8,
    entities: {},
    reason: 'It asks.',
  };
  expect(output.parse(verdict)).toEqual(verdict);
  expect(() => output.parse({ ...verdict, intent: 'sell' })).toThrow();
  expect(() => output.parse({ ...verdict, confidence: 2 })).toThrow();
});

describe('a bucket’s rule', () => {
  it.each(DEFAULT_BUCKETS.map(({ key, rule }) => [key, rule] as const))('%s is a good one', (_key, rule) =>
    expect(bucketRuleSchema.parse(rule)).toEqual(rule),
  );
  it.each([
    { minPriority: 60, belowPriority: 60 },
    { intents: [] },
    { intents: ['sell'] },
    { colour: 'red' },
    { words: [' '] },
  ])('%o is none', (rule) => expect(bucketRuleSchema.safeParse(rule).success).toBe(false));
});
