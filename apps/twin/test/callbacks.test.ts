import twilio from 'twilio';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_AUTH_TOKEN } from '../src/twilio/demo-account.js';
import {
  type Caught,
  eventually,
  FROM,
  type Receiver,
  type RunningTwin,
  sdk,
  startReceiver,
  startTwin,
  TO,
  wait,
} from './support.js';

let twin: RunningTwin;
let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  await twin.close();
  await receiver.close();
});

const isFinal = (caught: Caught): boolean => caught.params['MessageStatus'] === 'delivered';
const statuses = (): (string | undefined)[] =>
  receiver.caught.map((caught) => caught.params['MessageStatus']);

async function send(statusCallback: string, to: string = TO): Promise<string> {
  return (await sdk(twin.base).messages.create({ to, from: FROM, body: 'x', statusCallback })).sid;
}

describe('status callbacks', () => {
  it('are signed over the full URL with its query, so that Twilio’s validator accepts them', async () => {
    twin = await startTwin();
    const sid = await send(`${receiver.url}/hook?ledger=l%2F1&attempt=2#rc=3&rp=all`);
    await receiver.until(1, isFinal);
    for (const caught of receiver.caught) {
      expect(caught.path).toBe('/hook?ledger=l%2F1&attempt=2');
      const signature = String(caught.headers['x-twilio-signature']);
      const url = receiver.url + caught.path;
      expect(twilio.validateRequest(DEMO_AUTH_TOKEN, signature, url, caught.params)).toBe(true);
      expect(twilio.validateRequest('another token', signature, url, caught.params)).toBe(false);
      expect(caught.headers['i-twilio-idempotency-token']).toBeTruthy();
      expect(caught.params).toMatchObject({
        MessageSid: sid,
        SmsSid: sid,
        To: TO,
        From: FROM,
        ApiVersion: '2010-04-01',
      });
      expect(caught.params['SmsStatus']).toBe(caught.params['MessageStatus']);
    }
    expect(statuses()).not.toContain('queued');
    expect(statuses().slice(-2)).toEqual(['sent', 'delivered']);
  });

  it('come twice with the same idempotency token', async () => {
    twin = await startTwin({ disorder: { late: 0, twice: 1, outOfOrder: 0 } });
    await send(`${receiver.url}/hook`);
    const repeated = (): Caught[] =>
      receiver.caught.filter(
        (caught) => statuses().filter((s) => s === caught.params['MessageStatus']).length === 2,
      );
    await receiver.until(3);
    await wait(50);
    expect(repeated()).toHaveLength(2);
    expect(new Set(repeated().map((caught) => caught.headers['i-twilio-idempotency-token'])).size).toBe(1);
  });

  it('come out of order while the stored status never goes back', async () => {
    twin = await startTwin({ disorder: { late: 0, twice: 0, outOfOrder: 1 } });
    const sid = await send(`${receiver.url}/hook`);
    await receiver.until(1, (caught) => caught.params['MessageStatus'] === 'sent');
    expect(statuses().indexOf('delivered')).toBeLessThan(statuses().indexOf('sent'));
    expect(twin.control.store.get(sid)?.status).toBe('delivered');
  });

  it('come late', async () => {
    // A minute late, at the least: three seconds of ours.
    twin = await startTwin({ speed: 20, disorder: { late: 1, twice: 0, outOfOrder: 0 } });
    const sid = await send(`${receiver.url}/hook`);
    await eventually(() => twin.control.store.get(sid)?.status === 'delivered');
    // From here time stands nearly still: what comes now would have come with the delivery.
    twin.control.scheduler.setSpeed(1);
    await wait(50);
    expect(statuses()).not.toContain('delivered');
    twin.control.scheduler.setSpeed(100_000);
    await receiver.until(1, isFinal);
  });

  it('are not tried again after a 500 by default', async () => {
    twin = await startTwin();
    receiver.answer = () => ({ status: 500 });
    await send(`${receiver.url}/hook`);
    await receiver.until(1, isFinal);
    await wait(50);
    expect(receiver.caught.filter(isFinal)).toHaveLength(1);
  });

  it('are tried again as the connection override says, with one idempotency token', async () => {
    twin = await startTwin();
    receiver.answer = (caught) => ({
      status:
        receiver.caught.filter((c) => c.params['MessageStatus'] === caught.params['MessageStatus']).length <=
        2
          ? 500
          : 204,
    });
    await send(`${receiver.url}/hook#rc=5&rp=all`);
    const tries = await receiver.until(3, isFinal);
    await wait(50);
    expect(receiver.caught.filter(isFinal)).toHaveLength(3);
    expect(new Set(tries.map((caught) => caught.headers['i-twilio-idempotency-token'])).size).toBe(1);
  });

  it('carry the error code of what was not delivered', async () => {
    twin = await startTwin();
    await send(`${receiver.url}/hook`, '+13105550007');
    const [caught] = await receiver.until(1, (c) => c.params['MessageStatus'] === 'undelivered');
    expect(caught?.params['ErrorCode']).toBe('30007');
  });

  it.each([
    ['callbacks_first', ['sent', 'delivered']],
    ['callbacks_reordered', ['delivered', 'sent']],
    ['callbacks_doubled', ['delivered', 'delivered', 'sent', 'sent']],
    ['callbacks_lost', []],
  ])('%s, when a fault wants it', async (kind, expected) => {
    twin = await startTwin();
    await twin.ask('/faults', { match: { to: '+13105990131' }, kind, copies: 2 });
    const sid = await send(`${receiver.url}/hook`, '+13105990131');
    if (kind === 'callbacks_first') expect(statuses().slice(-2)).toEqual(expected);
    await eventually(() => twin.control.store.get(sid)?.status === 'delivered');
    await receiver.until(expected.length, ({ params }) => params['MessageStatus'] !== 'sending');
    await wait(20);
    const seen = statuses().filter((status) => status !== 'sending');
    if (kind === 'callbacks_doubled') seen.sort((a, b) => String(a).localeCompare(String(b)));
    expect(seen).toEqual(expected);
  });

  it('come late, when a fault wants it', async () => {
    twin = await startTwin();
    await twin.ask('/faults', { match: { any: true }, kind: 'callbacks_late', delayMs: 10_000 });
    const sid = await send(`${receiver.url}/hook`);
    await eventually(() => twin.control.store.get(sid)?.status === 'delivered');
    expect(statuses()).toEqual([]);
    twin.control.scheduler.setSpeed(100_000);
    await receiver.until(1, isFinal);
  });

  it('can be repeated and disordered at will', async () => {
    twin = await startTwin();
    const sid = await send(`${receiver.url}/hook`);
    await receiver.until(1, isFinal);
    receiver.caught.length = 0;
    await twin.ask('/callbacks', { sid, status: 'sent', times: 3 });
    await receiver.until(3, (caught) => caught.params['MessageStatus'] === 'sent');
    expect((await twin.ask('/callbacks', { sid: 'SMnone', status: 'sent' })).status).toBe(404);
  });
});
