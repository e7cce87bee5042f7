import { connect } from 'node:net';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { LARGEST_MESSAGE } from '../../src/platform/graphql/socket-driver.js';
import { socketTicket } from '../support/socket-client.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';

let app: TestApp;
let session: TestSession;
let client: Client;

beforeAll(async () => {
  app = await createTestApp({ env: { WORKERS: 'none' } });
});
afterAll(() => app?.close());
beforeEach(async () => {
  session = await app.signUp();
  const { ticket } = await socketTicket(app.url, session);
  client = createClient({
    url: `${app.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { ticket },
    lazy: false,
    retryAttempts: 0,
  });
});

/** What the socket answers to one operation: data, errors, or how it ended. */
const ask = (query: string) =>
  new Promise<string>((resolve) => {
    const timer = setTimeout(() => resolve('nothing'), 60_000);
    client.subscribe(
      { query },
      {
        next: (value) => (clearTimeout(timer), resolve(JSON.stringify(value))),
        error: (error) => (clearTimeout(timer), resolve(`error ${JSON.stringify(error)}`)),
        complete: () => (clearTimeout(timer), resolve('complete')),
      },
    );
  });

it('serves no queries and mutations: those have their limits and their guard over HTTP', async () => {
  expect(await ask('{ me { user { email } } }')).not.toContain(session.email);
  expect(
    await ask('mutation { createLead(input: { phones: ["+12125550123"] }) { __typename } }'),
  ).not.toContain('"Lead"');
  await client.dispose();
});

it('ends for a session that was ended: nothing more can be asked', async () => {
  await app.platform.database.withSystem((tx) =>
    tx.client.query('update sessions set revoked_at = now() where user_id = $1', [session.userId]),
  );
  await new Promise((resolve) => setTimeout(resolve, 3_500));
  const answer = await ask('mutation { createLead(input: { phones: ["+12125550124"] }) { __typename } }');
  expect(answer).not.toContain('"Lead"');
  await client.dispose();
});

it('tells nothing of the database in its errors', async () => {
  const answer = await ask('{ leads(search: "\\u0000") { edges { node { id } } } }');
  expect(answer).not.toMatch(/Failed query|select|encoding/i);
  await client.dispose();
});

it('refuses what is too deep or too wide also over the socket', async () => {
  const many = Array.from(
    { length: 60 },
    (_, n) => `a${n}: signIn(input: {email:"a@b.co", password: "x"}) { __typename }`,
  ).join(' ');
  expect(await ask(`mutation { ${many} }`)).not.toContain('SignInFailed');
  await client.dispose();
});

it('serves the team its events', async () => {
  await app.data(
    'mutation { createLead(input: { phones: ["+12125550125"] }) { __typename ... on UserError { message } } }',
    {},
    session.token,
  );
  expect(await ask('subscription { teamEvents(afterSeq: 0) { seq type } }')).toContain('"seq":1');
  await client.dispose();
});

it('runs ten subscriptions: of a thousand at once the first ten, and another one when one of them ends', async () => {
  await app.data(
    'mutation { createLead(input: { phones: ["+12125550126"] }) { __typename ... on UserError { message } } }',
    {},
    session.token,
  );
  const ends: (() => void)[] = [];
  /** The first word on it: an event, or why it does not run. */
  const begin = () =>
    new Promise<string>((resolve) => {
      ends.push(
        client.subscribe(
          { query: 'subscription { teamEvents(afterSeq: 0) { seq } }' },
          {
            next: ({ data }) => resolve(data ? 'runs' : 'no data'),
            error: (errors) => resolve(JSON.stringify(errors)),
            complete: () => resolve('complete'),
          },
        ),
      );
    });
  const answers = await Promise.all(Array.from({ length: 1_000 }, begin));
  expect(answers.slice(0, 10)).toEqual(Array<string>(10).fill('runs'));
  const refused = new Set(answers.slice(10));
  expect([...refused]).toHaveLength(1);
  expect([...refused][0]).toMatch(
    /At most 10 subscriptions run on one socket: end one first.*LIMIT_EXCEEDED/,
  );
  expect(await begin()).toMatch(/LIMIT_EXCEEDED/);
  ends[0]?.();
  expect(await begin()).toBe('runs');
  expect(await begin()).toMatch(/LIMIT_EXCEEDED/);
  await client.dispose();
});

/** How a socket without a ticket ends after one message of so many bytes. */
const endAfter = (bytes: number) =>
  new Promise<number>((resolve, reject) => {
    const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const [head, tail] = ['{"type":"connection_init","payload":{"ticket":"', '"}}'];
    socket.on('open', () => socket.send(head + 'x'.repeat(bytes - head.length - tail.length) + tail));
    socket.on('close', resolve);
    socket.on('error', reject);
  });

it('reads no message that is larger than any of ours, also before a ticket was shown', async () => {
  expect(LARGEST_MESSAGE).toBe(65_536);
  // 4403: it was read, and its ticket opens nothing. 1009: it was not.
  expect(await endAfter(LARGEST_MESSAGE)).toBe(4403);
  expect(await endAfter(LARGEST_MESSAGE + 1)).toBe(1009);
  expect(await endAfter(8 * LARGEST_MESSAGE)).toBe(1009);
  await client.dispose();
});

it('ends a connection that asks for a socket where there is none', async () => {
  const { hostname, port } = new URL(app.url);
  const ended = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    socket.write(
      `GET /elsewhere HTTP/1.1\r\nHost: ${hostname}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    );
    socket.on('close', () => resolve('ended'));
    socket.on('error', reject);
    socket.setTimeout(60_000, () => (socket.destroy(), resolve('left open')));
  });
  expect(ended).toBe('ended');
  await client.dispose();
});
