import { afterEach } from 'vitest';
import {
  SendGridEmail,
  type SendOutcome,
  SignalHouseSms,
  type SmsPort,
  TwilioSms,
} from '../../../packages/providers/src/index.js';
import { DEMO_SENDGRID_KEY } from '../src/sendgrid/accounts.js';
import { DEMO_API_KEY, DEMO_GROUP_ID, DEMO_GROUP_NUMBERS } from '../src/signalhouse/demo-group.js';
import { DEMO_ACCOUNT_SID, DEMO_AUTH_TOKEN, DEMO_NUMBERS } from '../src/twilio/demo-account.js';
import { type Receiver, type RunningTwin } from './support.js';

/** On a busy machine the simulation is late, which must not look like a vendor that never answers. */
const PATIENT_MS = 30_000;
/** Long enough for the request to have come there. */
const IMPATIENT_MS = 1_000;
export const TO = '+13105990123';

export interface Vendor {
  name: 'twilio' | 'signalhouse' | 'sendgrid';
  send: (body?: string) => Promise<SendOutcome>;
  /** A code of the vendor that asks for suppression, as a fault gives it. */
  optedOut: Record<string, unknown>;
  action: string;
}

/** The product's adapters, opened at a simulation; what a test opened is closed behind it. */
export function adaptersAt(twin: () => RunningTwin, receiver: () => Receiver) {
  let opened: { close(): void }[] = [];
  let timeoutMs = PATIENT_MS;
  afterEach(() => {
    for (const adapter of opened) adapter.close();
    opened = [];
    timeoutMs = PATIENT_MS;
  });
  /** For the rest of a test: adapters do not wait long for an answer that will not come. */
  const hurry = (): void => {
    timeoutMs = IMPATIENT_MS;
  };
  function keep<T extends { close(): void }>(adapter: T): T {
    opened.push(adapter);
    return adapter;
  }

  const twilio = (): TwilioSms =>
    keep(
      new TwilioSms(
        { accountSid: DEMO_ACCOUNT_SID, authToken: DEMO_AUTH_TOKEN },
        { baseUrl: `${twin().root}/twilio`, timeoutMs },
      ),
    );
  const house = { apiKey: DEMO_API_KEY, groupId: DEMO_GROUP_ID };
  const houseOptions = () => ({ baseUrl: `${twin().root}/signalhouse`, timeoutMs });
  const signalhouse = (): SignalHouseSms => keep(new SignalHouseSms(house, houseOptions()));
  const sendgrid = (): SendGridEmail =>
    keep(new SendGridEmail({ apiKey: DEMO_SENDGRID_KEY }, { baseUrl: `${twin().root}/sendgrid`, timeoutMs }));

  const text = (port: SmsPort, from: string, body: string): Promise<SendOutcome> =>
    port.send({
      to: TO,
      from,
      body,
      statusCallback: `${receiver().url}/status?l=1&a=1`,
      validityPeriod: 3_600,
    });
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

  return { hurry, keep, twilio, signalhouse, sendgrid, house, houseOptions, text, vendors };
}
