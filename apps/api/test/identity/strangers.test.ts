import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { newId } from '@og/db';
import type { Client } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DraftProgressChannel } from '../../src/modules/agents/drafts/progress-channel.js';
import { credentialsContext } from '../../src/modules/integrations/index.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { addColleague } from '../support/colleague.js';
import { socketClient, socketTicket } from '../support/socket-client.js';

let app: TestApp;
let session: TestSession;
beforeAll(async () => {
  app = await createTestApp({ env: { WORKERS: 'none' } });
  session = await app.signUp();
});
afterAll(() => app?.close());

const post = (path: string, body: string | Buffer, headers: Record<string, string> = {}) =>
  fetch(`${app.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });

const ticketOf = async (who: Pick<TestSession, 'token'>) => (await socketTicket(app.url, who)).ticket;

/** @returns the client once it is connected, or the code that the server closed it with */
const connect = (ticket: unknown) =>
  new Promise<Client | number>((resolve) =>
    socketClient(app.url, ticket, { connected: resolve, closed: resolve }),
  );

async function open(who: Pick<TestSession, 'token'>): Promise<Client> {
  const client = await connect(await ticketOf(who));
  if (typeof client === 'number') throw new Error(`the socket was closed with ${client}`);
  return client;
}

describe('an access token', () => {
  it('counts only as we signed it', async () => {
    const [head = '', body = '', signature = ''] = session.token.split('.');
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
    const sign = (text: string, key: string) => createHmac('sha256', key).update(text).digest('base64url');
    const none = part({ alg: 'none', typ: 'JWT' });
    const later = part({ ...claims, exp: 4_000_000_000 });
    for (const forged of [
      `${none}.${body}.`,
      `${none}.${body}.${signature}`,
      `${head}.${later}.${signature}`,
      `${head}.${body}.${sign(`${head}.${body}`, 'another secret')}`,
      `${head}.${body}.${sign(`${head}.${body}`, '')}`,
      `${head}.${body}`,
      'null',
    ]) {
      const { data, errors } = await app.graphql('{ me { user { id } } }', {}, forged);
      expect([forged, data, errors?.[0]?.extensions.code]).toEqual([forged, null, 'UNAUTHENTICATED']);
    }
    expect((await app.graphql('{ me { user { id } } }', {}, session.token)).errors).toBeUndefined();
  });
});

describe('GraphQL', () => {
  it('keeps nobody’s queries to be asked for by their hash', async () => {
    const hash = 'a'.repeat(64);
    const body = JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: hash } } });
    const answer = (await (await post('/graphql', body)).json()) as {
      errors: { extensions: { code: string } }[];
    };
    expect(answer.errors[0]?.extensions.code).toBe('PERSISTED_QUERY_NOT_SUPPORTED');
  });

  it('answers fields that are named a hundred times over without counting each pair of them for long', async () => {
    const fields = Array.from({ length: 110 }, () => 'me { user { id name email } team { id name } }').join(
      ' ',
    );
    const { data } = await app.graphql(`{ ${fields} }`, {}, session.token);
    expect(data).toMatchObject({ me: { user: { id: session.userId } } });
  });
});

describe('who may only look', () => {
  it('finds no secret address of an account, also not by way of what they may see', async () => {
    const viewer = await addColleague(app, session, { role: 'viewer' });
    const [id, inboundToken] = [newId(), 'the-secret-part-of-the-address'];
    const sealed = app.platform.vault.seal(
      { apiKey: 'SG.x.y', eventPublicKey: null, inboundToken },
      credentialsContext(session.teamId, id),
    );
    const now = app.platform.clock.now().toISOString();
    await app.platform.database.withTeam(session.teamId, async ({ client }) => {
      await client.query(
        `insert into integrations (team_id, id, vendor, state, account, credentials, created_at, updated_at)
         values ($1, $2, 'sendgrid', 'connected', 'mail', $3, $4, $4)`,
        [session.teamId, id, JSON.stringify(sealed), now],
      );
      await client.query(
        `insert into reconciliation_runs (team_id, id, integration_id, since, until, state, created_at)
         values ($1, $2, $3, $4, $4, 'done', $4)`,
        [session.teamId, newId(), id, now],
      );
    });
    const seen = async (who: TestSession) =>
      JSON.stringify(
        await app.data('{ reconciliations { integration { id webhookAddresses { url } } } }', {}, who.token),
      );
    expect(await seen(session)).toContain(inboundToken);
    expect(await seen(viewer)).toContain(id);
    expect(await seen(viewer)).not.toContain(inboundToken);
  });
});

describe('a packed body', () => {
  it('is unpacked nowhere: a small one cannot become a large one', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1_048_576, ' '));
    const packed = { 'content-encoding': 'gzip' };
    const id = session.teamId;
    for (const [path, type] of [
      ['/graphql', 'application/json'],
      ['/api/auth/refresh', 'application/json'],
      [`/api/webhooks/twilio/${id}/sms`, 'application/x-www-form-urlencoded'],
      [`/api/webhooks/signalhouse/${id}`, 'application/json'],
      [`/api/webhooks/sendgrid/${id}/events`, 'application/json'],
    ] as const) {
      const { status } = await post(path, bomb, { ...packed, 'content-type': type });
      expect([path, status >= 400 && status < 500]).toEqual([path, true]);
    }
  });
});

describe('a socket', () => {
  it('opens for nobody without a ticket that we made, whatever stands there', async () => {
    for (const ticket of [
      undefined,
      null,
      '',
      {},
      ['x'],
      1,
      'x'.repeat(1_000),
      session.token,
      session.userId,
    ])
      expect(await connect(ticket)).toBe(4403);
  });

  it('opens for no ticket of who was taken out of the team meanwhile', async () => {
    const rep = await addColleague(app, session);
    const ticket = await ticketOf(rep);
    const { rows } = await app.platform.database.withTeam(session.teamId, ({ client }) =>
      client.query<{ id: string }>('select id from team_members where team_id = $1 and user_id = $2', [
        session.teamId,
        rep.userId,
      ]),
    );
    await app.data(
      'mutation ($id: ID!) { removeMember(id: $id) { __typename ... on UserError { message } } }',
      { id: rows[0]!.id },
      session.token,
    );
    expect(await connect(ticket)).toBe(4403);
  });

  it('runs no more than ten subscriptions, however many are asked for, and the others are told why', async () => {
    const client = await open(session);
    const asked = 1_000;
    let refused = 0;
    for (let n = 0; n < asked; n += 1)
      client.subscribe(
        { query: 'subscription { teamEvents { seq } }' },
        {
          next: () => undefined,
          error: (errors) => {
            if (JSON.stringify(errors).includes('LIMIT_EXCEEDED')) refused += 1;
          },
          complete: () => undefined,
        },
      );
    await expect.poll(() => refused, { timeout: 30_000 }).toBeGreaterThanOrEqual(asked - 10);
    expect((await app.graphql('{ me { user { id } } }', {}, session.token)).errors).toBeUndefined();
    await client.dispose();
  });

  it('tells of no draft of another team, though its conversation’s id is known', async () => {
    const [mine, theirs] = [session, await app.signUp()];
    const conversationId = '0193a000-0000-7000-8000-000000000001';
    const channel = app.app.get(DraftProgressChannel, { strict: false });
    const progress = { conversationId, draftId: conversationId, done: false };
    const seenBy = async (who: TestSession) => {
      const client = await open(who);
      const seen: string[] = [];
      client.subscribe<{ draftProgress: { text: string } }>(
        {
          query: 'subscription ($id: ID!) { draftProgress(conversationId: $id) { text } }',
          variables: { id: conversationId },
        },
        {
          next: ({ data }) => void (data && seen.push(data.draftProgress.text)),
          error: () => undefined,
          complete: () => undefined,
        },
      );
      return { client, seen };
    };
    const [own, foreign] = [await seenBy(mine), await seenBy(theirs)];
    // Again and again, because a subscription begins some time after it was asked for.
    await expect
      .poll(
        () => {
          channel.publish(mine.teamId, { ...progress, text: 'for mine' });
          channel.publish(theirs.teamId, { ...progress, text: 'for theirs' });
          return own.seen.length > 0 && foreign.seen.length > 0;
        },
        { timeout: 30_000 },
      )
      .toBe(true);
    expect([new Set(own.seen), new Set(foreign.seen)]).toEqual([
      new Set(['for mine']),
      new Set(['for theirs']),
    ]);
    await Promise.all([own.client.dispose(), foreign.client.dispose()]);
  });
});

describe('every answer', () => {
  it('says that no page may frame it, run it or guess its type, and nothing of what it runs on', async () => {
    const answers = await Promise.all([
      post('/graphql', JSON.stringify({ query: '{ system { now } }' })),
      post('/graphql', '{'),
      post('/api/auth/refresh', '{}'),
      post(`/api/webhooks/twilio/${session.teamId}/sms`, '{}'),
      fetch(`${app.url}/health`),
      fetch(`${app.url}/api/l/nobody-made-this`),
      fetch(`${app.url}/u/nobody-made-this`),
      fetch(`${app.url}/nowhere`),
      fetch(`${app.url}/api/files/x.y`),
    ]);
    for (const { url, headers } of answers) {
      expect([url, headers.get('x-content-type-options')]).toEqual([url, 'nosniff']);
      expect([url, headers.get('content-security-policy')]).toEqual([
        url,
        expect.stringContaining("frame-ancestors 'none'"),
      ]);
      expect([url, headers.get('content-security-policy')]).toEqual([
        url,
        expect.stringContaining("default-src 'none'"),
      ]);
      expect([url, headers.get('strict-transport-security')]).toEqual([
        url,
        expect.stringMatching(/max-age=\d{7}/),
      ]);
      expect([url, headers.get('x-powered-by'), headers.get('server')]).toEqual([url, null, null]);
    }
  });

  it('is read by no foreign page, with the browser’s cookies or without', async () => {
    for (const origin of ['https://evil.example', 'null', 'http://localhost:3000.evil.example']) {
      const { headers } = await post('/graphql', JSON.stringify({ query: '{ system { now } }' }), { origin });
      const allowed = headers.get('access-control-allow-origin');
      expect([origin, allowed === origin || allowed === '*']).toEqual([origin, false]);
    }
  });
});
