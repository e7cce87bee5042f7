import { describe, expect, it } from 'vitest';
import { costOf, NO_USAGE, toMicros } from './cost.js';
import { DEFAULT_MODELS, readModels } from './models.js';

const SONNET = DEFAULT_MODELS.models['claude-sonnet-5-5'];
const HAIKU = DEFAULT_MODELS.models['claude-haiku-5-5'];

describe('the model table', () => {
  it('has a price for every task’s model', () => {
    expect(readModels()).toEqual(DEFAULT_MODELS);
  });

  it('takes names and prices from the deployment', () => {
    const table = readModels({
      ANTHROPIC_MODEL_DRAFT: 'claude-next',
      ANTHROPIC_MODELS:
        '{"claude-next": {"price": [3, 15, 0.3, 3.75, 6], "thinking": "adaptive", "effort": "low"}}',
    });
    expect(table.tasks).toEqual({ ...DEFAULT_MODELS.tasks, draft: 'claude-next' });
    expect(table.models['claude-next']).toEqual({
      price: {
        input: 3_000_000,
        output: 15_000_000,
        cacheRead: 300_000,
        cacheWrite5m: 3_750_000,
        cacheWrite1h: 6_000_000,
      },
      thinking: 'adaptive',
      effort: 'low',
    });
    expect(table.models['claude-haiku-5-5']).toEqual(HAIKU);
  });

  it.each([
    [
      { ANTHROPIC_MODEL_CLASSIFY: 'claude-unknown' },
      /ANTHROPIC_MODEL_CLASSIFY: nobody knows what claude-unknown costs/,
    ],
    [{ ANTHROPIC_MODELS: '{' }, /this is no JSON/],
    [{ ANTHROPIC_MODELS: '[]' }, /ANTHROPIC_MODELS must be JSON/],
    [{ ANTHROPIC_MODELS: '{"a": {"price": [1, 2]}}' }, /look at “price” of a/],
    [{ ANTHROPIC_MODELS: '{"a": {"price": [1, 2, 3, 4, -1]}}' }, /look at “price” of a/],
    [
      { ANTHROPIC_MODELS: '{"a": {"price": [1, 2, 3, 4, 5], "thinking": "deep"}}' },
      /“thinking” of a must be one of/,
    ],
  ])('says what is wrong with %j', (settings, message) => {
    expect(() => readModels(settings)).toThrow(message);
  });
});

describe('what a call costs', () => {
  it('counts each kind of token at its own price, and rounds up', () => {
    if (!SONNET) throw new Error('no row');
    const usage = { input: 1_000, output: 200, cacheRead: 4_000, cacheWrite: 3_000, cacheWrite1h: 1_000 };
    // 1,000 × $2 + 200 × $10 + 4,000 × $0.10 + 2,000 × $2.50 + 1,000 × $4, for a million each
    expect(toMicros(costOf(SONNET, usage))).toBe(2_000 + 2_000 + 400 + 5_000 + 4_000);
    expect(toMicros(costOf(SONNET, { ...NO_USAGE, cacheRead: 1 }))).toBe(1);
    expect(toMicros(costOf(SONNET, NO_USAGE))).toBe(0);
  });

  it('costs more with a long prompt where the model says so, cached or not', () => {
    if (!HAIKU) throw new Error('no row');
    const cost = (input: number, cacheRead: number): number =>
      toMicros(costOf(HAIKU, { ...NO_USAGE, input, cacheRead, output: 1_000 }));
    expect(cost(100_000, 0)).toBe(10_000 + 500);
    expect(cost(1, 100_000)).toBe(Math.ceil(0.5 + 5_000 + 2_500));
  });
});
