import { newId } from '@og/db';
import { eventually } from '@og/testing';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { anotherProcess, openSocket, type LiveSocket } from './live-socket.js';

const LONG = 45_000;

let a: TestApp;
let b: Awaited<ReturnType<typeof anotherProcess>>;
let session: TestSession;
beforeAll(async () => {
  a = await createTestApp({ env: { WORKERS: 'none' } });
  b = await anotherProcess(a);
});
afterAll(async () => {
  await b?.close();
  await a?.close();
});

let phones = 0;
/** Something that a person does over HTTP: one event of the team. */
const write = async () => {
  phones += 1;
  await a.data(
    'mutation ($phone: String!) { createLead(input: { phones: [$phone] }) { __typename ... on UserError { message } } }',
    { phone: `+1212555${String(100 + phones).padStart(4, '0')}` },
    session.token,
  );
};

const reached = (socket: LiveSocket, count: number) =>
  eventually(
    `${count} events`,
    async () => (socket.events.length >= count ? socket.events : undefined),
    LONG,
  );

const upTo = (count: number, from = 1) => Array.from({ length: count }, (_, n) => from + n);

it('tells the sockets of one process what was written through another: in order, each once', async () => {
  session = await a.signUp();
  const there = await Promise.all([1, 2, 3].map(() => openSocket(b.url, session, 0)));
  const here = await openSocket(a.url, session, 0);
  for (let n = 0; n < 25; n += 1) await write();
  for (const socket of [...there, here]) {
    const last = (await reached(socket, 1)) && socket;
    await eventually('all', async () => last.events.some((event) => event.seq >= 25) || undefined, LONG);
    expect(socket.seqs()).toEqual(upTo(socket.seqs().length));
  }
  await Promise.all([...there, here].map((socket) => socket.close()));
});

it('catches up at the other process after a cut', async () => {
  session = await a.signUp();
  const first = await openSocket(a.url, session, 0);
  for (let n = 0; n < 5; n += 1) await write();
  await reached(first, 5);
  const seen = first.events.at(-1)!.seq;
  await first.close();
  for (let n = 0; n < 7; n += 1) await write();
  const second = await openSocket(b.url, session, seen);
  await reached(second, 7);
  for (let n = 0; n < 3; n += 1) await write();
  await reached(second, 10);
  expect(second.seqs()).toEqual(upTo(10, seen + 1));
  await second.close();
});

it('reads an event once a process, however many sockets there are', async () => {
  session = await a.signUp();
  const sockets = await Promise.all(upTo(20).map(() => openSocket(b.url, session, null)));
  await eventually('all follow', async () => b.platform.teamEvents.stats().readers === 20 || undefined, LONG);
  await write();
  await Promise.all(sockets.map((socket) => reached(socket, 1)));
  const reads = vi.spyOn(b.platform.database, 'withTeam');
  const before = sockets[0]!.events.length;
  await write();
  await Promise.all(sockets.map((socket) => reached(socket, before + 1)));
  expect(reads.mock.calls.length).toBe(1);
  reads.mockRestore();
  await Promise.all(sockets.map((socket) => socket.close()));
  await eventually(
    'nothing is left',
    async () => b.platform.teamEvents.stats().teams === 0 || undefined,
    LONG,
  );
});

it('hands the same events to those who come back together from memory', async () => {
  session = await a.signUp();
  await insertEvents(10);
  const reads = vi.spyOn(b.platform.database, 'withTeam');
  const feeds = upTo(20).map(() => b.platform.teamEvents.follow(session.teamId, 4));
  const firsts = await Promise.all(feeds.map(async (feed) => (await feed.next()).value));
  expect(firsts.map((event) => event?.seq)).toEqual(feeds.map(() => 5));
  expect(reads.mock.calls.length).toBe(1);
  reads.mockRestore();
  await Promise.all(feeds.map((feed) => feed.return()));
});

it('tells a browser that knows more than there is, as after a restored backup, to load everything', async () => {
  session = await a.signUp();
  const feed = b.platform.teamEvents.follow(session.teamId, 1_000_000);
  expect((await feed.next()).value).toMatchObject({ type: 'feed.reset.v1' });
  await feed.return();
});

it('reads what is no longer in memory from the database, all of it, in order', async () => {
  session = await a.signUp();
  await insertEvents(1_500);
  const feed = b.platform.teamEvents.follow(session.teamId, 0);
  const seqs: number[] = [];
  while (seqs.length < 1_500) seqs.push((await feed.next()).value!.seq);
  expect(seqs).toEqual(upTo(1_500));
  await feed.return();
});

it('tells a browser that comes after everything was taken away to load everything', async () => {
  session = await a.signUp();
  await insertEvents(10);
  await a.platform.database.withSystem((tx) =>
    tx.client.query('delete from team_events where team_id = $1', [session.teamId]),
  );
  const feed = b.platform.teamEvents.follow(session.teamId, 3);
  expect((await feed.next()).value).toMatchObject({ type: 'feed.reset.v1', seq: 10 });
  await feed.return();
});

/** Events as the relay writes them, for their number. */
async function insertEvents(count: number): Promise<void> {
  await a.platform.database.withSystem(async (tx) => {
    const { rows } = await tx.client.query<{ event_seq: number }>(
      'update teams set event_seq = event_seq + $2 where id = $1 returning event_seq',
      [session.teamId, count],
    );
    await tx.client.query(
      `insert into team_events (team_id, seq, type, ids, data, created_at)
       select $1, n, 'lead.changed.v1', array[$4::uuid], '{"count":1}', now() from generate_series($2::int, $3::int) n`,
      [session.teamId, rows[0]!.event_seq - count + 1, rows[0]!.event_seq, newId()],
    );
  });
}
