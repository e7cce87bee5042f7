import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { providerError, SignalHouseSms } from '../src/index.js';
import { closeAfterEach } from './close-after-each.js';
import { HttpDouble, json } from './http-double.js';
import { PATIENT_MS } from './send.contract.js';
import { SMS, smsPortContract } from './sms-port.contract.js';

const credentials = { apiKey: 'not-a-key-of-anybody', groupId: 'G0000001' };
let double: HttpDouble;
const keep = closeAfterEach();
const open = (baseUrl: string, timeoutMs = PATIENT_MS): SignalHouseSms =>
  keep(new SignalHouseSms(credentials, { baseUrl, timeoutMs }));

beforeAll(async () => {
  double = await HttpDouble.start();
});
afterEach(() => {
  double.seen.length = 0;
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
