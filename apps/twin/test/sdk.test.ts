import twilio from 'twilio';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_ACCOUNT_SID, DEMO_NUMBERS } from '../src/twilio/demo-account.js';
import { eventually, FROM, type RunningTwin, sdk, startTwin, TO } from './support.js';

let twin: RunningTwin;
beforeEach(async () => {
  twin = await startTwin();
  // Replies would be rows of the lists that are counted here.
  twin.control.leads.pause();
});
afterEach(() => twin.close());

/** The code and HTTP status with which the SDK rejects. */
async function refusal(promise: Promise<unknown>): Promise<[code: number | undefined, status: number]> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof twilio.RestException) return [error.code, error.status];
    throw error;
  }
  throw new Error('the request should have been refused');
}

describe('the official SDK', () => {
  it('sends, fetches and sees the message delivered', async () => {
    const client = sdk(twin.base);
    const before = Date.now();
    const sent = await client.messages.create({ to: TO, from: FROM, body: 'Hello ' });
    expect(sent).toMatchObject({
      status: 'queued',
      to: TO,
      from: FROM,
      price: null,
      numSegments: '1',
      direction: 'outbound-api',
      errorCode: null,
      dateSent: null,
    });
    expect(sent.sid).toMatch(/^SM[0-9a-f]{32}$/);
    // To the second.
    expect(sent.dateCreated.getTime()).toBeGreaterThan(before - 1_000);
    expect(sent.dateCreated.getTime()).toBeLessThanOrEqual(Date.now());
    await eventually(() => twin.control.store.get(sent.sid)?.status === 'delivered');
    const fetched = await client.messages(sent.sid).fetch();
    expect(fetched).toMatchObject({ status: 'delivered', price: '-0.00830' });
    expect(fetched.dateSent).toBeInstanceOf(Date);
  });

  it('lists newest first, filters, and pages without losing or repeating a row', async () => {
    const client = sdk(twin.base);
    for (let index = 0; index < 7; index++) {
      await client.messages.create({ to: index % 2 ? TO : '+13105990124', from: FROM, body: `no ${index}` });
    }
    const all = await client.messages.list({ pageSize: 3 });
    expect(all.map((message) => message.body)).toEqual([6, 5, 4, 3, 2, 1, 0].map((index) => `no ${index}`));
    const toOne = await client.messages.list({ to: TO, from: FROM });
    expect(toOne.map((message) => message.body)).toEqual(['no 5', 'no 3', 'no 1']);

    const first = await client.messages.page({ pageSize: 3 });
    await client.messages.create({ to: TO, from: FROM, body: 'in between' });
    const second = await first.nextPage();
    expect(second?.instances.map((message) => message.body)).toEqual(['no 3', 'no 2', 'no 1']);
    const back = await second?.previousPage();
    expect(back?.instances.map((message) => message.body)).toEqual(['no 6', 'no 5', 'no 4']);
  });

  it('hides unsent messages from a DateSent filter', async () => {
    const client = sdk(twin.base);
    twin.control.scheduler.setSpeed(0.001);
    await client.messages.create({ to: TO, from: FROM, body: 'still queued' });
    const yesterday = new Date(Date.now() - 86_400_000);
    expect(await client.messages.list({ dateSentAfter: yesterday })).toHaveLength(0);
    twin.control.scheduler.setSpeed(100_000);
    await eventually(() =>
      [...twin.control.store.newestFirst()].every((message) => message.status === 'delivered'),
    );
    expect(await client.messages.list({ dateSentAfter: yesterday })).toHaveLength(1);
    expect(await client.messages.list({ dateSentBefore: yesterday })).toHaveLength(0);
  });

  it('redacts, deletes and cancels', async () => {
    const client = sdk(twin.base);
    const sent = await client.messages.create({ to: TO, from: FROM, body: 'private' });
    expect((await client.messages(sent.sid).update({ body: '' })).body).toBe('');
    expect(await client.messages(sent.sid).remove()).toBe(true);
    expect(await refusal(client.messages(sent.sid).fetch())).toEqual([20404, 404]);
    const later = await client.messages.create({
      to: TO,
      messagingServiceSid: `MG${'a'.repeat(32)}`,
      body: 'later',
      scheduleType: 'fixed',
      sendAt: new Date(Date.now() + 3_600_000),
    });
    expect(later.status).toBe('scheduled');
    expect((await client.messages(later.sid).update({ status: 'canceled' })).status).toBe('canceled');
  });

  it('sends through a Messaging Service, which names its sender afterwards', async () => {
    const client = sdk(twin.base);
    const sent = await client.messages.create({
      to: TO,
      messagingServiceSid: `MG${'a'.repeat(32)}`,
      body: 'hi',
    });
    expect(sent).toMatchObject({ status: 'accepted', from: null, numSegments: '0' });
    await eventually(() => twin.control.store.get(sent.sid)?.status === 'delivered');
    expect(DEMO_NUMBERS).toContain((await client.messages(sent.sid).fetch()).from);
  });

  it.each([
    ['no recipient', { to: '' }, 21604],
    ['a recipient that is no number', { to: '+1555' }, 21211],
    ['a recipient in no area code', { to: '+11005990123' }, 21211],
    ['no sender', { from: '' }, 21603],
    ['a sender that is no number', { from: 'abc' }, 21212],
    ['a sender of somebody else', { from: '+13105990999' }, 21606],
    ['the same sender and recipient', { to: FROM }, 21266],
    ['no body', { body: '' }, 21602],
    ['1,601 characters', { body: 'x'.repeat(1_601) }, 21617],
    ['a validity of 0 s', { validityPeriod: 0 }, 21624],
    ['a validity of 36,001 s', { validityPeriod: 36_001 }, 21624],
    ['a callback that is no URL', { statusCallback: 'callback' }, 21609],
    ['a callback host with an underscore', { statusCallback: 'https://my_host.example/x' }, 21609],
  ])('is refused for %s', async (_name, change, code) => {
    const client = sdk(twin.base);
    const sending = client.messages.create({ to: TO, from: FROM, body: 'x', ...change });
    expect(await refusal(sending)).toEqual([code, 400]);
    expect(twin.control.acceptances.total).toBe(0);
  });

  it('accepts the limits themselves', async () => {
    const client = sdk(twin.base);
    const base = { to: TO, from: FROM };
    await client.messages.create({ ...base, body: 'x'.repeat(1_600), validityPeriod: 1 });
    await client.messages.create({ ...base, body: 'y', validityPeriod: 36_000 });
    expect(twin.control.acceptances.total).toBe(2);
  });

  it('finds, sets and buys numbers', async () => {
    const client = sdk(twin.base);
    const [number] = await client.incomingPhoneNumbers.list({ phoneNumber: FROM });
    expect(number?.phoneNumber).toBe(FROM);
    const updated = await client
      .incomingPhoneNumbers(number?.sid ?? '')
      .update({ smsUrl: 'http://127.0.0.1:9/in', smsMethod: 'POST', voiceUrl: 'http://127.0.0.1:9/voice' });
    expect(updated).toMatchObject({ smsUrl: 'http://127.0.0.1:9/in', voiceUrl: 'http://127.0.0.1:9/voice' });
    const refetched = await client.incomingPhoneNumbers(number?.sid ?? '').fetch();
    expect(refetched.smsUrl).toBe('http://127.0.0.1:9/in');
    const bought = await client.incomingPhoneNumbers.create({ areaCode: '512' });
    expect(bought.phoneNumber).toMatch(/^\+1512/);
    expect((await client.incomingPhoneNumbers.list()).length).toBe(DEMO_NUMBERS.length + 1);
    expect(
      await refusal(client.incomingPhoneNumbers(number?.sid ?? '').update({ smsUrl: 'nonsense' })),
    ).toEqual([21205, 400]);
  });
});

describe('credentials', () => {
  it('refuses a wrong token of a known account', async () => {
    expect(await refusal(sdk(twin.base, DEMO_ACCOUNT_SID, 'wrong').messages.list())).toEqual([20003, 401]);
  });

  it('adopts an unknown account once, with its numbers, and then keeps its token', async () => {
    const sid = `AC${'b'.repeat(32)}`;
    const open = (token: string) => sdk(twin.base, sid, token).api.v2010.accounts(sid);
    expect((await open('mine').fetch()).sid).toBe(sid);
    const [number] = await open('mine').incomingPhoneNumbers.list({ phoneNumber: '+12125990100' });
    expect(number?.phoneNumber).toBe('+12125990100');
    const sent = await open('mine').messages.create({ to: TO, from: '+12125990100', body: 'x' });
    expect(sent.accountSid).toBe(sid);
    expect(await refusal(open('other').fetch())).toEqual([20003, 401]);
    expect(await refusal(sdk(twin.base).messages(sent.sid).fetch())).toEqual([20404, 404]);
  });

  it('adopts and provisions nothing in strict mode', async () => {
    const strict = await startTwin({ strict: true });
    const sid = `AC${'b'.repeat(32)}`;
    expect(await refusal(sdk(strict.base, sid, 'mine').api.v2010.accounts(sid).fetch())).toEqual([
      20003, 401,
    ]);
    expect(await sdk(strict.base).incomingPhoneNumbers.list({ phoneNumber: '+12125990100' })).toHaveLength(0);
    await strict.close();
  });

  it('works with an API key for the account', async () => {
    const client = sdk(twin.base, `SK${'c'.repeat(32)}`, 'secret');
    expect((await client.messages.create({ to: TO, from: FROM, body: 'x' })).accountSid).toBe(
      DEMO_ACCOUNT_SID,
    );
    expect(await refusal(sdk(twin.base, `SK${'c'.repeat(32)}`, 'guess').messages.list())).toEqual([
      20003, 401,
    ]);
  });
});
