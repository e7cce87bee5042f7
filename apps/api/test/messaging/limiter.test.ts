import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PostgresLimiter } from '../../src/modules/messaging/sending/postgres-limiter.js';
import type { RateLimiter, SlotRequest } from '../../src/modules/messaging/sending/rate-limiter.js';
import { RedisLimiter } from '../../src/modules/messaging/sending/redis-limiter.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';

let app: TestApp;
let session: TestSession;
beforeAll(async () => {
  app = await createTestApp({ env: { WORKERS: 'none' } });
  session = await app.signUp();
});
afterAll(() => app?.close());

const stores = ['redis', 'postgres'] as const;
const limiterOf = (store: (typeof stores)[number]): RateLimiter | null => {
  if (store === 'postgres') return new PostgresLimiter();
  const { redis } = app.platform.store;
  return redis && new RedisLimiter(redis, app.platform.config.QUEUE_PREFIX);
};
const reserve = (limiter: RateLimiter, requests: readonly SlotRequest[], horizonMs = 400) =>
  app.platform.database.withTeam(session.teamId, (tx) => limiter.reserve(tx, requests, horizonMs));
const times = (count: number, request: SlotRequest) => Array.from({ length: count }, () => request);

describe.each(stores)('slots kept in %s', (store) => {
  it('are spread over the horizon; what has none is told when one is free', async (context) => {
    const limiter = limiterOf(store);
    if (!limiter) return context.skip('there is no Redis here');
    const rates = [{ key: `number:spread`, perSecond: 10 }];
    const { delays, nextFree } = await reserve(limiter, times(8, { segments: 1, rates }));
    const granted = delays.filter((delay) => delay !== null);
    // Every 100 ms one; the first is free at once.
    expect(granted.map((delay) => Math.round(delay / 10) * 10)).toEqual([0, 0, 100, 200, 300, 400]);
    expect(delays.slice(6)).toEqual([null, null]);
    expect(nextFree.get('number:spread')).toBeGreaterThan(400);
  });

  it('are shared by all who ask at the same time', async (context) => {
    const limiter = limiterOf(store);
    if (!limiter) return context.skip('there is no Redis here');
    const rates = [{ key: 'number:shared', perSecond: 20 }];
    const begun = performance.now();
    const batches = await Promise.all(
      Array.from({ length: 6 }, () => reserve(limiter, times(10, { segments: 1, rates }), 900)),
    );
    const granted = batches.flatMap((batch) => batch.delays.filter((delay) => delay !== null));
    const periodMs = performance.now() - begun + 900;
    expect(granted.length).toBeLessThanOrEqual(2 + (periodMs * 20) / 1_000);
    expect(granted.length).toBeGreaterThanOrEqual(18);
  });

  it('count segments, and a campaign beside its numbers', async (context) => {
    const limiter = limiterOf(store);
    if (!limiter) return context.skip('there is no Redis here');
    const campaign = { key: 'campaign:c', perSecond: 12 };
    const requests = ['a', 'b', 'c', 'd'].flatMap((name) =>
      times(4, { segments: 3, rates: [{ key: `number:${name}`, perSecond: 10 }, campaign] }),
    );
    const { delays } = await reserve(limiter, requests, 999);
    // Twelve segments are four messages of three.
    expect(delays.filter((delay) => delay !== null)).toHaveLength(4);
  });

  it('cost nothing where there is no rate', async (context) => {
    const limiter = limiterOf(store);
    if (!limiter) return context.skip('there is no Redis here');
    const { delays } = await reserve(limiter, times(3, { segments: 1, rates: [] }));
    expect(delays).toEqual([0, 0, 0]);
  });
});

it('a claim that is rolled back gives its slots back in PostgreSQL', async () => {
  const limiter = new PostgresLimiter();
  const rates = [{ key: 'number:back', perSecond: 1 }];
  await app.platform.database
    .withTeam(session.teamId, async (tx) => {
      await limiter.reserve(tx, times(1, { segments: 1, rates }), 400);
      throw new Error('changed my mind');
    })
    .catch(() => undefined);
  await wait(5);
  expect((await reserve(limiter, times(1, { segments: 1, rates }))).delays[0]).toBe(0);
});
