import { newId } from '@og/db';
import { eventually } from '@og/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TeamEvent } from '../../src/platform/realtime/team-events-store.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';

let app: TestApp;
let session: TestSession;
beforeAll(async () => {
  app = await createTestApp();
  session = await app.signUp();
});
afterAll(() => app?.close());

const tell = (ids: string[], count: number) =>
  app.platform.database.withTeam(session.teamId, (tx) =>
    app.platform.outbox.event(tx, app.platform.clock.now(), 'lead.changed.v1', ids, { count }),
  );

async function take(feed: AsyncGenerator<TeamEvent>, n: number): Promise<TeamEvent[]> {
  const events: TeamEvent[] = [];
  while (events.length < n) {
    const next = await feed.next();
    if (next.done) break;
    events.push(next.value);
  }
  // A process keeps the newest events of a team for as long as somebody reads them.
  await feed.return(undefined);
  return events;
}

const feedFrom = (after: number | null) => app.platform.teamEvents.follow(session.teamId, after);

it('numbers events without gaps and catches up a reader that was away', async () => {
  const before = await app.platform.database.withTeam(
    session.teamId,
    async (tx) =>
      (await tx.client.query<{ event_seq: number }>('select event_seq from teams')).rows[0]!.event_seq,
  );
  for (let n = 1; n <= 30; n += 1) await tell([newId()], n);
  const all = await take(feedFrom(before), 30);
  expect(all.map((event) => event.seq)).toEqual(Array.from({ length: 30 }, (_, n) => before + n + 1));
  expect(all.map((event) => event.data?.['count'])).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
  const rest = await take(feedFrom(before + 20), 10);
  expect(rest.map((event) => event.seq)).toEqual(Array.from({ length: 10 }, (_, n) => before + 21 + n));
});

it('tells each part of a team that changed in one act, and the same part once', async () => {
  const before = await app.platform.database.withTeam(
    session.teamId,
    async (tx) =>
      (await tx.client.query<{ event_seq: number }>('select event_seq from teams')).rows[0]!.event_seq,
  );
  const now = app.platform.clock.now();
  await app.platform.database.withTeam(session.teamId, async (tx) => {
    for (const what of ['mode', 'facts', 'mode', 'settings'] as const)
      await app.platform.outbox.event(tx, now, 'agent.changed.v1', [session.teamId], { what });
  });
  const events = await take(feedFrom(before), 3);
  expect(events.map((event) => event.data?.['what'])).toEqual(['facts', 'mode', 'settings']);
});

it('tells nothing of what was rolled back', async () => {
  const marker = newId();
  await app.platform.database
    .withTeam(session.teamId, async (tx) => {
      await app.platform.outbox.event(tx, app.platform.clock.now(), 'lead.changed.v1', [marker], {
        count: 1,
      });
      throw new Error('changed my mind');
    })
    .catch(() => undefined);
  await tell([newId()], 2);
  await app.platform.relay.drain();
  const rows = await app.platform.database.withTeam(
    session.teamId,
    async (tx) => (await tx.client.query('select from team_events where $1 = any(ids)', [marker])).rowCount,
  );
  expect(rows).toBe(0);
});

it('tells a reader that asks for what is no longer kept to load everything again', async () => {
  await app.platform.database.withSystem((tx) =>
    tx.client.query(
      'delete from team_events where team_id = $1 and seq < (select max(seq) from team_events where team_id = $1)',
      [session.teamId],
    ),
  );
  const [first] = await take(feedFrom(1), 1);
  expect(first?.type).toBe('feed.reset.v1');
});

it('wakes a waiting reader at once', async () => {
  const feed = feedFrom(null);
  const next = feed.next();
  await new Promise((resolve) => setTimeout(resolve, 200));
  const id = newId();
  await tell([id], 1);
  const event = await eventually('the event', async () => (await next).value as TeamEvent);
  expect(event.ids).toEqual([id]);
  await feed.return(undefined);
});
