import twilio from 'twilio';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_ACCOUNT_SID, DEMO_AUTH_TOKEN } from '../src/twilio/demo-account.js';
import {
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
  twin = await startTwin();
  await twin.ask('/numbers', {
    accountSid: DEMO_ACCOUNT_SID,
    phone: FROM,
    smsUrl: `${receiver.url}/in?n=1#rc=2`,
  });
});
afterEach(async () => {
  await twin.close();
  await receiver.close();
});

async function text(body: string, more: object = {}): Promise<{ sid: string; webhookStatuses: number[] }> {
  type Answer = { sid: string; webhookStatuses: number[] };
  return (await twin.ask<Answer>('/inbound', { from: TO, to: FROM, body, wait: true, ...more })).data;
}

async function send(body: string): Promise<number | 'sent'> {
  try {
    await sdk(twin.base).messages.create({ to: TO, from: FROM, body });
    return 'sent';
  } catch (error) {
    return error instanceof twilio.RestException ? (error.code ?? 0) : 0;
  }
}

describe('inbound messages', () => {
  it('reach the number’s webhook, signed, with Twilio’s fields', async () => {
    const { sid, webhookStatuses } = await text('Ça va? 😀 & more');
    expect(webhookStatuses).toEqual([204]);
    const [caught] = receiver.caught;
    expect(caught?.params).toMatchObject({
      MessageSid: sid,
      SmsMessageSid: sid,
      AccountSid: DEMO_ACCOUNT_SID,
      From: TO,
      To: FROM,
      Body: 'Ça va? 😀 & more',
      NumMedia: '0',
      NumSegments: '1',
      FromCity: 'LOS ANGELES',
      FromState: 'CA',
      FromCountry: 'US',
      ToCity: 'SAN FRANCISCO',
    });
    const signature = String(caught?.headers['x-twilio-signature']);
    const valid = twilio.validateRequest(
      DEMO_AUTH_TOKEN,
      signature,
      `${receiver.url}/in?n=1`,
      caught?.params ?? {},
    );
    expect(valid).toBe(true);
    const [listed] = await sdk(twin.base).messages.list({ from: TO });
    expect(listed).toMatchObject({ sid, direction: 'inbound', status: 'received' });
  });

  it('make a TwiML message of the answer into an outbound one', async () => {
    receiver.answer = () => ({
      status: 200,
      body: '<?xml version="1.0"?><Response><Message>Thanks &amp; bye</Message><Message><Body>Second</Body></Message></Response>',
    });
    await text('hello');
    const replies = await sdk(twin.base).messages.list({ to: TO });
    expect(replies.map((reply) => [reply.body, reply.direction, reply.from])).toEqual([
      ['Second', 'outbound-reply', FROM],
      ['Thanks & bye', 'outbound-reply', FROM],
    ]);
  });

  it('send nothing for an empty answer', async () => {
    receiver.answer = () => ({ status: 200, body: '<Response></Response>' });
    await text('hello');
    expect(await sdk(twin.base).messages.list({ to: TO })).toHaveLength(0);
  });

  it('can arrive many times at once as one message', async () => {
    await text('hello', { repeat: 50 });
    expect(receiver.caught).toHaveLength(50);
    expect(new Set(receiver.caught.map((caught) => caught.params['MessageSid'])).size).toBe(1);
    expect(twin.control.store.size).toBe(1);
  });

  it('need a number that somebody owns', async () => {
    const answer = await twin.ask<{ error: string }>('/inbound', { from: TO, to: '+12125990001', body: 'x' });
    expect(answer.status).toBe(404);
    expect(answer.data.error).toContain('/_twin/numbers');
  });
});

describe('STOP at the carrier', () => {
  it('bars that sender with 21610 until START, and confirms once', async () => {
    expect(await send('one')).toBe('sent');
    await text('Stop');
    await text('STOP');
    expect(await send('two')).toBe(21610);
    const automatic = twin.control.store.thread(TO).filter((message) => message.automatic);
    expect(automatic).toHaveLength(1);
    expect(twin.control.acceptances.total).toBe(1);
    await text('START');
    expect(await send('three')).toBe('sent');
  });

  it('does not notice free words, but the twin reports what is sent after them', async () => {
    twin.control.leads.choose(TO, 'free_text_stop');
    expect(await send('one')).toBe('sent');
    await receiver.until(1);
    await eventually(() => twin.control.revocations.count === 1);
    expect(await send('two')).toBe('sent');
    const { data } = await twin.ask<{ violations: { to: string; body: string }[] }>('/violations');
    expect(data.violations).toMatchObject([{ to: TO, body: 'two' }]);
    await wait(30);
    expect(receiver.caught).toHaveLength(1);
  });
});

describe('leads', () => {
  it('hold a conversation of three turns and name a time when asked', async () => {
    await twin.ask('/characters', { phone: TO, character: 'interested' });
    await send('Hi, would you consider an offer?');
    await receiver.until(1);
    await send('Great! When is a good time for a call?');
    const [, second] = await receiver.until(2);
    expect(second?.params['Body']).toMatch(/\d|noon/);
    await send('Tuesday it is.');
    await receiver.until(3);
    await send('One more thing');
    await wait(60);
    expect(receiver.caught).toHaveLength(3);
  });

  it('say nothing while replies are paused, and catch up afterwards', async () => {
    await twin.ask('/characters', { phone: TO, character: 'asking' });
    await twin.ask('/pause', {});
    await send('Hi');
    await eventually(() => twin.control.leads.heldBack === 1);
    expect(receiver.caught).toHaveLength(0);
    await twin.ask('/resume', {});
    await receiver.until(1);
  });

  it('say nothing after STOP', async () => {
    twin.control.leads.choose(TO, 'interested');
    twin.control.scheduler.setSpeed(1);
    await send('Hi');
    await text('STOP');
    twin.control.scheduler.setSpeed(100_000);
    await wait(80);
    expect(receiver.caught.map((caught) => caught.params['Body'])).toEqual(['STOP']);
  });
});
