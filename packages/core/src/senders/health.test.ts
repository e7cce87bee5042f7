import { describe, expect, it } from 'vitest';
import {
  assessHealth,
  complaintVerdict,
  HEALTH_TESTS,
  logLikelihoodRatio,
  QUARANTINE_ALPHA,
  type SenderFigures,
} from './index.js';

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

/**
 * Of `senders` whose events have this rate, how many are quarantined when they are looked at after each message,
 * and after how many messages in the middle.
 */
function simulate(
  test: { acceptable: number; bad: number },
  rate: number,
  senders: number,
  messages: number,
): { quarantined: number; median: number } {
  const next = random(20_260_115);
  const bound = Math.log(1 / QUARANTINE_ALPHA);
  const hit = logLikelihoodRatio(test, 1, 1);
  const miss = logLikelihoodRatio(test, 0, 1);
  const ends: number[] = [];
  for (let sender = 0; sender < senders; sender += 1) {
    let ratio = 0;
    for (let sent = 1; sent <= messages; sent += 1) {
      ratio += next() < rate ? hit : miss;
      if (ratio >= bound) {
        ends.push(sent);
        break;
      }
    }
  }
  return { quarantined: ends.length, median: ends.toSorted((a, b) => a - b)[ends.length >> 1] ?? 0 };
}

const fine: SenderFigures = { sent: 0, delivered: 0, failed: 0, optedOut: 0, replied: 0, complained: 0 };

describe('the tests of a sender', () => {
  const [failure] = HEALTH_TESTS.sms;

  it('quarantine at most one acceptable sender in a thousand, looked at after each of 2,000 messages', () => {
    const senders = 20_000;
    for (const test of HEALTH_TESTS.sms) {
      const { quarantined } = simulate(test, test.acceptable, senders, 2_000);
      // Three standard deviations above what the stated rate would give.
      expect(quarantined).toBeLessThanOrEqual(
        senders * QUARANTINE_ALPHA + 3 * Math.sqrt(senders * QUARANTINE_ALPHA),
      );
    }
  });

  it('find a bad sender within a few hundred messages', () => {
    for (const test of HEALTH_TESTS.sms) {
      const { quarantined, median } = simulate(test, test.bad, 2_000, 2_000);
      expect(quarantined).toBeGreaterThan(1_990);
      expect(median).toBeLessThan(400);
    }
    expect(simulate(failure!, 0.5, 200, 2_000).median).toBeLessThan(20);
  });

  it('say what is wrong, with the figures', () => {
    expect(assessHealth('sms', { ...fine, sent: 500, delivered: 490, failed: 10 })).toMatchObject({
      verdict: 'healthy',
      reason: null,
    });
    const filtered = assessHealth('sms', { ...fine, sent: 100, delivered: 60, failed: 40 });
    expect(filtered.verdict).toBe('quarantined');
    expect(filtered.reason).toContain('40 of 100');
    expect(filtered.reason).toContain('40.0 %');
    expect(filtered.tests['failure']).toBeGreaterThan(filtered.tests['quarantine_at']!);
    const stops = assessHealth('sms', { ...fine, sent: 100, delivered: 100, optedOut: 40 });
    expect(stops).toMatchObject({ verdict: 'quarantined' });
    expect(stops.reason).toContain('opted out');
    // Unusual warns, however sure it is.
    const unusual = assessHealth('sms', { ...fine, sent: 1_000, delivered: 1_000, optedOut: 120 });
    expect(unusual.verdict).toBe('watch');
    expect(unusual.reason).toContain('up to 3 % is usual');
    expect(assessHealth('sms', fine).verdict).toBe('healthy');
  });

  it('know complaints from e-mail only', () => {
    const figures = { ...fine, sent: 2_000, delivered: 2_000, complained: 12 };
    expect(assessHealth('email', figures)).toMatchObject({ verdict: 'quarantined' });
    expect(assessHealth('sms', figures).verdict).toBe('healthy');
  });

  it('warn at 0.10 % complaints of a domain and pause at 0.30 %', () => {
    expect([null, 0, 0.0009, 0.001, 0.0029, 0.003].map(complaintVerdict)).toEqual([
      'healthy',
      'healthy',
      'healthy',
      'watch',
      'watch',
      'quarantined',
    ]);
  });
});
