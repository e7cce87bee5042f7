import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { TwilioSms, twilioError, validateTwilioSignature } from '../src/index.js';
import { HttpDouble, json } from './http-double.js';
import { PATIENT_MS } from './send.contract.js';
import { smsPortContract } from './sms-port.contract.js';

const credentials = { accountSid: `AC${'0a'.repeat(16)}`, authToken: 'not-a-secret-of-anybody' };
let double: HttpDouble;
const opened: TwilioSms[] = [];
const open = (baseUrl: string, timeoutMs = PATIENT_MS): TwilioSms => {
  const port = new TwilioSms(credentials, { baseUrl, timeoutMs });
  opened.push(port);
  return port;
};

beforeAll(async () => {
  double = await HttpDouble.start();
});
afterEach(() => {
  double.seen.length = 0;
  for (const port of opened.splice(0)) port.close();
});
afterAll(() => double.stop());

describe('Twilio keeps the contract of the SMS port', () => {
  const refusal = (code: number) => json(400, { code, message: 'no', status: 400, more_info: '' });
  smsPortContract(
    {
      open,
      accept: (server) => (server.answer = json(201, { sid: 'SM1', status: 'queued' })),
      accepted: { providerId: 'SM1', status: 'queued' },
      acceptWithoutId: (server) => (server.answer = json(201, { status: 'queued' })),
      refuse: (server) => (server.answer = refusal(21_610)),
      refused: { code: '21610', action: 'suppress' },
      refuseStrangely: (server) => (server.answer = refusal(29_999)),
      throttle: (server, seconds) =>
        (server.answer = json(
          429,
          { code: 20_429, message: 'slow', status: 429 },
          seconds === null ? {} : { 'retry-after': String(seconds) },
        )),
      fail: (server, status) => (server.answer = json(status, { message: 'oops', status })),
    },
    () => double,
  );
});

describe('Twilio', () => {
  it('is asked as its API wants it', async () => {
    double.answer = json(201, { sid: 'SM1', status: 'queued' });
    await open(`${double.url}/twilio`).send({
      to: '+12125550100',
      from: '+13055550163',
      body: 'Hi & bye +1',
      statusCallback: 'https://x.example/s?l=1&a=2#rc=5',
      validityPeriod: 600,
    });
    const [seen] = double.seen;
    expect(seen?.path).toBe(`/twilio/2010-04-01/Accounts/${credentials.accountSid}/Messages.json`);
    expect(seen?.authorization).toBe(
      `Basic ${Buffer.from(`${credentials.accountSid}:${credentials.authToken}`).toString('base64')}`,
    );
    expect(Object.fromEntries(seen!.form)).toEqual({
      To: '+12125550100',
      From: '+13055550163',
      Body: 'Hi & bye +1',
      StatusCallback: 'https://x.example/s?l=1&a=2#rc=5',
      ValidityPeriod: '600',
    });
  });

  it('looks a message up by people and text, and leaves out older and other ones', async () => {
    const message = (sid: string, body: string, date: string, direction = 'outbound-api') => ({
      sid,
      body,
      direction,
      status: 'sent',
      error_code: null,
      date_created: date,
      to: '+12125550100',
      from: '+13055550163',
    });
    double.answer = json(200, {
      messages: [
        message('SM4', 'Hi', 'Wed, 18 Nov 2026 17:00:09 +0000'),
        message('SM3', 'Hi', 'Wed, 18 Nov 2026 17:00:01 +0000'),
        message('SM2', 'Other', 'Wed, 18 Nov 2026 17:00:02 +0000'),
        message('SM1', 'Hi', 'Wed, 18 Nov 2026 16:00:00 +0000'),
        message('SM0', 'Hi', 'Wed, 18 Nov 2026 17:00:03 +0000', 'inbound'),
      ],
      next_page_uri: null,
      uri: '',
      page: 0,
      page_size: 50,
    });
    const outcome = await open(double.url).lookup({
      to: '+12125550100',
      from: '+13055550163',
      body: 'Hi',
      since: new Date('2026-11-18T17:00:03Z'),
    });
    expect(outcome).toMatchObject({
      kind: 'found',
      messages: [{ providerId: 'SM3' }, { providerId: 'SM4' }],
    });
    expect(double.seen[0]?.path).not.toContain('DateSent');
  });

  it('lists a period in both directions, sent or not, page by page, and no further', async () => {
    const message = (sid: string, created: string, direction = 'outbound-api') => ({
      sid,
      direction,
      body: `text of ${sid}`,
      status: 'queued',
      error_code: null,
      date_created: created,
      date_sent: null,
      to: '+12125550100',
      from: '+13055550163',
    });
    const pages = [
      [message('SM5', 'Thu, 19 Nov 2026 00:00:00 +0000'), message('SM4', 'Wed, 18 Nov 2026 23:59:59 +0000')],
      [message('SM3', 'Wed, 18 Nov 2026 00:00:00 +0000', 'inbound')],
      // Taken before the period, it may have left within: what comes after it may still belong to it.
      [message('SM2', 'Tue, 17 Nov 2026 23:00:00 +0000')],
      [message('SM1', 'Tue, 17 Nov 2026 10:00:00 +0000')],
      [message('SM0', 'Mon, 16 Nov 2026 10:00:00 +0000')],
    ];
    double.answer = (response, seen, request) => {
      const number = Number(new URL(seen.path, 'http://x').searchParams.get('Page') ?? 0);
      const next = `/2010-04-01/Accounts/${credentials.accountSid}/Messages.json?Page=${number + 1}`;
      const body = { messages: pages[number], next_page_uri: next, uri: '', page: number, page_size: 1_000 };
      json(200, body)(response, seen, request);
    };
    const period = { since: new Date('2026-11-18T00:00:00Z'), until: new Date('2026-11-19T00:00:00Z') };
    const found: { sid: string; direction: string }[] = [];
    let page: string | undefined;
    for (let count = 0; count < 10; count++) {
      const outcome = await open(double.url).list({ ...period, page });
      if (outcome.kind !== 'page') throw new Error(outcome.cause);
      found.push(...outcome.messages.map((row) => ({ sid: row.providerId, direction: row.direction })));
      if (outcome.next === null) break;
      page = outcome.next;
    }
    expect(found).toEqual([
      { sid: 'SM4', direction: 'outbound' },
      { sid: 'SM3', direction: 'inbound' },
    ]);
    expect(double.seen).toHaveLength(4);
    expect(double.seen[0]?.path).not.toContain('DateSent');
  });

  it('says which credentials do not open', async () => {
    double.answer = json(401, { code: 20_003, message: 'Authenticate', status: 401 });
    expect(await open(double.url).verifyAccount()).toMatchObject({ ok: false, reason: 'credentials' });
    double.answer = json(200, { sid: credentials.accountSid, friendly_name: 'Acme', status: 'suspended' });
    expect(await open(double.url).verifyAccount()).toMatchObject({ ok: false, reason: 'suspended' });
    expect(await open('http://127.0.0.1:1').verifyAccount()).toMatchObject({
      ok: false,
      reason: 'unavailable',
    });
  });

  it('knows what each code asks, and that an unknown one asks nothing', () => {
    expect(twilioError(30_034).action).toBe('block_sender');
    expect(twilioError('21635').action).toBe('landline');
    expect(twilioError(12_345, 'their words')).toEqual({
      code: '12345',
      action: 'none',
      message: 'their words',
    });
    expect(twilioError(null).action).toBe('none');
    expect(twilioError('constructor').action).toBe('none');
  });
});

describe('the signature of a webhook', () => {
  const url = 'https://api.example.com/api/webhooks/twilio/1/sms?a=1';
  const params = { Body: 'Hi', From: '+12125550100' };
  const signed = (address: string) =>
    createHmac('sha1', credentials.authToken).update(`${address}BodyHiFrom+12125550100`).digest('base64');

  it('counts with and without the port, and nothing else does', () => {
    expect(validateTwilioSignature(credentials.authToken, signed(url), url, params)).toBe(true);
    expect(
      validateTwilioSignature(credentials.authToken, signed(url.replace('.com/', '.com:443/')), url, params),
    ).toBe(true);
    const local = 'http://127.0.0.1:3001/sms';
    expect(validateTwilioSignature(credentials.authToken, signed(local), local, params)).toBe(true);
    expect(validateTwilioSignature(credentials.authToken, signed(`${url}&b=2`), url, params)).toBe(false);
    expect(validateTwilioSignature('another', signed(url), url, params)).toBe(false);
    expect(validateTwilioSignature(credentials.authToken, signed(url), url, { ...params, Body: 'Bye' })).toBe(
      false,
    );
    expect(validateTwilioSignature(credentials.authToken, undefined, url, params)).toBe(false);
    expect(validateTwilioSignature('', signed(url), url, params)).toBe(false);
    expect(validateTwilioSignature(credentials.authToken, signed(url), 'not a url', params)).toBe(false);
  });
});
