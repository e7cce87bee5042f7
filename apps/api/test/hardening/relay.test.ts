import { newId } from '@og/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TeamEvents } from '../../src/platform/realtime/team-events.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';

let app: TestApp;
let session: TestSession;
beforeAll(async () => {
  app = await createTestApp({ env: { WORKERS: 'none' } });
  session = await app.signUp();
  await app.platform.relay.stop();
});
afterAll(() => app?.close());

it('hands on what is behind a job that it cannot read, and loses neither that nor one it does not know', async () => {
  await app.platform.database.withTeam(session.teamId, async ({ client }) => {
    const put = (topic: string, payload: object) =>
      client.query(
        `insert into outbox (team_id, kind, topic, payload, available_at, created_at) values ($1, 'job', $2, $3, now() - interval '1 minute', now())`,
        [session.teamId, topic, JSON.stringify(payload)],
      );
    await put('campaign/drain', { v: 99 });
    await put('campaign/of-a-later-version', { v: 1, teamId: session.teamId });
    await put('nonsense', {});
    await put('campaign/drain', { v: 1, teamId: session.teamId, lane: 0 });
  });
  await app.platform.relay.drain();
  const left = await app.platform.database.withSystem(
    async ({ client }) =>
      (
        await client.query<{ topic: string; v: string | null }>(
          `select topic, payload->>'v' as v from outbox where kind = 'job' order by topic`,
        )
      ).rows,
  );
  expect(left.map((row) => `${row.topic} ${row.v}`)).toEqual([
    'campaign/drain 99',
    'campaign/of-a-later-version 1',
    'nonsense null',
  ]);
});

it('goes on with a feed after the database was away for a moment', async () => {
  const { database, notifier, signals } = app.platform;
  let looks = 0;
  const flaky = new Proxy(database, {
    get: (target, name) => {
      // The first look finds the place, the second is the one that fails.
      if (name === 'withTeam' && ++looks === 2)
        return () => Promise.reject(new Error('Connection terminated unexpectedly'));
      const value = Reflect.get(target, name) as unknown;
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  const errors: Error[] = [];
  const events = new TeamEvents({
    database: flaky,
    notifier,
    signals,
    onError: (error) => errors.push(error),
  });
  const feed = events.follow(session.teamId, 0);
  const next = feed.next();
  await app.platform.database.withTeam(session.teamId, (tx) =>
    app.platform.outbox.event(tx, app.platform.clock.now(), 'lead.changed.v1', [newId()], { count: 1 }),
  );
  await app.platform.relay.drain();
  expect((await next).value).toMatchObject({ type: 'lead.changed.v1' });
  expect(looks).toBeGreaterThan(2);
  expect(errors).toEqual([]);
  await feed.return();
});
