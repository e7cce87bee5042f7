import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  parseInboundMail,
  parseSendGridEvents,
  parseSignalHouseEvents,
  SendGridEmail,
  type SendOutcome,
  SignalHouseRegistration,
  SignalHouseSms,
  SignalHouseWebhooks,
  type SmsPort,
  TwilioSms,
  validateTwilioSignature,
  verifySendGridSignature,
  verifySignalHouseSignature,
} from '../../../packages/providers/src/index.js';
import { DEMO_SENDGRID_KEY } from '../src/sendgrid/accounts.js';
import { DEMO_API_KEY, DEMO_GROUP_ID, DEMO_GROUP_NUMBERS } from '../src/signalhouse/demo-group.js';
import { DEMO_ACCOUNT_SID, DEMO_AUTH_TOKEN, DEMO_NUMBERS } from '../src/twilio/demo-account.js';
import { eventually, type Receiver, type RunningTwin, startReceiver, startTwin } from './support.js';

// The product's adapters against the simulated vendors: what each side takes the other to be.

const TIMEOUT_MS = 400;
const TO = '+13105990123';

let twin: RunningTwin;
let receiver: Receiver;
let opened: { close(): void }[] = [];
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  for (const adapter of opened) adapter.close();
  opened = [];
  await twin.close();
  await receiver.close();
});
function keep<T extends { close(): void }>(adapter: T): T {
  opened.push(adapter);
  return adapter;
}

const twilio = (): TwilioSms =>
  keep(
    new TwilioSms(
      { accountSid: DEMO_ACCOUNT_SID, authToken: DEMO_AUTH_TOKEN },
      { baseUrl: `${twin.root}/twilio`, timeoutMs: TIMEOUT_MS },
    ),
  );
const house = { apiKey: DEMO_API_KEY, groupId: DEMO_GROUP_ID };
const houseOptions = () => ({ baseUrl: `${twin.root}/signalhouse`, timeoutMs: TIMEOUT_MS });
const signalhouse = (): SignalHouseSms => keep(new SignalHouseSms(house, houseOptions()));
const sendgrid = (): SendGridEmail =>
  keep(
    new SendGridEmail(
      { apiKey: DEMO_SENDGRID_KEY },
      { baseUrl: `${twin.root}/sendgrid`, timeoutMs: TIMEOUT_MS },
    ),
  );

interface Vendor {
  name: 'twilio' | 'signalhouse' | 'sendgrid';
  send: (body?: string) => Promise<SendOutcome>;
  /** A code of the vendor that asks for suppression, as a fault gives it. */
  optedOut: Record<string, unknown>;
  action: string;
}
const text = (port: SmsPort, from: string, body: string): Promise<SendOutcome> =>
  port.send({ to: TO, from, body, statusCallback: `${receiver.url}/status?l=1&a=1`, validityPeriod: 3_600 });
const vendors: Vendor[] = [
  {
    name: 'twilio',
    send: (body = 'hi') => text(twilio(), DEMO_NUMBERS[0], body),
    optedOut: { kind: 'error', code: 21610 },
    action: 'suppress',
  },
  {
    name: 'signalhouse',
    send: (body = 'hi') => text(signalhouse(), DEMO_GROUP_NUMBERS[0], body),
    optedOut: { kind: 'error', code: 'OUT' },
    action: 'suppress',
  },
  {
    name: 'sendgrid',
    send: (body = 'hi') =>
      sendgrid().send({
        to: 'ann@acme.test',
        from: { email: 'sam@acme.example', name: 'Sam' },
        replyTo: 'reply@in.acme.example',
        subject: 'Hello',
        text: body,
        html: `<p>${body}</p>`,
        headers: { 'Message-ID': '<l1.a1@acme.example>' },
        customArgs: { l: '1', a: '1' },
      }),
    optedOut: { kind: 'error', status: 403 },
    action: 'block_sender',
  },
];

describe.each(vendors)('the adapter of $name against its simulation', ({ name, send, optedOut, action }) => {
  const strike = (rule: Record<string, unknown>) =>
    twin.ask('/faults', { match: { vendor: name }, times: 1, ...rule });
  const acceptances = async (): Promise<number> =>
    (await twin.ask<{ total: number }>('/acceptances')).data.total;

  it('is taken', async () => {
    twin = await startTwin();
    const outcome = await send();
    expect(outcome).toMatchObject({ kind: 'accepted' });
    expect(outcome).toHaveProperty('providerId', expect.stringMatching(/.{16,}/));
    expect(await acceptances()).toBe(1);
  });

  it('is refused with a code that it knows, and with one that nobody knows', async () => {
    twin = await startTwin();
    await strike(optedOut);
    expect(await send()).toMatchObject({ kind: 'rejected', action });
    await strike({ kind: 'error', status: 418, code: 99_999 });
    expect(await send()).toMatchObject({ kind: 'rejected', action: 'none' });
    expect(await acceptances()).toBe(0);
  });

  it('is told to slow down, for a time or for none that is named', async () => {
    twin = await startTwin();
    await strike({ kind: 'http429', retryAfter: 7 });
    expect(await send()).toMatchObject({ kind: 'not_processed', retryAfterMs: 7_000 });
    await strike({ kind: 'http429', retryAfter: null });
    expect(await send()).not.toHaveProperty('retryAfterMs');
    expect(await acceptances()).toBe(0);
    expect(await send()).toMatchObject({ kind: 'accepted' });
  });

  it.each([
    ['accept_then_500', { cause: 'http_500' }, 1],
    ['accept_then_drop', { cause: 'ECONNRESET' }, 1],
    ['reset', { cause: 'ECONNRESET' }, 0],
    ['reset_before_read', { cause: 'ECONNRESET' }, 0],
    ['timeout', { cause: 'ETIMEDOUT' }, 1],
    ['slow', { cause: 'ETIMEDOUT' }, 1],
  ])('%s leaves a doubt, whatever the truth is', async (kind, outcome, truth) => {
    twin = await startTwin();
    await strike({ kind, delayMs: 2_000 });
    expect(await send()).toEqual({ kind: 'unknown', ...outcome });
    expect(await acceptances()).toBe(truth);
  });

  it.each(['503', '500'])('a vendor that is down (%s) leaves a doubt', async (mode) => {
    twin = await startTwin();
    await twin.ask('/outages', { vendor: name, mode });
    expect(await send()).toEqual({ kind: 'unknown', cause: `http_${mode}` });
    expect(await acceptances()).toBe(0);
  });
});

describe.each([
  { name: 'twilio', open: () => twilio() as SmsPort, from: DEMO_NUMBERS[0] },
  { name: 'signalhouse', open: () => signalhouse() as SmsPort, from: DEMO_GROUP_NUMBERS[0] },
])('the log of $name', ({ open, from }) => {
  it('resolves a doubt: by id, by people and text, and to nothing when nothing was taken', async () => {
    twin = await startTwin();
    twin.world.leads.pause();
    const since = new Date(twin.world.now());
    await twin.ask('/faults', { match: { any: true }, kind: 'accept_then_drop', times: 1 });
    expect(await text(open(), from, 'lost answer')).toMatchObject({ kind: 'unknown' });
    const found = await open().lookup({ to: TO, from, body: 'lost answer', since });
    expect(found).toMatchObject({ kind: 'found', messages: [{ errorCode: null }] });
    if (found.kind !== 'found') return;
    const providerId = found.messages[0]?.providerId ?? '';
    expect(await open().lookup({ providerId })).toMatchObject({ kind: 'found', messages: [{ providerId }] });
    expect(await open().lookup({ to: TO, from, body: 'never sent', since })).toEqual({
      kind: 'found',
      messages: [],
    });
    expect(await open().lookup({ providerId: 'SM00000000000000000000000000000000' })).toEqual({
      kind: 'found',
      messages: [],
    });
    expect(
      await open().lookup({ to: TO, from, body: 'lost answer', since: new Date(since.getTime() + 60_000) }),
    ).toEqual({
      kind: 'found',
      messages: [],
    });
  });

  it('lists everything of a period in both directions, sent or not', async () => {
    twin = await startTwin();
    twin.world.leads.pause();
    const since = new Date(twin.world.now() - 60_000);
    const ids = new Set<string>();
    for (let index = 0; index < 25; index++) {
      const outcome = await text(open(), from, `text ${index}`);
      if (outcome.kind === 'accepted') ids.add(outcome.providerId);
    }
    await eventually(() => [...twin.world.store.newestFirst()].every(({ status }) => status === 'delivered'));
    // What comes last has not left yet.
    await twin.ask('/speed', { speed: 0.001 });
    const last = await text(open(), from, 'still waiting');
    if (last.kind === 'accepted') ids.add(last.providerId);
    await twin.ask('/inbound', { from: TO, to: from, body: 'hello' });
    const until = new Date(twin.world.now() + 60_000);
    const listed = new Map<string, string>();
    let page: string | undefined;
    for (let turn = 0; turn < 20; turn++) {
      const outcome = await open().list({ since, until, ...(page === undefined ? {} : { page }) });
      if (outcome.kind !== 'page') throw new Error(outcome.cause);
      for (const message of outcome.messages) listed.set(message.providerId, message.direction);
      if (outcome.next === null) break;
      page = outcome.next;
    }
    expect(ids.size).toBe(26);
    for (const id of ids) expect(listed.get(id)).toBe('outbound');
    expect([...listed.values()].filter((direction) => direction === 'inbound')).toHaveLength(1);
    const none = await open().list({ since: new Date(0), until: new Date(1) });
    expect(none).toMatchObject({ kind: 'page', messages: [] });
  });

  it('opens with its credentials and finds its numbers', async () => {
    twin = await startTwin({ strict: true });
    const port = open() as TwilioSms | SignalHouseSms;
    expect(await port.verifyAccount()).toMatchObject({ ok: true });
    expect(await port.findNumber(from)).toMatchObject({ ok: true, number: { phone: from, sms: true } });
    expect(await port.findNumber('+12025550100')).toMatchObject({ ok: false, reason: 'not_owned' });
  });
});

it('Twilio finds short codes, and sets where their answers go', async () => {
  twin = await startTwin();
  const found = await twilio().findNumber('24273');
  if (!found.ok) throw new Error(found.message);
  expect(found.number).toMatchObject({ phone: '24273', sms: true });
  expect(await twilio().configureNumber(found.number.sid, { smsUrl: receiver.url })).toEqual({ ok: true });
  await twin.ask('/inbound', { from: TO, to: '24273', body: 'hello' });
  const [caught] = await receiver.until(1);
  expect(caught!.params).toMatchObject({ From: TO, To: '24273', Body: 'hello' });
});

it('Twilio says that an account has no such short code', async () => {
  twin = await startTwin({ strict: true });
  expect(await twilio().findNumber('24273')).toMatchObject({
    ok: false,
    reason: 'not_owned',
    message: expect.stringContaining('short codes') as string,
  });
});

describe('what the simulations report', () => {
  it('Twilio: signed forms', async () => {
    twin = await startTwin();
    await text(twilio(), DEMO_NUMBERS[0], 'hi');
    const [caught] = await receiver.until(1);
    const { path, headers, params } = caught!;
    const signature = String(headers['x-twilio-signature']);
    expect(validateTwilioSignature(DEMO_AUTH_TOKEN, signature, receiver.url + path, params)).toBe(true);
  });

  it('SignalHouse: signed events that we understand, and a log that keeps what was lost', async () => {
    twin = await startTwin();
    twin.world.leads.pause();
    const webhooks = keep(new SignalHouseWebhooks(house, houseOptions()));
    const created = await webhooks.create(`${receiver.url}/in`, 'Outreach');
    if (created.kind !== 'ok') throw new Error(created.kind);
    expect(await webhooks.list()).toMatchObject({
      kind: 'ok',
      value: [{ id: created.value.id, signed: true }],
    });
    const since = new Date(twin.world.now() - 1_000);
    const sent = await text(signalhouse(), DEMO_GROUP_NUMBERS[0], 'hi');
    await receiver.until(2, ({ path }) => path === '/in');
    await twin.ask('/inbound', { from: TO, to: DEMO_GROUP_NUMBERS[0], body: 'STOP', wait: true });
    const events = receiver.caught
      .filter(({ path }) => path === '/in')
      .map(({ headers, body }) => {
        const delivery = {
          signature: headers['x-signalhouse-signature'] as string,
          timestamp: headers['x-signalhouse-timestamp'] as string,
          rawBody: body,
        };
        expect(verifySignalHouseSignature(created.value.signingSecret, delivery, twin.world.now())).toBe(
          true,
        );
        return parseSignalHouseEvents(body, { acceptOlder: false });
      });
    expect(events).toMatchObject([
      { ok: true, events: [{ kind: 'status', status: 'sent' }] },
      {
        ok: true,
        events: [
          { kind: 'status', status: 'delivered', providerId: sent.kind === 'accepted' && sent.providerId },
        ],
      },
      { ok: true, events: [{ kind: 'inbound_text', from: TO, to: DEMO_GROUP_NUMBERS[0], body: 'STOP' }] },
    ]);
    const log = await webhooks.listEvents({ since, until: new Date(twin.world.now() + 1_000) });
    if (log.kind !== 'page') throw new Error(log.cause);
    const pushed = events.flatMap((parsed) =>
      parsed.ok ? parsed.events.map((event) => event.dedupeKey) : [],
    );
    expect(log.events.map((event) => event.dedupeKey)).toEqual(expect.arrayContaining(pushed));
    expect(await webhooks.remove(created.value.id)).toMatchObject({ kind: 'ok' });
  });

  it.each(['v1_flat', 'v1_data', 'v1_bom'])('SignalHouse in the older shape %s', async (shape) => {
    twin = await startTwin();
    const events = ['MESSAGE_RECEIVED', 'MESSAGE_FAILED'];
    await twin.ask('/signalhouse/webhooks', {
      groupId: DEMO_GROUP_ID,
      url: `${receiver.url}/in`,
      events,
      shape,
    });
    await twin.ask('/inbound', { from: TO, to: DEMO_GROUP_NUMBERS[0], body: 'hello', wait: true });
    const body = receiver.caught[0]?.body ?? '';
    expect(parseSignalHouseEvents(body, { acceptOlder: false })).toMatchObject({ ok: false });
    expect(parseSignalHouseEvents(body, { acceptOlder: true })).toMatchObject({
      events: [{ kind: 'inbound_text', from: TO, to: DEMO_GROUP_NUMBERS[0], body: 'hello' }],
    });
  });

  it('SendGrid: signed batches that we understand, and mail that people write', async () => {
    twin = await startTwin();
    const { data } = await twin.ask<{ publicKey: string }>('/sendgrid/webhook', {
      url: `${receiver.url}/events`,
    });
    await twin.ask('/sendgrid/parse', { hostname: 'in.acme.example', url: `${receiver.url}/parse` });
    await twin.ask('/characters', { phone: 'ann@acme.test', character: 'free_text_stop' });
    const outcome = await vendors[2]!.send('Our offer. Reply STOP to end.');
    await receiver.until(1, ({ path }) => path === '/parse');
    const seen = receiver.caught
      .filter(({ path }) => path === '/events')
      .flatMap(({ headers, body }) => {
        const delivery = {
          signature: headers['x-twilio-email-event-webhook-signature'] as string,
          timestamp: headers['x-twilio-email-event-webhook-timestamp'] as string,
          rawBody: body,
        };
        expect(verifySendGridSignature(data.publicKey, delivery, twin.world.now())).toBe(true);
        const parsed = parseSendGridEvents(body);
        return parsed.ok ? parsed.events : [];
      });
    expect(seen).toContainEqual(
      expect.objectContaining({
        kind: 'status',
        status: 'delivered',
        providerId: outcome.kind === 'accepted' && outcome.providerId,
        customArgs: { l: '1', a: '1' },
      }),
    );
    const posted = receiver.caught.find(({ path }) => path === '/parse')!;
    const form = await new Response(posted.body, {
      headers: { 'content-type': String(posted.headers['content-type']) },
    }).formData();
    const fields = Object.fromEntries([...form].map(([name, value]) => [name, value as string]));
    const parsed = parseInboundMail(fields);
    if (!parsed.ok) throw new Error(parsed.reason);
    expect(parsed.mail).toMatchObject({
      from: { email: 'ann@acme.test' },
      deliveredTo: ['reply@in.acme.example'],
      inReplyTo: ['l1.a1@acme.example'],
      automatic: false,
    });
    // What we wrote ourselves is not taken for theirs.
    expect(parsed.mail.text).toContain('Reply STOP to end');
    expect(parsed.mail.newText).not.toContain('Reply STOP to end');
    expect(parsed.mail.newText.length).toBeGreaterThan(5);
  });
});

describe('setting up at the simulations', () => {
  it('SignalHouse: from a subgroup to a number that may send', async () => {
    twin = await startTwin();
    const first = keep(new SignalHouseRegistration(house, null, houseOptions()));
    const subgroup = await first.createSubgroup('Acme');
    if (subgroup.kind !== 'ok') throw new Error(subgroup.kind);
    const registration = keep(new SignalHouseRegistration(house, subgroup.value, houseOptions()));
    const brand = await registration.createBrand({
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
    });
    if (brand.kind !== 'ok') throw new Error(brand.kind);
    expect(brand.value).toMatchObject({ state: 'pending', registryId: null });
    await eventually(() => twin.signalhouse.groups.find(DEMO_GROUP_ID)?.brands.at(-1)?.status === 'VERIFIED');
    const verified = await registration.readBrand(brand.value.providerId);
    if (verified.kind !== 'ok' || verified.value.registryId === null) throw new Error(verified.kind);
    expect(verified.value.state).toBe('verified');
    const campaign = {
      brandId: verified.value.registryId,
      usecase: 'MARKETING',
      description: 'Offers for people who asked for them by text.',
      messageFlow: 'People tick a box on our site and confirm by text.',
      samples: ['Hi, this is Sam of Acme. Reply STOP to end.'],
      privacyPolicyLink: 'https://acme.example/privacy',
      termsAndConditionsLink: 'https://acme.example/terms',
      phoneNumbers: [DEMO_GROUP_NUMBERS[1]],
    };
    expect(await registration.createCampaign({ ...campaign, description: 'short' })).toMatchObject({
      kind: 'rejected',
      code: 'http_400',
    });
    const created = await registration.createCampaign(campaign);
    if (created.kind !== 'ok') throw new Error(created.kind);
    expect(created.value).toMatchObject({ state: 'pending', phoneNumbers: [DEMO_GROUP_NUMBERS[1]] });
    expect(await text(signalhouse(), DEMO_GROUP_NUMBERS[1], 'too early')).toMatchObject({
      kind: 'rejected',
      action: 'block_sender',
    });
    await eventually(
      () => twin.signalhouse.groups.find(DEMO_GROUP_ID)?.campaigns.at(-1)?.status === 'ACTIVE',
    );
    await eventually(
      () =>
        twin.signalhouse.groups.find(DEMO_GROUP_ID)?.numbers.get(DEMO_GROUP_NUMBERS[1])?.status === 'READY',
    );
    expect(await registration.readCampaign(created.value.providerId)).toMatchObject({
      value: { state: 'active' },
    });
    expect(await registration.readNumber(DEMO_GROUP_NUMBERS[1])).toMatchObject({
      value: { state: 'ready', campaignId: created.value.providerId },
    });
    expect(await text(signalhouse(), DEMO_GROUP_NUMBERS[1], 'now')).toMatchObject({ kind: 'accepted' });
    expect(await registration.assignNumbers('C9999999', [DEMO_GROUP_NUMBERS[1]])).toEqual({ kind: 'absent' });
    expect(await signalhouse().readBalance()).toBeLessThan(1_000_000_000_000);
  });

  it('SendGrid: a domain whose records are missing, and then are not', async () => {
    twin = await startTwin({ strict: true });
    expect(await sendgrid().verifyAccount()).toMatchObject({ ok: true });
    const added = await sendgrid().addDomain('Acme.example');
    if (added.kind !== 'ok') throw new Error(added.kind);
    expect(added.domain).toMatchObject({ domain: 'acme.example', valid: false, spf: false, dkim: false });
    expect(await vendors[2]!.send()).toMatchObject({ kind: 'rejected', action: 'block_sender' });
    const published = { mail_cname: true, dkim1: true };
    await twin.ask('/sendgrid/domains', { domain: 'acme.example', published });
    expect(await sendgrid().validateDomain(added.domain.providerId)).toMatchObject({
      kind: 'ok',
      domain: {
        valid: false,
        spf: true,
        dkim: false,
        reason: expect.stringContaining('s2._domainkey') as string,
      },
    });
    await twin.ask('/sendgrid/domains', { domain: 'acme.example', published: { dkim2: true } });
    expect(await sendgrid().validateDomain(added.domain.providerId)).toMatchObject({
      domain: { valid: true, dkim: true, reason: null },
    });
    expect(await sendgrid().listDomains()).toMatchObject({ domains: [{ valid: true }] });
    expect(await vendors[2]!.send()).toMatchObject({ kind: 'accepted' });
    expect(await sendgrid().readDomain('999')).toEqual({ kind: 'absent' });
  });
});
