import { generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  mailIdOf,
  parseInboundMail,
  parseSendGridEvents,
  providerError,
  SendGridEmail,
  verifySendGridSignature,
} from '../src/index.js';
import { isSigned } from '../src/sendgrid/signature.js';
import { emailPortContract, MAIL } from './email-port.contract.js';
import { HttpDouble, json } from './http-double.js';
import { PATIENT_MS } from './send.contract.js';

const credentials = { apiKey: 'SG.keyid000000.not-a-secret-of-anybody' };
let double: HttpDouble;
const opened: SendGridEmail[] = [];
const open = (baseUrl: string, timeoutMs = PATIENT_MS): SendGridEmail => {
  const port = new SendGridEmail(credentials, { baseUrl, timeoutMs });
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

describe('SendGrid keeps the contract of the e-mail port', () => {
  const errors = [{ message: 'no', field: 'from' }];
  emailPortContract(
    {
      open,
      accept: (server) => (server.answer = json(202, '', { 'x-message-id': 'abc' })),
      accepted: { providerId: 'abc', status: 'accepted' },
      acceptWithoutId: (server) => (server.answer = json(202, '')),
      refuse: (server) => (server.answer = json(403, { errors })),
      refused: { code: 'http_403', action: 'block_sender' },
      refuseStrangely: (server) => (server.answer = json(418, { errors })),
      throttle: (server, seconds) =>
        (server.answer = json(429, { errors }, seconds === null ? {} : { 'retry-after': String(seconds) })),
      fail: (server, status) => (server.answer = json(status, { errors })),
    },
    () => double,
  );
});

describe('SendGrid', () => {
  it('is asked as its API wants it', async () => {
    double.answer = json(202, '', { 'x-message-id': 'abc' });
    const sendAt = new Date('2026-11-18T17:00:00.900Z');
    await open(`${double.url}/sendgrid`).send({ ...MAIL, sendAt });
    const [seen] = double.seen;
    expect(seen).toMatchObject({
      method: 'POST',
      path: '/sendgrid/v3/mail/send',
      authorization: `Bearer ${credentials.apiKey}`,
    });
    expect(seen?.json).toEqual({
      personalizations: [{ to: [{ email: MAIL.to }], custom_args: MAIL.customArgs }],
      from: MAIL.from,
      reply_to: { email: MAIL.replyTo },
      subject: MAIL.subject,
      content: [
        { type: 'text/plain', value: MAIL.text },
        { type: 'text/html', value: MAIL.html },
      ],
      headers: MAIL.headers,
      categories: MAIL.categories,
      send_at: Date.parse('2026-11-18T17:00:00Z') / 1_000,
      tracking_settings: { subscription_tracking: { enable: false } },
    });
  });

  it('says what is wrong with a mail in the vendor’s words', async () => {
    double.answer = json(400, { errors: [{ field: 'subject', message: 'is required' }] });
    expect(await open(double.url).send(MAIL)).toMatchObject({
      kind: 'rejected',
      action: 'config',
      message: expect.stringContaining('subject: is required') as string,
    });
  });

  it('opens only with a key that may send', async () => {
    double.answer = json(401, {});
    expect(await open(double.url).verifyAccount()).toMatchObject({ ok: false, reason: 'credentials' });
    double.answer = json(200, { scopes: ['user.read'] });
    expect(await open(double.url).verifyAccount()).toMatchObject({ ok: false, reason: 'credentials' });
    double.answer = json(200, { scopes: ['mail.send'] });
    expect(await open(double.url).verifyAccount()).toEqual({
      ok: true,
      account: 'SG.keyid000000',
      name: null,
    });
  });

  const row = (valid: boolean) => ({
    id: 7,
    domain: 'Acme.example',
    subdomain: 'em1',
    valid,
    dns: {
      mail_cname: { valid: true, type: 'cname', host: 'em1.acme.example', data: 'u1.sendgrid.net' },
      dkim1: { valid, type: 'cname', host: 's1._domainkey.acme.example', data: 's1.u1.sendgrid.net' },
      dkim2: { valid: true, type: 'cname', host: 's2._domainkey.acme.example', data: 's2.u1.sendgrid.net' },
    },
  });

  it('shows domains with the records that DNS lacks', async () => {
    double.answer = json(200, [row(false)]);
    const listed = await open(double.url).listDomains();
    expect(listed).toMatchObject({
      kind: 'ok',
      domains: [{ providerId: '7', domain: 'acme.example', valid: false, spf: true, dkim: false }],
    });
    expect(listed).toHaveProperty('domains.0.records.1', {
      type: 'CNAME',
      host: 's1._domainkey.acme.example',
      value: 's1.u1.sendgrid.net',
      valid: false,
    });
    double.answer = json(201, row(false));
    expect(await open(double.url).addDomain('acme.example')).toMatchObject({ kind: 'ok' });
    double.answer = json(404, { errors: [] });
    expect(await open(double.url).readDomain('8')).toEqual({ kind: 'absent' });
    double.answer = json(400, { errors: [{ message: 'already exists' }] });
    expect(await open(double.url).addDomain('acme.example')).toMatchObject({ kind: 'rejected' });
  });

  it('validates a domain and says why not', async () => {
    double.answer = (response, seen, request) =>
      (seen.path.endsWith('/validate')
        ? json(200, {
            id: 7,
            valid: false,
            validation_results: {
              dkim1: { valid: false, reason: 'Expected CNAME for s1.' },
              dkim2: { valid: true, reason: null },
            },
          })
        : json(200, row(false)))(response, seen, request);
    expect(await open(double.url).validateDomain('7')).toMatchObject({
      kind: 'ok',
      domain: { valid: false, dkim: false, reason: 'Expected CNAME for s1.' },
    });
  });
});

describe('the signature of SendGrid’s events', () => {
  // The vendor's own vectors, from its package @sendgrid/eventwebhook.
  const publicKey =
    'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEDr2LjtURuePQzplybdC+u4CwrqDqBaWjcMMsTbhdbcwHBcepxo7yAQGhHPTnlvFYPAZFceEu/1FwCM/QmGUhA==';
  const other =
    'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqTxd43gyp8IOEto2LdIfjRQrIbsd4SXZkLW6jDutdhXSJCWHw8REntlo7aNDthvj+y7GjUuFDb/R1NGe1OPzpA==';
  const signature =
    'MEUCIQCtIHJeH93Y+qpYeWrySphQgpNGNr/U+UyUlBkU6n7RAwIgJTz2C+8a8xonZGi6BpSzoQsbVRamr2nlxFDWYNH2j/0=';
  const timestamp = '1588788367';
  const rawBody = '{"category":"example_payload","event":"test_event","message_id":"message_id"}';

  it('agrees with the vendor’s vectors', () => {
    expect(isSigned(publicKey, signature, timestamp, rawBody)).toBe(true);
    expect(isSigned(other, signature, timestamp, rawBody)).toBe(false);
    expect(isSigned(publicKey, signature, timestamp, 'payload')).toBe(false);
    expect(isSigned(publicKey, signature.replace('2j/0', '3j/0'), timestamp, rawBody)).toBe(false);
    expect(isSigned(publicKey, signature, 'timestamp', rawBody)).toBe(false);
    expect(isSigned('no key', signature, timestamp, rawBody)).toBe(false);
  });

  it('counts while it is fresh, line end included', () => {
    const pair = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const key = pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    const now = Date.parse('2026-11-18T12:00:00Z');
    const at = String(now / 1_000 - 60);
    const body = '[{"event":"open"}]\r\n';
    const delivery = {
      signature: signBytes('sha256', Buffer.from(at + body), pair.privateKey).toString('base64'),
      timestamp: at,
      rawBody: Buffer.from(body),
    };
    expect(verifySendGridSignature(key, delivery, now)).toBe(true);
    expect(verifySendGridSignature(key, { ...delivery, rawBody: body.trim() }, now)).toBe(false);
    expect(verifySendGridSignature(key, delivery, now + 10 * 60_000)).toBe(false);
    expect(verifySendGridSignature(key, { ...delivery, timestamp: undefined }, now)).toBe(false);
    expect(verifySendGridSignature('', delivery, now)).toBe(false);
  });
});

describe('events of SendGrid', () => {
  const base = {
    email: 'Ann@Example.com',
    timestamp: 1_763_467_200,
    sg_event_id: 'e1',
    sg_message_id: 'abc.filterdrecv-1.0',
    l: 'ledger-1',
    a: '1',
    category: ['campaign'],
  };
  const parse = (...elements: object[]) => {
    const parsed = parseSendGridEvents(
      Buffer.from(`${JSON.stringify(elements.map((element) => ({ ...base, ...element })))}\r\n`),
    );
    if (!parsed.ok) throw new Error(parsed.reason);
    return parsed.events;
  };

  it.each<[object, object]>([
    [{ event: 'processed' }, { status: 'queued', errorCode: null }],
    [
      { event: 'deferred', response: '451 later' },
      { status: 'sending', errorCode: null },
    ],
    [{ event: 'delivered' }, { status: 'delivered', errorCode: null }],
    [
      { event: 'bounce', type: 'bounce', reason: '550 unknown' },
      { status: 'undelivered', errorCode: 'bounce', errorMessage: '550 unknown' },
    ],
    [
      { event: 'bounce', type: 'blocked' },
      { status: 'undelivered', errorCode: 'blocked' },
    ],
    [
      { event: 'dropped', reason: 'Bounced Address' },
      { status: 'failed', errorCode: 'dropped:bounced' },
    ],
    [
      { event: 'dropped', reason: 'Spam Reporting Address' },
      { status: 'failed', errorCode: 'dropped:spam_report' },
    ],
    [
      { event: 'dropped', reason: 'a new reason' },
      { status: 'failed', errorCode: 'dropped' },
    ],
  ])('tell what became of a mail: %j', (element, event) => {
    expect(parse(element)).toEqual([
      expect.objectContaining({
        kind: 'status',
        providerId: 'abc',
        customArgs: { l: 'ledger-1', a: '1' },
        at: new Date(base.timestamp * 1_000),
        ...event,
      }),
    ]);
  });

  it.each([
    ['open', 'open'],
    ['click', 'click'],
    ['spamreport', 'spam_report'],
    ['unsubscribe', 'unsubscribe'],
    ['group_unsubscribe', 'group_unsubscribe'],
    ['group_resubscribe', 'group_resubscribe'],
  ])('tell what people did: %s', (event, type) => {
    expect(parse({ event })).toEqual([
      expect.objectContaining({ kind: 'engagement', type, email: 'ann@example.com', machine: false }),
    ]);
  });

  it('take every element, whatever stands beside it, and know a repetition by more than its id', () => {
    const events = parse(
      { event: 'delivered' },
      { event: 'delivered', sg_event_id: 'e2' },
      { event: 'click', url: 'https://x.example/1' },
      { event: 'click', url: 'https://x.example/2' },
      { event: 'something new' },
      { event: 'open', sg_machine_open: true },
    );
    expect(events.map((event) => event.kind)).toEqual([
      'status',
      'status',
      'engagement',
      'engagement',
      'other',
      'engagement',
    ]);
    expect(new Set(events.map((event) => event.dedupeKey)).size).toBe(5);
    expect(events.at(-1)).toMatchObject({ machine: true });
    expect(parseSendGridEvents('{}')).toMatchObject({ ok: false });
    expect(parseSendGridEvents('x')).toMatchObject({ ok: false });
    expect(mailIdOf('abc.x.y')).toBe('abc');
  });

  it('knows what each code asks', () => {
    expect(providerError('sendgrid', 'bounce').action).toBe('invalid_address');
    expect(providerError('sendgrid', 'blocked').action).toBe('retry_later');
    expect(providerError('sendgrid', 'dropped:unsubscribed').action).toBe('suppress');
  });
});

describe('mail that people write', () => {
  const fields = {
    headers: [
      'Received: by x',
      'Message-ID: <r1@mail.example>',
      'In-Reply-To: <l1.a1@acme.example>',
      'References: <l0.a1@acme.example>',
      ' <l1.a1@acme.example>',
      'From: "Ann, Dr." <Ann@Example.com>',
    ].join('\r\n'),
    from: '"Ann, Dr." <Ann@Example.com>',
    to: 'Sam <replies@in.acme.example>, "B, C" <b@c.example>',
    subject: 'Re: Zoë & co',
    text: 'Yes please.\r\n\r\nOn Mon, Nov 16, 2026 at 9:00 AM Sam of Acme <sam@acme.example>\r\nwrote:\r\n\r\n> Reply STOP to unsubscribe',
    html: '<p>Yes please.</p>',
    envelope: '{"to":["Replies@in.acme.example"],"from":"ann@example.com"}',
    charsets: '{"to":"UTF-8","subject":"UTF-8","from":"UTF-8","text":"utf-8"}',
    SPF: 'pass',
    dkim: '{@example.com : pass}',
    spam_score: '0.012',
    attachments: '1',
    'attachment-info': '{"attachment1":{"filename":"a.pdf","type":"application/pdf"}}',
  };
  const read = (changed: Record<string, string | Buffer> = {}) => {
    const parsed = parseInboundMail({ ...fields, ...changed });
    if (!parsed.ok) throw new Error(parsed.reason);
    return parsed.mail;
  };

  it('is read with what it answers', () => {
    expect(read()).toMatchObject({
      messageId: 'r1@mail.example',
      inReplyTo: ['l1.a1@acme.example', 'l0.a1@acme.example'],
      from: { email: 'ann@example.com', name: 'Ann, Dr.' },
      to: [
        { email: 'replies@in.acme.example', name: 'Sam' },
        { email: 'b@c.example', name: 'B, C' },
      ],
      deliveredTo: ['replies@in.acme.example'],
      text: expect.stringMatching(/^Yes please\./),
      spf: 'pass',
      spamScore: 0.012,
      attachments: [{ name: 'a.pdf', type: 'application/pdf' }],
    });
  });

  it('is decoded with the character set of each field', () => {
    const text = Buffer.from('Grüße', 'latin1');
    expect(read({ text, charsets: '{"text":"iso-8859-1"}' }).text).toBe('Grüße');
    expect(read({ text: Buffer.from('Grüße'), charsets: '{"text":"no-such-set"}' }).text).toBe('Grüße');
    expect(read({ text: Buffer.from('Grüße'), charsets: 'x' }).text).toBe('Grüße');
  });

  it('without a plain part has no text', () => {
    expect(read({ text: '', html: '<p>Stop</p>' })).toMatchObject({ text: '', html: '<p>Stop</p>' });
  });

  it('from nobody is refused', () => {
    expect(parseInboundMail({ ...fields, from: 'nobody' })).toMatchObject({ ok: false });
    expect(parseInboundMail({})).toMatchObject({ ok: false });
  });
});
