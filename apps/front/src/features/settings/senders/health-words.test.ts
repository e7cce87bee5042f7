import { describe, expect, it } from 'vitest';
import { allowance, figuresOf } from './health-words';

const latest = {
  at: '2026-01-02T00:00:00Z',
  since: '2026-01-01T00:00:00Z',
  sent: 200,
  delivered: 190,
  failed: 10,
  optedOut: 3,
  replied: 20,
  complained: 0,
};

describe('the words of a sender', () => {
  it('give shares of what was sent', () => {
    expect(figuresOf({ state: 'HEALTHY', reason: null, quarantinedUntil: null, latest })).toBe(
      'Of 200: 95 % delivered, 5 % failed, 1.5 % opted out, 10 % answered.',
    );
    expect(figuresOf({ state: 'HEALTHY', reason: null, quarantinedUntil: null, latest: null })).toBeNull();
  });

  it('say what limits the day', () => {
    expect(allowance({ sentToday: 5, allowedToday: null, warmUp: null })).toBe('5 sent today');
    expect(allowance({ sentToday: 5, allowedToday: 50, warmUp: { day: 2, days: 14 } })).toBe(
      '5 sent today of 50 allowed · warm-up, day 2 of 14',
    );
  });
});
