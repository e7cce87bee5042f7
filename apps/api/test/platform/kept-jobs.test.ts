import { createManualClock, KEPT_JOBS, type JobName } from '@og/contracts';
import { newId } from '@og/db';
import { eventually } from '@og/testing';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { KEPT_AGAIN_MS } from '../../src/platform/outbox/relay.js';
import { JobWorkers } from '../../src/platform/queue/workers.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';

const redisUrl = process.env['TEST_REDIS_URL'];
/** Said in the title of what is not run: what Redis loses cannot be lost without it. */
const skipped = redisUrl ? '' : ' (skipped: needs Redis)';
const clock = createManualClock('2026-11-18T17:00:00.000Z');
let app: TestApp;
let session: TestSession;
const ran: { name: JobName; payload: unknown }[] = [];
let failing = false;

beforeAll(async () => {
  app = await createTestApp({ clock, env: { WORKERS: 'none' } });
  session = await app.signUp();
  // The relay of this process must not take what a test has written before the test says so.
  await app.platform.relay.stop();
});
afterAll(() => app?.close());
beforeEach(async () => {
  ran.length = 0;
  failing = false;
  await app.platform.database.withSystem((tx) => tx.client.query(`delete from outbox where kind = 'job'`));
});

const owed = async () =>
  (
    await app.platform.database.withSystem((tx) =>
      tx.client.query<{ topic: string }>(`select topic from outbox where kind = 'job' order by id`),
    )
  ).rows.map((row) => row.topic);

/** All that the queues hold is lost, as by FLUSHALL. */
async function loseQueues(): Promise<void> {
  const { redis } = app.platform.store;
  const keys = await redis!.keys(`${app.platform.config.QUEUE_PREFIX}:*`);
  if (keys.length > 0) await redis!.del(...keys);
}

/** A worker that notes what it is given, until everything that waits is done. */
async function work(): Promise<void> {
  const { store, registry, database, logger, config, turns, queues } = app.platform;
  const noting = Object.assign(Object.create(registry) as typeof registry, {
    get: (name: JobName) => async (payload: unknown) => {
      ran.push({ name, payload });
      if (failing) throw new Error('always');
    },
  });
  const workers = new JobWorkers(store, noting, database, clock, logger, {
    turns,
    prefix: config.QUEUE_PREFIX,
    workers: 'all',
    lockMs: config.JOB_LOCK_MS,
  });
  workers.start();
  await eventually(
    'the queues are empty',
    async () => {
      const depths = Object.values(await queues.depths());
      return depths.every(({ waiting = 0, active = 0, delayed = 0 }) => waiting + active + delayed === 0);
    },
    60_000,
  );
  await workers.close();
}

const PAYLOADS: Record<string, object> = {
  'lead/open': { leadId: newId() },
  'lead/brief': { leadId: newId() },
  'lead/settle-draft': { draftId: newId() },
  'lead/fetch-recording': { callId: newId() },
  'lead/sort-buckets': {},
  'campaign-sequence/handle-reply': { messageId: newId() },
};
const ask = () =>
  app.platform.database.withTeam(session.teamId, async (tx) => {
    for (const name of KEPT_JOBS)
      await app.platform.outbox.job(tx, clock.now(), name, (PAYLOADS[name] ?? {}) as never);
  });
const names = () => ran.map((job) => job.name).toSorted();
const ALL = [...KEPT_JOBS].toSorted();

it.skipIf(!redisUrl)(
  `a job that Redis lost between relay and work is handed on again, and then is owed no more${skipped}`,
  async () => {
    await ask();
    await app.platform.relay.drain();
    await loseQueues();
    await work();
    expect(names()).toEqual([]);
    // Not at once: it could still run.
    await app.platform.relay.drain();
    await work();
    expect(names()).toEqual([]);
    clock.advance(KEPT_AGAIN_MS);
    await app.platform.relay.drain();
    await work();
    expect(names()).toEqual(ALL);
    expect(ran.find((job) => job.name === 'lead/brief')?.payload).toMatchObject(PAYLOADS['lead/brief']!);
    expect(await owed()).toEqual([]);
    clock.advance(KEPT_AGAIN_MS);
    await app.platform.relay.drain();
    await work();
    expect(names()).toEqual(ALL);
  },
);

it.skipIf(!redisUrl)(
  `one that still waits is not doubled by the relay that comes again${skipped}`,
  async () => {
    await ask();
    await app.platform.relay.drain();
    clock.advance(KEPT_AGAIN_MS);
    await app.platform.relay.drain();
    await work();
    expect(names()).toEqual(ALL);
    expect(await owed()).toEqual([]);
  },
);

it.skipIf(!redisUrl)(`one that fails for good is a dead letter and is owed no more${skipped}`, async () => {
  failing = true;
  await app.platform.database.withTeam(session.teamId, (tx) =>
    app.platform.outbox.job(tx, clock.now(), 'lead/brief', { leadId: newId() }),
  );
  await app.platform.relay.drain();
  expect(await owed()).toEqual(['lead/brief']);
  await work();
  await eventually('it is a dead letter', async () => (await owed()).length === 0);
  const letters = await app.platform.database.withTeam(session.teamId, (tx) =>
    tx.client.query<{ name: string }>('select name from dead_letters where team_id = $1', [session.teamId]),
  );
  expect(letters.rows.map((row) => row.name)).toEqual(['lead/brief']);
});
