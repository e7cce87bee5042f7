import { afterAll, beforeEach, expect, it, vi } from 'vitest';

interface Socket {
  open: boolean;
  subscriptions: string[];
  variables: Record<string, unknown> | undefined;
  say(event: object): void;
  cut(): void;
}

const { sockets, tickets } = vi.hoisted(() => ({
  sockets: [] as Socket[],
  tickets: { seq: 0, asked: 0, refused: 0 },
}));

vi.mock('@/lib/env', () => ({ publicApiUrl: 'http://api.test' }));
vi.mock('@/lib/session/session-store', () => ({
  authorisedFetch: async () => {
    tickets.asked += 1;
    await Promise.resolve();
    if (tickets.asked <= tickets.refused) return { ok: false, status: 503 };
    return { ok: true, json: async () => ({ ticket: 'one', seq: tickets.seq }) };
  },
}));
vi.mock('graphql-ws', () => ({
  createClient: ({ on }: { on: { connected: () => void } }) => {
    let sinks: { next: (value: object) => void; error: (error: Error) => void; complete: () => void }[] = [];
    const socket: Socket = {
      open: true,
      subscriptions: [],
      variables: undefined,
      say: (event) => sinks[0]?.next({ data: { teamEvents: event } }),
      cut: () => end((sink) => sink.error(new Error('cut'))),
    };
    const end = (how: (sink: (typeof sinks)[number]) => void) => {
      if (!socket.open) return;
      socket.open = false;
      const all = sinks;
      sinks = [];
      for (const sink of all) how(sink);
    };
    sockets.push(socket);
    queueMicrotask(on.connected);
    return {
      subscribe: (
        { query, variables }: { query: string; variables?: Record<string, unknown> },
        sink: (typeof sinks)[number],
      ) => {
        socket.subscriptions.push(/\{\s*(\w+)/.exec(query)?.[1] ?? '');
        socket.variables ??= variables;
        sinks.push(sink);
        return () => undefined;
      },
      dispose: () => end((sink) => sink.complete()),
    };
  },
}));

// Another file of this process may have loaded the real ones before, and another will need them afterwards.
vi.resetModules();
const { TeamEventStream } = await import('./team-events');
afterAll(() => {
  for (const name of ['@/lib/env', '@/lib/session/session-store', 'graphql-ws']) vi.doUnmock(name);
  vi.resetModules();
});

let gaps = 0;
let seen: number[] = [];
const stream = () => {
  const made = new TeamEventStream(() => (gaps += 1));
  made.onEvent(({ seq }) => seen.push(seq));
  return made;
};
const open = () => sockets.filter((socket) => socket.open);
const event = (seq: number, type = 'lead.changed.v1') => ({ seq, type, ids: [], data: {}, at: '' });
const oneOpen = () => vi.waitFor(() => expect(open()).toHaveLength(1));
/** Everything that is under way has come to where it waits. */
const rest = () => new Promise((resolve) => setTimeout(resolve, 50));

beforeEach(() => {
  vi.stubGlobal('window', new EventTarget());
  sockets.length = 0;
  Object.assign(tickets, { seq: 0, asked: 0, refused: 0 });
  gaps = 0;
  seen = [];
});

it('opens one socket a tab, and follows everything else on it', async () => {
  const tab = stream();
  tab.start();
  tab.start();
  tab.follow('subscription { draftProgress { text } }', {}, () => undefined);
  await oneOpen();
  tab.follow('subscription { otherFeed { text } }', {}, () => undefined);
  await rest();
  expect(sockets).toHaveLength(1);
  expect(sockets[0]?.subscriptions).toEqual(['teamEvents', 'draftProgress', 'otherFeed']);
  tab.stop();
  expect(open()).toHaveLength(0);
});

it.each([
  ['before the ticket came', () => Promise.resolve()],
  ['once it was open', oneOpen],
])('stays at one socket when it is stopped and started at once, %s', async (_when, reached) => {
  const tab = stream();
  tab.start();
  await reached();
  for (let n = 0; n < 3; n += 1) {
    tab.stop();
    tab.start();
  }
  await oneOpen();
  await rest();
  await rest();
  expect(open()).toHaveLength(1);
  tab.stop();
  await rest();
  expect(open()).toHaveLength(0);
});

it('asks after a cut for what came since, hands each number on once, and reports a gap', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  tickets.seq = 7;
  const tab = stream();
  tab.start();
  await vi.waitFor(() => expect(open()).toHaveLength(1));
  expect(open()[0]?.variables).toEqual({ afterSeq: 7 });
  for (const seq of [8, 9, 9]) open()[0]?.say(event(seq));
  open()[0]?.cut();
  await vi.waitFor(() => expect(tab.state).toBe('offline'));
  vi.runOnlyPendingTimers();
  await vi.waitFor(() => expect(open()).toHaveLength(1));
  expect(open()[0]?.variables).toEqual({ afterSeq: 9 });
  for (const seq of [9, 10]) open()[0]?.say(event(seq));
  expect([seen, gaps]).toEqual([[8, 9, 10], 0]);
  open()[0]?.say(event(12));
  expect([seen, gaps]).toEqual([[8, 9, 10, 12], 1]);
  tab.stop();
  vi.useRealTimers();
});

it('loads everything once when the first ticket came late: nobody knows what happened until then', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  Object.assign(tickets, { seq: 7, refused: 1 });
  const tab = stream();
  tab.start();
  await vi.waitFor(() => expect(tab.state).toBe('offline'));
  expect(gaps).toBe(0);
  vi.runOnlyPendingTimers();
  await vi.waitFor(() => expect(open()).toHaveLength(1));
  expect([open()[0]?.variables, gaps]).toEqual([{ afterSeq: 7 }, 1]);
  tab.stop();
  vi.useRealTimers();
});

it('loads everything when it is told to, also when the numbers go back', async () => {
  tickets.seq = 100;
  const tab = stream();
  tab.start();
  await oneOpen();
  open()[0]?.say(event(40, 'feed.reset.v1'));
  open()[0]?.say(event(41));
  expect([seen, gaps]).toEqual([[40, 41], 1]);
  tab.stop();
});
