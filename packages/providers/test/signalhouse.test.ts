import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  parseSignalHouseEvents,
  providerError,
  SignalHouseRegistration,
  SignalHouseSms,
  SignalHouseWebhooks,
  verifySignalHouseSignature,
} from '../src/index.js';
import { HttpDouble, json } from './http-double.js';
import { SMS, smsPortContract } from './sms-port.contract.js';

const credentials = { apiKey: 'not-a-key-of-anybody', groupId: 'G0000001' };
let double: HttpDouble;
const opened: { close(): void }[] = [];
function keep<T extends { close(): void }>(port: T): T {
  opened.push(port);
  return port;
}
const open = (baseUrl: string): SignalHouseSms =>
  keep(new SignalHouseSms(credentials, { baseUrl, timeoutMs: 300 }));

beforeAll(async () => {
  double = await HttpDouble.start();
});
afterEach(() => {
  double.seen.length = 0;
  for (const port of opened.splice(0)) port.close();
});
afterAll(() => double.stop());

const inserted = (fields: Record<string, unknown>) => ({
  requestedRecipientCount: 1,
  enqueuedCount: 1,
  failedCount: 0,
  dncBlockedNumbers: [],
  insertedMessages: [{ _id: 'm1', status: 'ENQUEUED', errorCode: null, ...fields }],
});

describe('SignalHouse keeps the contract of the SMS port', () => {
  smsPortContract(
    {
      open,
      accept: (server) => (server.answer = json(201, inserted({}))),
      accepted: { providerId: 'm1', status: 'queued' },
      acceptWithoutId: (server) => (server.answer = json(201, inserted({ _id: undefined }))),
      refuse: (server) =>
        (server.answer = json(400, { message: 'Unable to send message: Campaign C1 is not active' })),
      refused: { code: 'campaign_not_active', action: 'block_sender' },
      refuseStrangely: (server) => (server.answer = json(418, { message: 'a new kind of no' })),
      throttle: (server, seconds) =>
        (server.answer = json(
          429,
          { message: 'Too many requests' },
          seconds === null ? {} : { 'retry-after': String(seconds) },
        )),
      fail: (server, status) => (server.answer = json(status, { message: 'oops' })),
    },
    () => double,
  );
});

describe('SignalHouse', () => {
  it('is asked as its API wants it', async () => {
    double.answer = json(201, inserted({}));
    await open(`${double.url}/signalhouse`).send(SMS);
    const [seen] = double.seen;
    expect(seen).toMatchObject({
      method: 'POST',
      path: '/signalhouse/message/sms',
      authorization: `Bearer ${credentials.apiKey}`,
    });
    expect(seen?.json).toEqual({
      senderPhoneNumber: '13055550163',
      recipientPhoneNumber: ['12125550100'],
      messageBody: SMS.body,
      statusCallbackUrl: SMS.statusCallback,
      enableShortlink: false,
    });
  });

  it.each<[string, unknown, Record<string, string>]>([
    [
      'an opt-out of the campaign',
      { ...inserted({ status: 'FAILED', errorCode: 'OUT' }), enqueuedCount: 0, failedCount: 1 },
      { code: 'OUT', action: 'suppress' },
    ],
    [
      'the vendor’s list of those who must not be contacted',
      { enqueuedCount: 0, insertedMessages: [], dncBlockedNumbers: ['12125550100'] },
      { code: 'dnc', action: 'suppress' },
    ],
    [
      'a landline',
      { enqueuedCount: 0, insertedMessages: [], filteredNumbers: ['12125550100'] },
      { code: 'landline_or_inactive', action: 'landline' },
    ],
    [
      'content',
      {
        ...inserted({ status: 'FAILED', successOrFailureReason: 'Content blocked by the Moderation API' }),
        enqueuedCount: 0,
      },
      { code: 'moderated', action: 'pause_campaign' },
    ],
    [
      'no reason at all',
      { enqueuedCount: 0, insertedMessages: [] },
      { code: 'not_enqueued', action: 'none' },
    ],
    [
      'a message that failed although it was counted',
      inserted({ status: 'FAILED', errorCode: 'OUT' }),
      { code: 'OUT', action: 'suppress' },
    ],
  ])('a 201 is no acceptance: %s', async (_what, body, outcome) => {
    double.answer = json(201, body);
    expect(await open(double.url).send(SMS)).toMatchObject({ kind: 'rejected', ...outcome });
  });

  it.each([['nothing'], [[]], [{}], [{ insertedMessages: [{ _id: 'm1' }] }]])(
    'a 201 that cannot be read is a doubt: %j',
    async (body) => {
      double.answer = json(201, body);
      expect(await open(double.url).send(SMS)).toMatchObject({ kind: 'unknown' });
    },
  );

  it('does not send to what is no number', async () => {
    expect(await open(double.url).send({ ...SMS, to: '2125550100' })).toMatchObject({
      kind: 'rejected',
      action: 'config',
    });
    expect(double.seen).toEqual([]);
  });

  const row = (id: string, createdAt: string, fields: Record<string, unknown> = {}) => ({
    _id: id,
    createdAt,
    direction: 'OUTBOUND',
    senderPhoneNumber: '13055550163',
    recipientPhoneNumber: '12125550100',
    messageBody: SMS.body,
    status: 'SENT',
    ...fields,
  });

  it('looks a message up by people and text, and leaves out older and other ones', async () => {
    double.answer = json(200, {
      messages: [
        row('m4', '2026-11-18T17:00:09Z'),
        row('m3', '2026-11-18T17:00:01Z'),
        row('m2', '2026-11-18T17:00:02Z', { messageBody: 'other' }),
        row('m1', '2026-11-18T16:00:00Z'),
        row('m0', '2026-11-18T17:00:03Z', { direction: 'INBOUND' }),
      ],
    });
    const { to, from, body } = SMS;
    const since = new Date('2026-11-18T17:00:03Z');
    expect(await open(double.url).lookup({ to, from, body, since })).toMatchObject({
      kind: 'found',
      messages: [{ providerId: 'm3', status: 'sent' }, { providerId: 'm4' }],
    });
    const query = new URL(double.seen[0]!.path, double.url).searchParams;
    expect(query.get('groupId')).toBe(credentials.groupId);
    expect(query.get('recipientPhoneNumber')).toBe('12125550100');
    // Both are demanded, and days are whole days in UTC.
    expect(Date.parse(query.get('startDate')!)).toBeLessThan(since.getTime());
    expect(Date.parse(query.get('endDate')!)).toBeGreaterThan(since.getTime());
  });

  it('lists a period in both directions, page by page', async () => {
    const first = Array.from({ length: 100 }, (_, index) =>
      row(`a${index}`, '2026-11-18T10:00:00Z', index === 0 ? { direction: 'INBOUND' } : {}),
    );
    double.answer = (response, seen, request) =>
      json(200, {
        messages: seen.path.includes('page=1&')
          ? first
          : [row('b1', '2026-11-18T11:00:00Z'), row('b2', '2026-11-18T23:00:00Z')],
      })(response, seen, request);
    const period = { since: new Date('2026-11-18T10:00:00Z'), until: new Date('2026-11-18T12:00:00Z') };
    const one = await open(double.url).list(period);
    if (one.kind !== 'page') throw new Error(one.cause);
    expect(one.messages).toHaveLength(100);
    expect(one.messages[0]).toMatchObject({ direction: 'inbound', to: '+12125550100' });
    expect(one.next).toBe('2');
    const two = await open(double.url).list({ ...period, page: '2' });
    expect(two).toMatchObject({ kind: 'page', messages: [{ providerId: 'b1' }], next: null });
  });

  it('says which credentials do not open, and reads the wallet', async () => {
    double.answer = json(401, { message: 'Unauthorized' });
    expect(await open(double.url).verifyAccount()).toMatchObject({ ok: false, reason: 'credentials' });
    expect(await open('http://127.0.0.1:1').verifyAccount()).toMatchObject({
      ok: false,
      reason: 'unavailable',
    });
    double.answer = json(200, { groupId: credentials.groupId, balance: 12_000_000 });
    expect(await open(double.url).verifyAccount()).toEqual({
      ok: true,
      account: credentials.groupId,
      name: null,
    });
    expect(await open(double.url).readBalance()).toBe(12_000_000);
  });

  it('finds only the account’s own number, although the filter takes parts', async () => {
    double.answer = json(200, { numbers: [{ phoneNumber: '13055550163', status: 'READY' }] });
    expect(await open(double.url).findNumber('+13055550163')).toMatchObject({
      ok: true,
      number: { phone: '+13055550163', sms: true },
    });
    expect(await open(double.url).findNumber('+13055550164')).toMatchObject({
      ok: false,
      reason: 'not_owned',
    });
  });

  it('knows what each code asks', () => {
    expect(providerError('signalhouse', 'OUT').action).toBe('suppress');
    expect(providerError('signalhouse', '30007').action).toBe('pause_campaign');
    expect(providerError('signalhouse', 'daily_cap').action).toBe('wait_for_reset');
    expect(providerError('signalhouse', '21610').action).toBe('none');
    expect(providerError('twilio', '21610').action).toBe('suppress');
    expect(providerError('apollo', '21610', 'words')).toEqual({
      code: '21610',
      action: 'none',
      message: 'words',
    });
  });
});

describe('registration at SignalHouse', () => {
  const registration = (): SignalHouseRegistration =>
    keep(new SignalHouseRegistration(credentials, 'S0000001', { baseUrl: double.url, timeoutMs: 300 }));
  const brand = {
    entityType: 'PRIVATE_PROFIT',
    displayName: 'Acme',
    companyName: 'Acme LLC',
    ein: '121234567',
    phone: '+12125550100',
    street: '1 Main St',
    city: 'New York',
    state: 'NY',
    postalCode: '10001',
    country: 'US',
    email: 'sam@acme.example',
    vertical: 'REAL_ESTATE',
  };

  it('creates a brand, whose own id comes later', async () => {
    double.answer = json(202, { _id: 'b1', brandId: null, status: 'PENDING_CREATION', ein: brand.ein });
    expect(await registration().createBrand(brand)).toEqual({
      kind: 'ok',
      value: {
        providerId: 'b1',
        registryId: null,
        state: 'pending',
        status: 'PENDING_CREATION',
        reason: null,
      },
    });
    expect(double.seen[0]?.json).toMatchObject({ subgroupId: 'S0000001', phone: '12125550100' });
    double.answer = json(200, { brands: [{ _id: 'b1', brandId: 'B0000001', status: 'VERIFIED' }] });
    expect(await registration().readBrand('b1')).toMatchObject({
      kind: 'ok',
      value: { registryId: 'B0000001', state: 'verified' },
    });
    double.answer = json(200, { brands: [{ _id: 'b1', status: 'UNVERIFIED', rejectionReason: 'EIN' }] });
    expect(await registration().readBrand('b1')).toMatchObject({
      value: { state: 'failed', reason: 'EIN' },
    });
  });

  it('creates a campaign with its samples and numbers', async () => {
    double.answer = json(201, { campaignId: 'C0000001', brandId: 'B0000001', status: 'PENDING_REVIEW' });
    const outcome = await registration().createCampaign({
      brandId: 'B0000001',
      usecase: 'MARKETING',
      description: 'd'.repeat(40),
      messageFlow: 'm'.repeat(40),
      samples: ['one', 'two'],
      privacyPolicyLink: 'https://acme.example/p',
      termsAndConditionsLink: 'https://acme.example/t',
      phoneNumbers: ['+13055550163'],
    });
    expect(outcome).toMatchObject({ kind: 'ok', value: { providerId: 'C0000001', state: 'pending' } });
    expect(double.seen[0]?.json).toMatchObject({
      sample1: 'one',
      sample2: 'two',
      phoneNumbers: ['13055550163'],
    });
  });

  it('says what was refused, and when it cannot know', async () => {
    double.answer = json(400, { message: ['ein must be 9 digits'] });
    expect(await registration().createBrand(brand)).toMatchObject({ kind: 'rejected', code: 'http_400' });
    double.answer = json(502, {});
    expect(await registration().createBrand(brand)).toEqual({ kind: 'unknown', cause: 'http_502' });
    expect(await registration().readBrand('b1')).toEqual({ kind: 'unavailable', cause: 'http_502' });
    double.answer = json(200, { brands: [] });
    expect(await registration().readBrand('b1')).toEqual({ kind: 'absent' });
  });
});

describe('webhooks of SignalHouse', () => {
  const webhooks = (): SignalHouseWebhooks =>
    keep(new SignalHouseWebhooks(credentials, { baseUrl: double.url, timeoutMs: 300 }));

  it('registers one address for all numbers and hands the secret on, once', async () => {
    double.answer = json(201, { _id: 'w1', signingSecret: 's'.repeat(64) });
    expect(await webhooks().create('https://api.example.com/in', 'Outreach')).toEqual({
      kind: 'ok',
      value: { id: 'w1', signingSecret: 's'.repeat(64) },
    });
    expect(double.seen[0]?.json).toMatchObject({
      groupId: credentials.groupId,
      endpointType: 'Global',
      subscribedEvents: expect.arrayContaining(['MESSAGE_RECEIVED', 'MESSAGE_DELIVERED']) as string[],
    });
    double.answer = json(201, { _id: 'w1' });
    expect(await webhooks().create('https://api.example.com/in', 'Outreach')).toMatchObject({
      kind: 'unknown',
    });
  });

  it('reads the log of events until the period begins', async () => {
    const event = (id: string, timestamp: string) => ({
      timestamp,
      event: 'MESSAGE_DELIVERED',
      identifier: id,
      metaData: { _id: id, status: 'DELIVERED' },
    });
    double.answer = json(200, {
      notifications: [
        event('m3', '2026-11-18T12:00:00Z'),
        event('m2', '2026-11-18T11:00:00Z'),
        event('m1', '2026-11-18T09:00:00Z'),
      ],
    });
    expect(
      await webhooks().listEvents({
        since: new Date('2026-11-18T10:00:00Z'),
        until: new Date('2026-11-18T12:00:00Z'),
      }),
    ).toMatchObject({ kind: 'page', events: [{ kind: 'status', providerId: 'm2' }], next: null });
  });

  const now = Date.parse('2026-11-18T12:00:00Z');
  const rawBody = '{"event":"MESSAGE_RECEIVED"}';
  const sign = (timestamp: string, body = rawBody): string =>
    createHmac('sha256', 'secret').update(`${timestamp}.${body}`).digest('hex');

  it('counts when the signature is right and fresh, and never otherwise', () => {
    const timestamp = String(now - 60_000);
    const verify = (delivery: object, at = now, secret = 'secret'): boolean =>
      verifySignalHouseSignature(secret, { signature: sign(timestamp), timestamp, rawBody, ...delivery }, at);
    expect(verify({})).toBe(true);
    expect(verify({ rawBody: Buffer.from(rawBody) })).toBe(true);
    expect(verify({ rawBody: `${rawBody} ` })).toBe(false);
    expect(verify({ signature: undefined })).toBe(false);
    expect(verify({ signature: 'zz' })).toBe(false);
    expect(verify({ timestamp: String(now) })).toBe(false);
    expect(verify({}, now + 10 * 60_000)).toBe(false);
    expect(verify({}, now, '')).toBe(false);
    const seconds = String(Math.floor(now / 1_000));
    expect(verify({ timestamp: seconds, signature: sign(seconds) })).toBe(false);
  });
});

describe('events of SignalHouse', () => {
  const parse = (body: unknown, acceptOlder = false) =>
    parseSignalHouseEvents(typeof body === 'string' ? body : JSON.stringify(body), { acceptOlder });
  const received = {
    timestamp: '2026-11-18T12:00:00.000Z',
    event: 'MESSAGE_RECEIVED',
    identifier: 'm1',
    metaData: {
      Message: {
        _id: 'm1',
        direction: 'INBOUND',
        senderPhoneNumber: '12125550100',
        recipientPhoneNumber: ['13055550163'],
        messageBody: 'STOP',
        externalMediaUrls: ['https://x.example/a.png'],
      },
    },
  };

  it('a text that somebody wrote is nested', () => {
    expect(parse(received)).toEqual({
      ok: true,
      events: [
        {
          kind: 'inbound_text',
          providerId: 'm1',
          from: '+12125550100',
          to: '+13055550163',
          body: 'STOP',
          mediaUrls: ['https://x.example/a.png'],
          at: new Date('2026-11-18T12:00:00.000Z'),
          dedupeKey: 'signalhouse|MESSAGE_RECEIVED|m1',
        },
      ],
    });
  });

  it('what became of a text is flat', () => {
    const delivered = {
      event: 'MESSAGE_DELIVERED',
      identifier: 'm1',
      metaData: { status: 'DELIVERED', segmentCount: 1, successOrFailureReason: 'ok' },
    };
    expect(parse(delivered)).toMatchObject({
      events: [{ kind: 'status', providerId: 'm1', status: 'delivered', errorCode: null }],
    });
    const failed = {
      event: 'MESSAGE_FAILED',
      identifier: 'm1',
      metaData: { status: 'FAILED', errorCode: null, successOrFailureReason: 'T-Mobile daily cap reached' },
    };
    expect(parse(failed)).toMatchObject({
      events: [{ kind: 'status', status: 'failed', errorCode: 'daily_cap' }],
    });
    const silent = { event: 'SMS_FAILED', identifier: 'm1', metaData: {} };
    expect(parse(silent)).toMatchObject({ events: [{ status: 'failed', errorCode: 'unknown' }] });
  });

  it('registrations move on', () => {
    expect(
      parse({
        event: 'CAMPAIGN_REJECTED_BY_SIGNAL_HOUSE',
        identifier: 'x',
        metaData: { campaignId: 'C1', rejectionReason: 'no website' },
      }),
    ).toMatchObject({
      events: [{ kind: 'registration', subject: 'campaign', id: 'C1', reason: 'no website' }],
    });
    expect(
      parse({ event: 'NUMBER_UPDATED', identifier: 'x', metaData: { phoneNumber: '13055550163' } }),
    ).toMatchObject({ events: [{ kind: 'registration', subject: 'number', id: '+13055550163' }] });
    expect(parse({ event: 'LOW_BALANCE_ALERT', metaData: {} })).toMatchObject({
      events: [{ kind: 'other', event: 'LOW_BALANCE_ALERT' }],
    });
  });

  it.each<[unknown, object]>([
    [
      { event: 'message.received', message_id: 'v1', from: '+12125550100', to: '3055550163', text: 'hi' },
      { kind: 'inbound_text', providerId: 'v1', to: '+13055550163', body: 'hi' },
    ],
    [
      {
        event: 'SMS_RECEIVED',
        data: { id: 'v2', from: '12125550100', to: '13055550163', body: 'hi' },
      },
      { kind: 'inbound_text', providerId: 'v2', body: 'hi' },
    ],
    [
      { event: 'message.failed', message_id: 'v3', error_code: 30_003 },
      { kind: 'status', status: 'failed', errorCode: '30003' },
    ],
  ])('older shapes count only where they are allowed: %j', (body, event) => {
    expect(parse(body)).toMatchObject({ ok: false });
    expect(parse(body, true)).toMatchObject({ ok: true, events: [event] });
    expect(parse(`\uFEFF${JSON.stringify(body)}`, true)).toMatchObject({ ok: true, events: [event] });
  });

  it('a byte order mark does no harm, and what is no event is refused', () => {
    expect(parse(`\uFEFF${JSON.stringify(received)}`)).toMatchObject({ ok: true });
    for (const body of ['', 'x', '[]', '{}', '{"event":"message.received"}'])
      expect(parse(body, true), body).toMatchObject({ ok: false });
  });
});
