import { Queue } from 'bullmq';
import { newId } from '@og/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ env: { WORKERS: 'none' } });
});
afterAll(() => app?.close());

const inQueue = async <T>(name: string, work: (queue: Queue) => Promise<T>): Promise<T> => {
  const { store, config } = app.platform;
  const queue = new Queue(name, { connection: store.producer, prefix: config.QUEUE_PREFIX });
  try {
    return await work(queue);
  } finally {
    await queue.close();
  }
};

it('jobs of a busy team stand behind all others, whoever asks for them', async () => {
  const { queues, turns } = app.platform;
  const busy = newId();
  const quiet = newId();
  turns.did(busy, 10_000);
  await queues.drain(busy, 0);
  await queues.addBulk([
    { name: 'campaign/launch', payload: { v: 1, teamId: busy, campaignId: newId() }, id: 'busy' },
    { name: 'campaign/launch', payload: { v: 1, teamId: quiet, campaignId: newId() }, id: 'quiet' },
  ]);
  await queues.drain(quiet, 0);
  await inQueue('campaign', async (queue) => {
    const teams = async (state: 'wait' | 'prioritized') =>
      (await queue.getJobs([state])).map((job) => (job.data as { teamId?: string }).teamId);
    // BullMQ empties `wait` before it looks at `prioritized`.
    expect((await teams('wait')).filter((team) => team === quiet)).toHaveLength(2);
    expect(await teams('wait')).not.toContain(busy);
    expect(await teams('prioritized')).toEqual([busy, busy]);
  });
});

it('a campaign waits once in the queue that plans, however many batches were enrolled', async () => {
  const { queues } = app.platform;
  const teamId = newId();
  const [one, other] = [newId(), newId()];
  await queues.addBulk(
    [one, one, other, one].map((campaignId, place) => ({
      name: 'campaign-sequence/plan',
      payload: { v: 1, teamId, campaignId },
      id: `plan-${place}`,
    })),
  );
  await inQueue('campaign-sequence', async (queue) => {
    const jobs = await queue.getJobs(['wait', 'prioritized']);
    const campaigns = jobs.map((job) => (job.data as { campaignId?: string }).campaignId);
    expect(campaigns.filter((id) => id === one)).toHaveLength(1);
    expect(campaigns.filter((id) => id === other)).toHaveLength(1);
  });
});

it('a signed-in change is awaited, a question is not', async () => {
  const session = await app.signUp();
  expect(app.platform.turns.isAwaited(session.teamId)).toBe(false);
  await app.data('{ me { user { id } } }', {}, session.token);
  expect(app.platform.turns.isAwaited(session.teamId)).toBe(false);
  await app.data('mutation { setKillSwitch(on: false) { killSwitch } }', {}, session.token);
  expect(app.platform.turns.isAwaited(session.teamId)).toBe(true);
});
