import { describe, expect, it } from 'vitest';
import { createRandom } from './random.js';

describe('createRandom', () => {
  it('gives the same for the same seed and keys, whatever was asked before', () => {
    const one = createRandom('seed');
    const two = createRandom('seed');
    two.unit('something', 'else');
    expect(one.unit('a', 1)).toBe(two.unit('a', 1));
    expect(one.unit('a', 1)).not.toBe(createRandom('other').unit('a', 1));
    expect(one.unit('a', 11)).not.toBe(one.unit('a1', 1));
  });

  it('spreads evenly over [0, 1)', () => {
    const random = createRandom('seed');
    const buckets = Array.from({ length: 10 }, () => 0);
    for (let index = 0; index < 20_000; index++) {
      const bucket = Math.floor(random.unit('phone', `+1310599${index}`) * 10);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    for (const count of buckets) expect(Math.abs(count - 2_000)).toBeLessThan(200);
  });

  it('refuses to pick from nothing', () => {
    expect(() => createRandom('seed').pick([], 'x')).toThrow(RangeError);
  });
});
