import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_API_KEY, DEMO_GROUP_ID, DEMO_GROUP_NUMBERS } from '../src/signalhouse/demo-group.js';
import {
  type Caught,
  eventually,
  type Receiver,
  type RunningTwin,
  startReceiver,
  startTwin,
  wait,
} from './support.js';

const FROM = DEMO_GROUP_NUMBERS[0];
const TO = '+13105990123';
const PERIOD = 'startDate=2000-01-01&endDate=2100-01-01';

let twin: RunningTwin;
let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  await twin.close();
  await receiver.close();
});

/** A twin whose people say nothing by themselves. */
async function quiet(options: Parameters<typeof startTwin>[0] = {}): Promise<RunningTwin> {
  const started = await startTwin(options);
  started.world.leads.pause();
  return started;
}

type Json = Record<string, unknown>;
async function call(method: string, path: string, body?: unknown, key = DEMO_API_KEY) {
  const response = await fetch(`${twin.root}/signalhouse${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, headers: response.headers, data: (await response.json()) as Json };
}
const send = (changes: Json = {}) =>
  call('POST', '/message/sms', {
    senderPhoneNumber: FROM.slice(1),
    recipientPhoneNumber: [TO.slice(1)],
    messageBody: 'hi',
    ...changes,
  });
const webhook = async (
  path = '/in',
  events = ['SMS_SENT', 'MESSAGE_DELIVERED', 'MESSAGE_FAILED', 'MESSAGE_RECEIVED'],
) =>
  (
    await call('POST', '/webhook', {
      groupId: DEMO_GROUP_ID,
      name: 'x',
      endpointType: 'Global',
      url: receiver.url + path,
      subscribedEvents: events,
    })
  ).data;
const eventOf = (caught: Caught): unknown => (JSON.parse(caught.body) as Json)['event'];

describe('sending through SignalHouse', () => {
  it('takes a text and tells of it twice: to the webhook, signed, and to the text’s own address, unsigned', async () => {
    twin = await quiet();
    const { signingSecret } = await webhook();
    const sent = await send({ statusCallbackUrl: `${receiver.url}/status?l=1&a=1` });
    expect(sent.status).toBe(201);
    expect(sent.data).toMatchObject({
      requestedRecipientCount: 1,
      enqueuedCount: 1,
      failedCount: 0,
      insertedMessages: [{ status: 'ENQUEUED', recipientPhoneNumber: TO.slice(1), errorCode: null }],
    });
    const caught = await receiver.until(4);
    const signed = caught.filter(({ path }) => path === '/in');
    expect(signed.map(eventOf)).toEqual(['SMS_SENT', 'MESSAGE_DELIVERED']);
    for (const { headers, body } of signed) {
      const timestamp = String(headers['x-signalhouse-timestamp']);
      expect(headers['x-signalhouse-signature']).toBe(
        createHmac('sha256', String(signingSecret)).update(`${timestamp}.${body}`).digest('hex'),
      );
    }
    const own = caught.filter(({ path }) => path === '/status?l=1&a=1');
    expect(own).toHaveLength(2);
    expect(own[0]?.headers).not.toHaveProperty('x-signalhouse-signature');
    expect(new Set(caught.map(({ headers }) => headers['x-signalhouse-delivery-id'])).size).toBe(4);
    const [message] = sent.data['insertedMessages'] as Json[];
    const { data } = await call('GET', `/message?id=${String(message?.['_id'])}`);
    expect(data).toMatchObject({ messages: [{ status: 'DELIVERED' }] });
  });

  it('answers 201 although nobody gets it: opted out, on the list, a landline', async () => {
    twin = await quiet();
    await twin.ask('/inbound', { from: TO, to: FROM, body: 'STOP', wait: true });
    expect((await send()).data).toMatchObject({
      enqueuedCount: 0,
      insertedMessages: [{ status: 'FAILED', errorCode: 'OUT' }],
    });
    await twin.ask('/signalhouse/settings', { enforcesList: true, listed: ['+13105990124'] });
    expect((await send({ recipientPhoneNumber: ['13105990124'] })).data).toMatchObject({
      enqueuedCount: 0,
      dncBlockedNumbers: ['13105990124'],
      insertedMessages: [],
    });
    const landline = { recipientPhoneNumber: ['13105550635'], filterLandlinesAndInactiveNumbers: true };
    expect((await send(landline)).data).toMatchObject({ filteredNumbers: ['13105550635'] });
    expect((await twin.ask<Json>('/state')).data['counts']).toMatchObject({ acceptances: 0 });
  });

  it('refuses what cannot be sent', async () => {
    twin = await quiet({ strict: true });
    expect((await send({ senderPhoneNumber: 'x' })).status).toBe(400);
    expect((await send({ recipientPhoneNumber: [] })).status).toBe(400);
    expect((await call('POST', '/message/sms', {}, 'other-key')).status).toBe(401);
    expect((await send({ senderPhoneNumber: '12025550100' })).status).toBe(404);
    await twin.ask(`/signalhouse/campaigns/C0DE40DE`, { status: 'SUSPENDED' });
    const refused = await send();
    expect(refused.status).toBe(400);
    expect(refused.data['message']).toMatch(/is not active/);
    await twin.ask(`/signalhouse/campaigns/C0DE40DE`, { status: 'ACTIVE' });
    await twin.ask('/signalhouse/settings', { groupId: DEMO_GROUP_ID, balance: 0 });
    expect((await send()).status).toBe(402);
  });

  it('shows its log only for a period, in both directions, page by page', async () => {
    twin = await quiet();
    for (const messageBody of ['one', 'two', 'three']) await send({ messageBody });
    await twin.ask('/inbound', { from: TO, to: FROM, body: 'hello', wait: true });
    expect((await call('GET', `/message?groupId=${DEMO_GROUP_ID}`)).status).toBe(400);
    const list = async (query: string) =>
      (await call('GET', `/message?groupId=${DEMO_GROUP_ID}&${PERIOD}&${query}`)).data;
    const first = await list('sortOrder=asc&limit=3&page=1');
    expect((first['messages'] as Json[]).map((row) => row['messageBody'])).toEqual(['one', 'two', 'three']);
    const second = await list('sortOrder=asc&limit=3&page=2');
    expect(second['messages']).toMatchObject([{ direction: 'INBOUND', messageBody: 'hello' }]);
    expect(await list('direction=INBOUND')).toMatchObject({ totalCount: 1 });
    expect(await list(`recipientPhoneNumber=${TO.slice(1)}`)).toMatchObject({ totalCount: 3 });
  });

  it.each<[Json, (answer: Awaited<ReturnType<typeof send>>) => void]>([
    [
      { kind: 'http429', times: 1, retryAfter: 3 },
      (answer) => {
        expect(answer.status).toBe(429);
        expect(answer.headers.get('retry-after')).toBe('3');
      },
    ],
    [{ kind: 'accept_then_500' }, (answer) => expect(answer.status).toBe(500)],
    [
      { kind: 'error', status: 422, code: 'NEW_CODE' },
      (answer) => {
        expect(answer.status).toBe(422);
        expect(answer.data).toMatchObject({ errorCode: 'NEW_CODE' });
      },
    ],
    [
      { kind: 'error', code: 'NEW_CODE' },
      (answer) => expect(answer.data).toMatchObject({ enqueuedCount: 0 }),
    ],
  ])('has trouble on demand: %j', async (rule, check) => {
    twin = await quiet();
    await twin.ask('/faults', { match: { vendor: 'signalhouse' }, ...rule });
    check(await send());
  });

  it('drops connections, before and after it took the text', async () => {
    twin = await quiet();
    await twin.ask('/faults', { match: { any: true }, kind: 'reset_before_read', times: 1 });
    await expect(send()).rejects.toThrow();
    await twin.ask('/faults', { match: { any: true }, kind: 'accept_then_drop', times: 1 });
    await expect(send()).rejects.toThrow();
    expect((await twin.ask<Json>('/acceptances')).data).toMatchObject({ total: 1 });
  });
});

describe('webhooks of SignalHouse', () => {
  it('come three times and are then lost, while the log keeps them', async () => {
    twin = await quiet();
    receiver.answer = () => ({ status: 500 });
    await webhook('/in', ['MESSAGE_DELIVERED']);
    await send();
    const tries = await receiver.until(3);
    await wait(50);
    expect(receiver.caught).toHaveLength(3);
    expect(new Set(tries.map(({ headers }) => headers['x-signalhouse-delivery-id'])).size).toBe(1);
    await eventually(() => twin.signalhouse.pushes.lost === 1);
    const { data } = await call('GET', `/notification?groupId=${DEMO_GROUP_ID}&limit=100`);
    expect((data['notifications'] as Json[]).map((row) => row['event'])).toContain('MESSAGE_DELIVERED');
  });

  it('that were refused come once', async () => {
    twin = await quiet();
    receiver.answer = () => ({ status: 401 });
    await webhook('/in', ['MESSAGE_DELIVERED']);
    await send();
    await receiver.until(1);
    await wait(50);
    expect(receiver.caught).toHaveLength(1);
  });

  it.each([
    ['v2', /^\{"timestamp":.*"event":"MESSAGE_RECEIVED".*"metaData":\{"Message":/],
    ['v1_flat', /^\{"event":"message\.received","message_id":/],
    ['v1_data', /^\{"event":"SMS_RECEIVED","data":\{"id":/],
    ['v1_bom', /^\uFEFF\{"event":"message\.received"/],
  ])('speak the shape %s', async (shape, expected) => {
    twin = await quiet();
    const body = { groupId: DEMO_GROUP_ID, url: `${receiver.url}/in`, events: ['MESSAGE_RECEIVED'], shape };
    expect((await twin.ask('/signalhouse/webhooks', body)).status).toBe(201);
    const { data } = await twin.ask<Json>('/inbound', { from: TO, to: FROM, body: 'hello', wait: true });
    expect(data['webhookStatuses']).toEqual([204]);
    expect(receiver.caught[0]?.body).toMatch(expected);
  });

  it('may come before the answer, three times, backwards, or never', async () => {
    twin = await quiet();
    await webhook('/in', ['SMS_SENT', 'MESSAGE_DELIVERED']);
    const strike = async (kind: string, count: number): Promise<unknown[]> => {
      receiver.caught.length = 0;
      await twin.ask('/faults', { match: { any: true }, kind, times: 1 });
      await send();
      const caught = await receiver.until(count);
      await wait(40);
      expect(receiver.caught).toHaveLength(count);
      return caught.map(eventOf);
    };
    expect(await strike('callbacks_lost', 0)).toEqual([]);
    expect(await strike('callbacks_doubled', 6)).toHaveLength(6);
    expect(await strike('callbacks_reordered', 2)).toEqual(['MESSAGE_DELIVERED', 'SMS_SENT']);
    receiver.caught.length = 0;
    await twin.ask('/faults', { match: { any: true }, kind: 'callbacks_first', times: 1 });
    await send();
    expect(receiver.caught.map(eventOf)).toEqual(['SMS_SENT', 'MESSAGE_DELIVERED']);
  });
});

describe('registration at SignalHouse', () => {
  it('goes from a brand to a number that may send', async () => {
    twin = await quiet();
    await webhook('/in', [
      'BRAND_IDENTITY_STATUS_UPDATED',
      'CAMPAIGN_APPROVED_BY_SIGNAL_HOUSE',
      'NUMBER_UPDATED',
    ]);
    const { data: subgroup } = await call('POST', '/subgroup', {
      groupId: DEMO_GROUP_ID,
      subgroupName: 'Acme',
    });
    const brand = await call('POST', '/brand', {
      subgroupId: subgroup['subgroupId'],
      entityType: 'PRIVATE_PROFIT',
      displayName: 'Acme',
      companyName: 'Acme LLC',
      ein: '121234567',
      phone: '12125550100',
      street: '1 Main St',
      city: 'New York',
      state: 'NY',
      postalCode: '10001',
      country: 'US',
      email: 'sam@acme.example',
      vertical: 'REAL_ESTATE',
    });
    expect(brand.status).toBe(202);
    expect(brand.data).toMatchObject({ brandId: null, status: 'PENDING_CREATION' });
    await receiver.until(1, (caught) => eventOf(caught) === 'BRAND_IDENTITY_STATUS_UPDATED');
    expect(receiver.caught[0]?.body).not.toContain('121234567');
    const id = String(brand.data['_id']);
    const { data } = await call('GET', `/brand?id=${id}`);
    const [verified] = data['brands'] as Json[];
    expect(verified?.['status']).toBe('VERIFIED');
    const campaign = await call('POST', '/campaign', {
      brandId: verified?.['brandId'],
      usecase: 'MARKETING',
      description: 'Offers for people who asked for them by text.',
      messageFlow: 'People tick a box on our site and confirm by text.',
      sample1: 'Hi, this is Sam of Acme. Reply STOP to end.',
      phoneNumbers: [FROM.slice(1)],
      privacyPolicyLink: 'https://acme.example/privacy',
      termsAndConditionsLink: 'https://acme.example/terms',
    });
    expect(campaign.status).toBe(201);
    // Refused until it is approved; on a busy machine that may come before this request.
    expect([400, 201]).toContain((await send()).status);
    await receiver.until(1, (caught) => eventOf(caught) === 'CAMPAIGN_APPROVED_BY_SIGNAL_HOUSE');
    await receiver.until(1, (caught) => eventOf(caught) === 'NUMBER_UPDATED');
    expect((await send()).status).toBe(201);
  });

  it('moves on only when it is told to', async () => {
    twin = await quiet();
    await twin.ask('/signalhouse/settings', { approves: false });
    const { data } = await call('GET', '/brand?id=B0DE40DE');
    expect(data).toMatchObject({ brands: [{ status: 'VERIFIED' }] });
    await twin.ask('/signalhouse/brands/B0DE40DE', { status: 'UNVERIFIED', reason: 'EIN' });
    expect((await call('GET', '/brand?id=B0DE40DE')).data).toMatchObject({
      brands: [{ status: 'UNVERIFIED', rejectionReason: 'EIN' }],
    });
    expect((await twin.ask('/signalhouse/brands/none', { status: 'VERIFIED' })).status).toBe(404);
  });
});

describe('people behind SignalHouse', () => {
  it('answer, and what they withdraw is watched', async () => {
    twin = await startTwin();
    await webhook('/in', ['MESSAGE_RECEIVED']);
    await twin.ask('/characters', { phone: TO, character: 'free_text_stop' });
    await send();
    await receiver.until(1);
    await eventually(() => twin.world.revocations.count === 1);
    await send({ messageBody: 'still there?' });
    expect((await twin.ask<Json>('/violations')).data).toMatchObject({
      violations: [{ kind: 'after_withdrawal', to: TO }],
    });
  });
});
