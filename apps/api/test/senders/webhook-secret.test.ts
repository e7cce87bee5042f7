import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSignalHouse, resealSignalHouse } from '../../src/modules/integrations/index.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { startTwin, type Twin } from '../support/twin.js';
import { sendersApi } from './api.js';

const SIGNALHOUSE = { apiKey: 'demo-key-of-the-simulated-signalhouse', groupId: 'G0DE40DE' };

let twin: Twin;
let between: Server;
let app: TestApp;
let owner: TestSession;
let losesAnswers = false;
/** Where a request that makes a webhook waits before the vendor gets it. */
let beforeMaking: () => Promise<void> = () => Promise.resolve();
/** Requests about webhooks that the vendor does not answer. */
let silent: string | null = null;
beforeAll(async () => {
  twin = await startTwin({ speed: 2_000 });
  const vendor = twin.baseUrl.replace(/twilio$/, 'signalhouse');
  // The vendor as it is; only its answers to what makes something may be lost on the way.
  between = createServer((request, response) => {
    void (async () => {
      if (request.method === silent && request.url?.startsWith('/webhook'))
        return response.writeHead(503).end();
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      if (request.method === 'POST' && request.url?.startsWith('/webhook')) await beforeMaking();
      const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
      const answer = await fetch(`${vendor}${request.url}`, {
        method: request.method ?? 'GET',
        headers: headers as Record<string, string>,
        ...(parts.length > 0 ? { body: Buffer.concat(parts) } : {}),
      });
      const body = Buffer.from(await answer.arrayBuffer());
      if (losesAnswers && request.method === 'POST') return response.destroy();
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
      response.end(body);
    })();
  });
  await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
  app = await createTestApp({
    env: {
      WORKERS: 'none',
      TWILIO_API_BASE_URL: twin.baseUrl,
      SIGNALHOUSE_API_BASE_URL: `http://127.0.0.1:${(between.address() as AddressInfo).port}`,
    },
  });
  owner = await app.signUp();
});
afterAll(async () => {
  await app?.close();
  between?.close();
  await twin?.stop();
});

it('a webhook whose secret was lost on the way is made anew by the next connect', async () => {
  const api = sendersApi(app, () => owner);
  const { id } = await api.connect('SIGNALHOUSE', SIGNALHOUSE);
  const secret = async () => (await openSignalHouse(app.platform, owner.teamId, id))?.signingSecret ?? null;
  const first = await secret();
  expect(first).not.toBeNull();
  const { webhooks } = (await openSignalHouse(app.platform, owner.teamId, id))!;
  const listed = await webhooks.list();
  if (listed.kind === 'ok') for (const webhook of listed.value) await webhooks.remove(webhook.id);
  losesAnswers = true;
  expect(await api.connect('SIGNALHOUSE', SIGNALHOUSE)).toMatchObject({
    lastError: expect.stringContaining('did not take our webhook address') as string,
  });
  // It may stand, signed with a secret that nobody here has: the old one opens nothing.
  expect(await secret()).toBeNull();
  losesAnswers = false;
  expect(await api.connect('SIGNALHOUSE', SIGNALHOUSE)).toMatchObject({ id, lastError: null });
  const second = await secret();
  expect(second).not.toBeNull();
  expect(second).not.toBe(first);
});

it.each([
  ['tells of none', 'GET'],
  ['lets none go', 'DELETE'],
])('no second webhook is made beside the first when the vendor %s', async (_what, method) => {
  owner = await app.signUp();
  const api = sendersApi(app, () => owner);
  const { id } = await api.connect('SIGNALHOUSE', SIGNALHOUSE);
  const known = async () => {
    const { webhooks } = (await openSignalHouse(app.platform, owner.teamId, id))!;
    return { webhooks, listed: await webhooks.list() };
  };
  const ours = async () => {
    const { listed } = await known();
    return listed.kind === 'ok' ? listed.value.filter(({ url }) => url.includes(id)).length : null;
  };
  expect(await ours()).toBe(1);
  // Of the one that stands nobody has the secret: it is to be made anew.
  losesAnswers = true;
  const { webhooks, listed } = await known();
  if (listed.kind === 'ok') for (const webhook of listed.value) await webhooks.remove(webhook.id);
  await api.connect('SIGNALHOUSE', SIGNALHOUSE);
  losesAnswers = false;
  silent = method;
  expect(await api.connect('SIGNALHOUSE', SIGNALHOUSE)).toMatchObject({
    id,
    lastError: expect.stringContaining('our webhook address') as string,
  });
  silent = null;
  expect(await ours()).toBe(1);
  expect(await api.connect('SIGNALHOUSE', SIGNALHOUSE)).toMatchObject({ id, lastError: null });
  expect(await ours()).toBe(1);
});

it.each([
  ['for the first time', false],
  ['once more, when nobody has the secret', true],
])('two people who connect an account at the same instant make one webhook: %s', async (_what, known) => {
  owner = await app.signUp();
  const api = sendersApi(app, () => owner);
  if (known) {
    losesAnswers = true;
    await api.connect('SIGNALHOUSE', SIGNALHOUSE);
    losesAnswers = false;
  }
  // Who makes one waits for another who is about to; nobody is, once they take turns.
  let making = 0;
  let second = (): void => undefined;
  const both = new Promise<void>((resolve) => (second = resolve));
  const longEnough = new Promise<void>((resolve) => void setTimeout(resolve, 2_000));
  beforeMaking = () => {
    making += 1;
    if (making > 1) second();
    return Promise.race([both, longEnough]);
  };
  const results = await Promise.all([1, 2].map(() => api.connect('SIGNALHOUSE', SIGNALHOUSE)));
  beforeMaking = () => Promise.resolve();
  const [{ id } = { id: '' }] = results;
  for (const result of results)
    expect(result).toMatchObject({ __typename: 'Integration', id, state: 'CONNECTED', lastError: null });
  const opened = await openSignalHouse(app.platform, owner.teamId, id);
  expect(opened?.signingSecret).not.toBeNull();
  const listed = await opened!.webhooks.list();
  const ours = listed.kind === 'ok' ? listed.value.filter(({ url }) => url.includes(id)) : [];
  expect(ours).toHaveLength(1);
  expect(making).toBe(1);
});

it('a connect that was cut off in its middle does not bar the account for good', async () => {
  owner = await app.signUp();
  const api = sendersApi(app, () => owner);
  const { id } = await api.connect('SIGNALHOUSE', SIGNALHOUSE);
  const until = (minutes: number) =>
    new Date(app.platform.clock.now().getTime() + minutes * 60_000).toISOString();
  const mark = (connecting: { by: string; until: string } | null) =>
    resealSignalHouse(app.platform, owner.teamId, id, () => ({ connecting }));
  const by = 'another process';
  await mark({ by, until: until(-1) });
  expect(await api.connect('SIGNALHOUSE', SIGNALHOUSE)).toMatchObject({ id, state: 'CONNECTED' });
  // Of one that is under way the next learns when it ends.
  await mark({ by, until: until(2) });
  const waiting = api.connect('SIGNALHOUSE', SIGNALHOUSE);
  await mark(null);
  expect(await waiting).toMatchObject({ id, state: 'CONNECTED' });
});
