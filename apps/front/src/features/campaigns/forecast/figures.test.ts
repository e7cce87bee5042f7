import { describe, expect, it } from 'vitest';
import { assumedValue, scoreValue } from './figures';

describe('figures of a forecast', () => {
  it('are written with what they count', () => {
    expect(assumedValue({ name: 'reply_rate', value: 0.034 })).toBe('3.4 %');
    expect(assumedValue({ name: 'sampled_share', value: 0.1 })).toBe('10 %');
    expect(assumedValue({ name: 'price_per_segment', value: 11_300 })).toBe('$0.0113');
    expect(scoreValue(277_000_000, 'micros')).toBe('$277.00');
    expect(scoreValue(97.5, 'hours')).toBe('97.5 hours');
    expect(scoreValue(1_200, 'people')).toBe('1,200 people');
  });

  it('never show 0 where there is no data', () => {
    expect(scoreValue(null, 'messages')).toBe('no data');
  });
});
