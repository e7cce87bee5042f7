import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { detectAutomatic, parseHeaders, splitReply } from '../../../packages/core/src/index.js';
import {
  parseInboundMail,
  parseSendGridEvents,
  parseSignalHouseEvents,
  SignalHouseRegistration,
  SignalHouseWebhooks,
  validateTwilioSignature,
  verifySendGridSignature,
  verifySignalHouseSignature,
} from '../../../packages/providers/src/index.js';
import { DEMO_GROUP_ID, DEMO_GROUP_NUMBERS } from '../src/signalhouse/demo-group.js';
import { DEMO_AUTH_TOKEN, DEMO_NUMBERS } from '../src/twilio/demo-account.js';
import { eventually, type Receiver, type RunningTwin, startReceiver, startTwin } from './support.js';

import { adaptersAt, TO } from './adapters.js';

// The product's adapters against the simulated vendors: what each side takes the other to be.

let twin: RunningTwin;
let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  await twin.close();
  await receiver.close();
});
const { keep, twilio, signalhouse, sendgrid, house, houseOptions, text, vendors } = adaptersAt(
  () => twin,
  () => receiver,
);

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
    });
    const headers = parseHeaders(fields['headers'] ?? '');
    const { from, subject } = parsed.mail;
    expect(detectAutomatic({ headers, from: from.email, envelopeFrom: from.email, subject })).toBeNull();
    // What we wrote ourselves is not taken for theirs.
    expect(parsed.mail.text).toContain('Reply STOP to end');
    const { reply } = splitReply(parsed.mail.text);
    expect(reply).not.toContain('Reply STOP to end');
    expect(reply.length).toBeGreaterThan(5);
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
    // Until somebody was refused, the carriers take as long as they do.
    twin.world.scheduler.setSpeed(1);
    const created = await registration.createCampaign(campaign);
    if (created.kind !== 'ok') throw new Error(created.kind);
    expect(created.value).toMatchObject({ state: 'pending', phoneNumbers: [DEMO_GROUP_NUMBERS[1]] });
    expect(await text(signalhouse(), DEMO_GROUP_NUMBERS[1], 'too early')).toMatchObject({
      kind: 'rejected',
      action: 'block_sender',
    });
    twin.world.scheduler.setSpeed(2_000);
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
