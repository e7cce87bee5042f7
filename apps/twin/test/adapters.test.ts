import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SignalHouseSms, SmsPort, TwilioSms } from '../../../packages/providers/src/index.js';
import { DEMO_GROUP_NUMBERS } from '../src/signalhouse/demo-group.js';
import { DEMO_NUMBERS } from '../src/twilio/demo-account.js';
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
const { hurry, twilio, signalhouse, text, vendors } = adaptersAt(
  () => twin,
  () => receiver,
);

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
    await strike({ kind, delayMs: 10_000 });
    if (outcome.cause === 'ETIMEDOUT') hurry();
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
