import { createPublicKey, verify } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_SENDGRID_KEY } from '../src/sendgrid/accounts.js';
import {
  type Caught,
  eventually,
  type Receiver,
  type RunningTwin,
  startReceiver,
  startTwin,
  wait,
} from './support.js';

type Json = Record<string, unknown>;
let twin: RunningTwin;
let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  await twin.close();
  await receiver.close();
});

async function call(method: string, path: string, body?: unknown, key = DEMO_SENDGRID_KEY) {
  const response = await fetch(`${twin.root}/sendgrid${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    data: (text === '' ? {} : JSON.parse(text)) as Json,
  };
}
const mail = (to: string, changes: Json = {}): Json => ({
  personalizations: [{ to: [{ email: to }], custom_args: { l: 'row-1', a: '1' } }],
  from: { email: 'sam@acme.example', name: 'Sam' },
  reply_to: { email: 'reply@in.acme.example' },
  subject: 'Hello',
  content: [
    { type: 'text/plain', value: 'Hello there' },
    { type: 'text/html', value: '<p>Hello <a href="https://acme.example/x?a=1&amp;b=2">there</a></p>' },
  ],
  headers: { 'Message-ID': '<row-1.1@acme.example>' },
  ...changes,
});
const send = (to = 'silent@example.com', changes: Json = {}) =>
  call('POST', '/v3/mail/send', mail(to, changes));
const eventsIn = (caught: readonly Caught[]): Json[] =>
  caught.flatMap(({ body }) => JSON.parse(body) as Json[]);
const listen = async (): Promise<string> =>
  String((await twin.ask<Json>('/sendgrid/webhook', { url: `${receiver.url}/events` })).data['publicKey']);
/** Until these events have come; answers with all of them. */
async function until(...names: string[]): Promise<Json[]> {
  await eventually(() =>
    names.every((name) => eventsIn(receiver.caught).some(({ event }) => event === name)),
  );
  return eventsIn(receiver.caught);
}

describe('sending through SendGrid', () => {
  it('takes a mail, shows it in the mailbox and reports in signed batches', async () => {
    twin = await startTwin();
    const publicKey = await listen();
    const sent = await send();
    expect(sent.status).toBe(202);
    const id = sent.headers.get('x-message-id');
    const events = await until('processed', 'delivered');
    expect(events[0]).toMatchObject({ email: 'silent@example.com', l: 'row-1', a: '1' });
    expect(String(events[0]?.['sg_message_id']).split('.')[0]).toBe(id);
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    for (const { headers, body } of receiver.caught) {
      expect(body.endsWith(']\r\n')).toBe(true);
      const timestamp = String(headers['x-twilio-email-event-webhook-timestamp']);
      const signature = String(headers['x-twilio-email-event-webhook-signature']);
      expect(verify('sha256', Buffer.from(timestamp + body), key, Buffer.from(signature, 'base64'))).toBe(
        true,
      );
    }
    const { data } = await twin.ask<{ mails: Json[] }>('/mailbox?to=silent@example.com&delivered=true');
    expect(data.mails).toMatchObject([
      { id, subject: 'Hello', headers: { 'Message-ID': '<row-1.1@acme.example>' } },
    ]);
    const page = await (await fetch(`${twin.root}/_twin/mail`)).text();
    expect(page).toContain('row-1.1@acme.example');
  });

  it.each([
    ['bounce@example.com', 'bounce', { type: 'bounce' }],
    ['blocked@example.com', 'bounce', { type: 'blocked' }],
    ['dropped@example.com', 'dropped', { reason: 'Invalid' }],
    ['deferred@example.com', 'deferred', { attempt: '1' }],
    ['open@example.com', 'open', {}],
    ['click@example.com', 'click', { url: 'https://acme.example/x?a=1&b=2' }],
    ['spamreport@example.com', 'spamreport', {}],
    ['unsubscribe+42@example.com', 'unsubscribe', {}],
    ['group_unsubscribe@example.com', 'group_unsubscribe', { asm_group_id: 1 }],
  ])('%s: %s', async (to, event, fields) => {
    twin = await startTwin({ speed: 20_000 });
    await listen();
    await send(to);
    const events = await until(event);
    expect(events.find((element) => element['event'] === event)).toMatchObject(fields);
  });

  it('drops what goes to people who left, bounced or complained', async () => {
    twin = await startTwin({ speed: 20_000 });
    await listen();
    for (const to of ['bounce@example.com', 'spamreport@example.com']) await send(to);
    await until('bounce', 'spamreport');
    receiver.caught.length = 0;
    for (const to of ['bounce@example.com', 'spamreport@example.com']) await send(to);
    const events = await until('dropped');
    await eventually(() => eventsIn(receiver.caught).length >= 2);
    expect(events.length).toBeGreaterThan(0);
    expect(
      eventsIn(receiver.caught)
        .map(({ reason }) => String(reason))
        .toSorted((a, b) => a.localeCompare(b)),
    ).toEqual(['Bounced Address', 'Spam Reporting Address']);
  });

  it('watches what comes after a complaint that was heard', async () => {
    twin = await startTwin({ speed: 20_000 });
    await listen();
    await send('spamreport@example.com');
    await until('spamreport');
    await eventually(() => twin.world.revocations.count === 1);
    await send('spamreport@example.com');
    expect((await twin.ask<Json>('/violations')).data).toMatchObject({
      violations: [{ kind: 'after_withdrawal', to: 'spamreport@example.com' }],
    });
  });

  it('complains as SendGrid does', async () => {
    twin = await startTwin({ strict: true });
    expect((await call('POST', '/v3/mail/send', mail('a@b.example'), 'SG.unknown')).status).toBe(401);
    const refused = await send('not an address');
    expect(refused.status).toBe(400);
    expect(refused.data).toMatchObject({ errors: [{ field: 'personalizations.0.to.0.email' }] });
    expect((await send()).status).toBe(403);
    expect((await send('a@b.example', { headers: { Subject: 'x' } })).status).toBe(400);
    const html = { type: 'text/html', value: 'x' };
    expect((await send('a@b.example', { content: [html, { type: 'text/plain', value: 'x' }] })).status).toBe(
      400,
    );
    const later = Math.floor(Date.now() / 1_000) + 80 * 3_600;
    expect((await send('a@b.example', { send_at: later })).status).toBe(400);
  });

  it('authenticates domains when their records stand in DNS', async () => {
    twin = await startTwin({ strict: true });
    const added = await call('POST', '/v3/whitelabel/domains', { domain: 'acme.example' });
    expect(added.status).toBe(201);
    const id = String(added.data['id']);
    await twin.ask('/sendgrid/domains', {
      domain: 'acme.example',
      published: { mail_cname: true, dkim1: true },
      apiKey: DEMO_SENDGRID_KEY,
    });
    const { data } = await call('POST', `/v3/whitelabel/domains/${id}/validate`);
    expect(data).toMatchObject({ valid: false, validation_results: { dkim2: { valid: false } } });
    expect((await send()).status).toBe(403);
    await twin.ask('/sendgrid/domains', {
      domain: 'acme.example',
      published: { dkim2: true },
      apiKey: DEMO_SENDGRID_KEY,
    });
    expect((await call('POST', `/v3/whitelabel/domains/${id}/validate`)).data).toMatchObject({ valid: true });
    expect((await call('GET', `/v3/whitelabel/domains/${id}`)).data).toMatchObject({
      valid: true,
      dns: { dkim2: { valid: true, type: 'cname' } },
    });
    expect((await send()).status).toBe(202);
  });

  it('has trouble on demand', async () => {
    twin = await startTwin();
    await listen();
    const strike = (rule: Json) => twin.ask('/faults', { match: { vendor: 'sendgrid' }, times: 1, ...rule });
    await strike({ kind: 'http429', times: 2 });
    expect([(await send()).status, (await send()).status, (await send()).status]).toEqual([429, 429, 202]);
    await strike({ kind: 'accept_then_500' });
    expect((await send('a@acme.test')).status).toBe(500);
    await strike({ kind: 'accept_then_drop' });
    await expect(send('b@acme.test')).rejects.toThrow();
    await strike({ kind: 'error', status: 499, code: 'new' });
    expect((await send()).status).toBe(499);
    await strike({ kind: 'undelivered', code: 'blocked' });
    await send('c@acme.test');
    expect((await until('bounce')).find(({ event }) => event === 'bounce')).toMatchObject({
      type: 'blocked',
    });
    expect((await twin.ask<Json>('/acceptances')).data).toMatchObject({ total: 4 });
    receiver.caught.length = 0;
    await strike({ kind: 'callbacks_first' });
    await send('d@acme.test');
    expect(eventsIn(receiver.caught).map(({ event }) => event)).toEqual(
      expect.arrayContaining(['processed', 'delivered']),
    );
    await twin.ask('/outages', { vendor: 'sendgrid', mode: '503' });
    expect((await send()).status).toBe(503);
    await twin.ask('/outages', undefined, 'DELETE');
    expect((await send()).status).toBe(202);
  });

  it('reports the same again, with another id, when it was not answered', async () => {
    twin = await startTwin({ speed: 20_000 });
    let refused = 0;
    receiver.answer = () => ({ status: refused++ === 0 ? 500 : 204 });
    await listen();
    await send();
    await until('delivered');
    await eventually(() => receiver.caught.length >= 2);
    const { data } = await twin.ask<{ mails: Json[] }>('/mailbox');
    const id = String(data.mails[0]?.['id']);
    const again = await twin.ask<Json>(`/mailbox/${id}/events`, {
      events: [{ event: 'delivered' }],
      times: 3,
    });
    expect(again.data['webhookStatuses']).toEqual([204, 204, 204]);
  });
});

describe('people who read mail', () => {
  it('answer to the address that they were given, quoting what they answer', async () => {
    twin = await startTwin();
    await twin.ask('/sendgrid/parse', { hostname: 'in.acme.example', url: `${receiver.url}/parse` });
    await twin.ask('/characters', { phone: 'ann@acme.test', character: 'interested' });
    await send('ann@acme.test');
    const [caught] = await receiver.until(1, ({ path }) => path === '/parse');
    expect(caught?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    const form = await new Response(caught?.body, {
      headers: { 'content-type': String(caught?.headers['content-type']) },
    }).formData();
    expect(form.get('to')).toBe('reply@in.acme.example');
    const envelope = { to: ['reply@in.acme.example'], from: 'ann@acme.test' };
    expect(form.get('envelope')).toBe(JSON.stringify(envelope));
    expect(form.get('headers')).toContain('In-Reply-To: <row-1.1@acme.example>');
    expect(form.get('text')).toContain('> Hello there');
    expect(form.get('subject')).toBe('Re: Hello');
  });

  it('leave with one click, and then nothing may come', async () => {
    twin = await startTwin();
    await twin.ask('/characters', { phone: 'bob@acme.test', character: 'stop' });
    const headers = {
      'List-Unsubscribe': `<${receiver.url}/leave?t=1>, <mailto:leave@acme.example>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    };
    await send('bob@acme.test', { headers });
    const [caught] = await receiver.until(1);
    expect(caught).toMatchObject({ path: '/leave?t=1', params: { 'List-Unsubscribe': 'One-Click' } });
    await eventually(() => twin.world.revocations.count === 1);
    await send('bob@acme.test', { headers });
    expect((await twin.ask<Json>('/violations')).data).toMatchObject({
      violations: [{ kind: 'after_withdrawal', to: 'bob@acme.test' }],
    });
    await wait(5);
  });

  it('write by themselves, many times at once', async () => {
    twin = await startTwin();
    const body = {
      from: { email: 'eve@acme.test' },
      to: 'reply@in.acme.example',
      text: 'hi',
      repeat: 5,
      wait: true,
    };
    expect((await twin.ask('/mailbox/inbound', body)).status).toBe(404);
    await twin.ask('/sendgrid/parse', { hostname: 'in.acme.example', url: `${receiver.url}/parse` });
    const { data } = await twin.ask<Json>('/mailbox/inbound', body);
    expect(data['webhookStatuses']).toEqual([204, 204, 204, 204, 204]);
  });
});
