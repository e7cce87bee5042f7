import { newId } from '@og/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planSends, transition } from '../../src/modules/messaging/index.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { someSid, teamRows, twilioWorld, type TwilioWorld } from './twilio-world.js';

let app: TestApp;
let session: TestSession;
let world: TwilioWorld;

beforeAll(async () => {
  app = await createTestApp({ env: { WORKERS: 'none' } });
  session = await app.signUp();
  world = await twilioWorld(app, session);
});
afterAll(() => app?.close());

const rows = <T extends object>(sql: string, values: unknown[] = []) =>
  teamRows<T>(app, session.teamId, sql, values);

/** A ledger row whose one attempt left and whose answer was never stored. */
async function submitted(): Promise<{ ledgerId: string; messageId: string }> {
  const lead = await world.addLead();
  const now = app.platform.clock.now();
  return app.platform.database.withTeam(session.teamId, async (tx) => {
    const [planned] = await planSends(tx, now, [
      {
        leadId: lead.id,
        channel: 'sms',
        address: lead.phones[0]!,
        body: 'Hello',
        segments: 1,
        senderNumberId: world.senderNumberId,
        dueAt: now,
        oneOffKey: newId(),
      },
    ]);
    const lease = { until: new Date(now.getTime() + 60_000), owner: 'test' };
    await transition(tx, now, {
      ids: [planned!.ledgerId],
      from: 'ready',
      to: 'submitting',
      source: 'sender',
      lease,
      nextAttempt: true,
    });
    return planned!;
  });
}

const report = (ledgerId: string, sid: string, status: string, more: Record<string, string> = {}) =>
  world.post(`/api/webhooks/twilio/${world.integrationId}/status?l=${ledgerId}&a=1`, {
    MessageSid: sid,
    AccountSid: world.accountSid,
    MessageStatus: status,
    From: world.ours,
    To: '+12125550100',
    ...more,
  });
const stateOf = async (messageId: string) =>
  (
    await rows<{ state: string; provider_id: string }>(
      'select m.state, l.provider_id from messages m join send_ledger l on l.message_id = m.id where m.id = $1',
      [messageId],
    )
  )[0];

it('binds a lost answer by the id in its address, in any order, each report once', async () => {
  const { ledgerId, messageId } = await submitted();
  const sid = someSid();
  for (const status of ['delivered', 'sent', 'queued']) {
    const answers = await Promise.all([1, 2, 3].map(() => report(ledgerId, sid, status)));
    expect(answers.map((answer) => answer.status)).toEqual([204, 204, 204]);
  }
  expect(await stateOf(messageId)).toEqual({ state: 'delivered', provider_id: sid });
  expect(
    await rows('select outcome from webhook_receipts where event_key like $1 order by created_at', [
      `${sid}:%`,
    ]),
  ).toHaveLength(3);
  expect(
    await rows(
      `select id from message_events where message_id = $1 and source = 'callback' and dedupe_key is not null`,
      [messageId],
    ),
  ).toHaveLength(3);
});

it('keeps a failure with its code', async () => {
  const { ledgerId, messageId } = await submitted();
  await report(ledgerId, someSid(), 'undelivered', { ErrorCode: '30003' });
  expect(await rows('select state, error_code from messages where id = $1', [messageId])).toEqual([
    { state: 'undelivered', error_code: '30003' },
  ]);
});

it('suppresses the person when the carrier says that they opted out', async () => {
  const { ledgerId } = await submitted();
  await report(ledgerId, someSid(), 'failed', { ErrorCode: '21610' });
  expect(
    await rows(
      `select s.reason from suppression_list s join send_ledger l on l.address = s.address where l.id = $1`,
      [ledgerId],
    ),
  ).toEqual([{ reason: 'opt_out' }]);
});

it.each([
  ['an id of nobody', () => newId(), 'sent'],
  ['no id at all', () => 'x', 'delivered'],
  ['a status that is new to us', () => newId(), 'teleported'],
])('is taken and noted with %s', async (_what, ledgerId, status) => {
  const sid = someSid();
  expect((await report(ledgerId(), sid, status)).status).toBe(204);
  expect(await rows('select outcome from webhook_receipts where event_key like $1', [`${sid}:%`])).toEqual([
    { outcome: 'unbound' },
  ]);
});

it("cannot move another team's message", async () => {
  const { ledgerId, messageId } = await submitted();
  const other = await twilioWorld(app, await app.signUp());
  const answer = await other.post(`/api/webhooks/twilio/${other.integrationId}/status?l=${ledgerId}&a=1`, {
    MessageSid: someSid(),
    AccountSid: other.accountSid,
    MessageStatus: 'delivered',
  });
  expect(answer.status).toBe(204);
  expect(await stateOf(messageId)).toEqual({ state: 'submitting', provider_id: null });
});

it('is refused when its address was altered', async () => {
  const { ledgerId } = await submitted();
  const path = `/api/webhooks/twilio/${world.integrationId}/status`;
  const params = { MessageSid: someSid(), AccountSid: world.accountSid, MessageStatus: 'delivered' };
  const answer = await world.post(`${path}?l=${newId()}&a=1`, params, {
    url: `${app.url}${path}?l=${ledgerId}&a=1`,
  });
  expect(answer.status).toBe(403);
});

it.each<[string, { signature?: string | null; headers?: Record<string, string> }]>([
  ['is not signed', { signature: null }],
  ['is signed with something else', { signature: 'AAAA' }],
  ['is no form', { headers: { 'content-type': 'application/json' } }],
])('is refused and leaves nothing behind when it %s', async (_what, options) => {
  const { ledgerId, messageId } = await submitted();
  const sid = someSid();
  const answer = await world.post(
    `/api/webhooks/twilio/${world.integrationId}/status?l=${ledgerId}&a=1`,
    { MessageSid: sid, AccountSid: world.accountSid, MessageStatus: 'delivered' },
    options,
  );
  expect(answer.status).toBe(403);
  expect(await answer.json()).toEqual({
    code: 'FORBIDDEN',
    message: expect.stringContaining('X-Twilio-Signature'),
    requestId: answer.headers.get('x-request-id'),
  });
  expect(await rows('select id from webhook_receipts where event_key like $1', [`${sid}:%`])).toEqual([]);
  expect(await stateOf(messageId)).toEqual({ state: 'submitting', provider_id: null });
});

it('is refused when it names no message, another account, or an account of nobody', async () => {
  const path = (integrationId: string) => `/api/webhooks/twilio/${integrationId}/status?l=x&a=1`;
  const good = { MessageSid: someSid(), AccountSid: world.accountSid, MessageStatus: 'sent' };
  const own = path(world.integrationId);
  expect((await world.post(own, { ...good, MessageSid: '' })).status).toBe(400);
  expect((await world.post(own, { ...good, AccountSid: someSid('AC') })).status).toBe(400);
  expect((await world.post(path(newId()), good)).status).toBe(404);
  expect((await world.post(path('x'), good)).status).toBe(404);
});

it('is refused when it is larger than any report', async () => {
  const answer = await world.post(`/api/webhooks/twilio/${world.integrationId}/status?l=x&a=1`, {
    MessageSid: someSid(),
    AccountSid: world.accountSid,
    MessageStatus: 'x'.repeat(100_000),
  });
  expect(answer.status).toBe(413);
});
