import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parseSignalHouseEvents, SignalHouseWebhooks, verifySignalHouseSignature } from '../src/index.js';
import { closeAfterEach } from './close-after-each.js';
import { HttpDouble, json } from './http-double.js';
import { PATIENT_MS } from './send.contract.js';

const credentials = { apiKey: 'not-a-key-of-anybody', groupId: 'G0000001' };
let double: HttpDouble;
const keep = closeAfterEach();

beforeAll(async () => {
  double = await HttpDouble.start();
});
afterEach(() => {
  double.seen.length = 0;
});
afterAll(() => double.stop());

describe('webhooks of SignalHouse', () => {
  const webhooks = (): SignalHouseWebhooks =>
    keep(new SignalHouseWebhooks(credentials, { baseUrl: double.url, timeoutMs: PATIENT_MS }));

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
