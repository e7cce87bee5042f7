import { SCHEDULES } from '@og/contracts';
import { eventually } from '@og/testing';
import { Queue } from 'bullmq';
import { afterAll, beforeAll, it } from 'vitest';
import { createTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app?.close());

it('brings the recurring jobs back after the queue store lost everything', async (context) => {
  const redis = app.platform.store.redis;
  if (!redis) return context.skip('queues are in PostgreSQL here: there is no Redis to empty');
  const prefix = app.platform.config.QUEUE_PREFIX;
  const queue = new Queue('campaign', { connection: redis as never, prefix });
  const present = async () => (await queue.getJobSchedulers()).map((scheduler) => scheduler.key);
  await eventually('the schedules of a fresh start', async () =>
    (await present()).includes('campaign/sweep-ledger'),
  );
  // A worker that carries a schedule out at this moment writes it once more: emptied until nothing is there.
  await eventually('a store without anything', async () => {
    const keys = await redis.keys(`${prefix}:*`);
    if (keys.length > 0) await redis.del(...keys);
    return (await present()).length === 0;
  });
  await eventually(
    'the schedules again',
    async () => (await present()).includes('campaign/sweep-ledger'),
    45_000,
  );
  const before = app.platform.clock.now();
  await eventually('a sweep by the new schedule', async () => {
    const scheduler = await queue.getJobScheduler('campaign/sweep-ledger');
    return Number(scheduler?.next) > before.getTime() + SCHEDULES['campaign/sweep-ledger'];
  });
});
