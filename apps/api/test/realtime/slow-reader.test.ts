import { newId } from '@og/db';
import { eventually } from '@og/testing';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { EVENTS_KEPT } from '../../src/platform/realtime/team-hub.js';
import type { TeamEvent } from '../../src/platform/realtime/team-events-store.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { openSocket } from './live-socket.js';

const LONG = 45_000;

let app: TestApp;
let session: TestSession;
beforeAll(async () => {
  app = await createTestApp({ env: { WORKERS: 'none' } });
});
afterAll(() => app?.close());
beforeEach(async () => {
  session = await app.signUp();
});

/** Events as the relay writes them, each with a weight of so many characters, and the news of them. */
async function happen(count: number, weight = 0): Promise<number> {
  const seq = await app.platform.database.withSystem(async (tx) => {
    const { rows } = await tx.client.query<{ event_seq: number }>(
      'update teams set event_seq = event_seq + $2 where id = $1 returning event_seq',
      [session.teamId, count],
    );
    const end = rows[0]!.event_seq;
    await tx.client.query(
      `insert into team_events (team_id, seq, type, ids, data, created_at)
       select $1, n, 'lead.changed.v1', array[$4::uuid], jsonb_build_object('count', 1, 'weight', repeat('x', $5)), now() from generate_series($2::int, $3::int) n`,
      [session.teamId, end - count + 1, end, newId(), weight],
    );
    return end;
  });
  app.platform.notifier.publish(session.teamId, seq);
  return seq;
}

it('does not wait for a socket that is not read, and tells it to load everything when it is read again', async () => {
  const slow = await openSocket(app.url, session, 0);
  const quick = await openSocket(app.url, session, 0);
  await happen(1);
  await eventually(
    'both are live',
    async () => (slow.events.length && quick.events.length) || undefined,
    LONG,
  );
  slow.raw.pause();
  // More than the network's buffers hold and more than the process keeps.
  let last = 0;
  for (let round = 0; round < 20; round += 1) last = await happen(100, 20_000);
  await eventually('the quick one has all', async () => quick.seqs().at(-1) === last || undefined, LONG);
  expect(quick.seqs()).toEqual(Array.from({ length: last }, (_, n) => n + 1));
  expect(quick.events.map((event) => event.type)).not.toContain('feed.reset.v1');
  slow.raw.resume();
  await eventually('the slow one is there', async () => slow.seqs().at(-1) === last || undefined, LONG);
  const told = slow.events.findIndex((event) => event.type === 'feed.reset.v1');
  expect(told).toBeGreaterThan(0);
  expect(slow.seqs().slice(0, told)).toEqual(Array.from({ length: told }, (_, n) => n + 1));
  expect(slow.events.length).toBeLessThan(last);
  const next = await happen(1);
  await eventually(
    'both hear what comes next',
    async () => (slow.seqs().at(-1) === next && quick.seqs().at(-1) === next) || undefined,
    LONG,
  );
  await Promise.all([slow.close(), quick.close()]);
});

it('keeps no more for a reader that does not read than one page and fifty signals', async () => {
  const feed = app.platform.teamEvents.follow(session.teamId, null);
  const first = feed.next();
  await eventually(
    'it follows',
    async () => app.platform.teamEvents.stats().readers === 1 || undefined,
    LONG,
  );
  await eventually(
    'it is told',
    async () => {
      await happen(1);
      return await Promise.race([first, Promise.resolve(undefined)]);
    },
    LONG,
  );
  for (let n = 0; n < 200; n += 1)
    app.platform.signals.publish(session.teamId, {
      type: 'presence.changed.v1',
      ids: [newId()],
      data: { present: [] },
      at: new Date(n),
    });
  const last = await happen(EVENTS_KEPT + 100);
  const watcher = app.platform.teamEvents.follow(session.teamId, last - 1);
  expect((await watcher.next()).value).toMatchObject({ seq: last });
  // The signals come over Redis, as the events' news did: the newest of them is there when a later one is.
  const told: TeamEvent[] = [];
  const marker = newId();
  app.platform.signals.publish(session.teamId, {
    type: 'presence.changed.v1',
    ids: [marker],
    data: { present: [] },
    at: new Date(0),
  });
  for (let event = await watcher.next(); event.value?.ids[0] !== marker; event = await watcher.next());
  for (;;) {
    const { value } = await feed.next();
    if (!value) break;
    told.push(value);
    if (value.ids[0] === marker) break;
  }
  expect(told[0]).toMatchObject({ type: 'feed.reset.v1', seq: last });
  expect(told.length).toBe(51);
  await feed.return();
  await watcher.return();
  expect(app.platform.teamEvents.stats()).toEqual({ teams: 0, readers: 0 });
});
