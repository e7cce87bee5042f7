import { stack } from './stack';

interface TwinMessage {
  sid: string;
  direction: string;
  from: string;
  to: string;
  body: string;
  status: string;
  automatic: boolean;
  acceptedAt: string;
}

interface TwinMail {
  subject: string;
  text: string;
  to: { email: string };
  /** The `text/calendar` part as it was sent. */
  calendar: string | null;
  acceptedAt: string;
}

async function call<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
  const response = await fetch(`${stack.twin}/_twin/${path}`, {
    method,
    ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`The twin refused ${method} ${path}: ${response.status} ${text}`);
  return JSON.parse(text) as T;
}

/** The control API of the provider twin: what it was given, and what it shall do. */
export const twin = {
  /** Texts that the product handed over twice. */
  duplicates: async () => (await call<{ duplicates: readonly unknown[] }>('GET', 'acceptances')).duplicates,
  /** Texts that the product sent to a person who had withdrawn before. */
  violationsAgainst: async (phone: string) =>
    (await call<{ violations: readonly { to: string }[] }>('GET', 'violations')).violations.filter(
      ({ to }) => to === phone,
    ),
  /** All texts to this number, oldest first. */
  messages: async (to: string) =>
    (await call<{ messages: readonly TwinMessage[] }>('GET', `messages?to=${encodeURIComponent(to)}`))
      .messages,
  /** All mails to this address, oldest first. */
  mails: async (to: string) =>
    (await call<{ mails: readonly TwinMail[] }>('GET', `mailbox?to=${encodeURIComponent(to)}`)).mails,
  /** From now on this person says nothing unless told to. */
  silence: (phone: string) => call('POST', 'characters', { phone, character: 'silent' }),
  /** Trouble on demand, for the next `times` texts that match. */
  fault: (fault: { match: { to: string }; kind: string; times: number }) => call('POST', 'faults', fault),
  /** How a phone behaves when it rings, and how long its owner speaks. */
  phone: (phone: { phone: string; mode: 'answer' | 'no_answer' | 'busy'; talkSeconds?: number }) =>
    call('POST', 'phones', phone),
  /** All calls, with the phones that rang. */
  calls: async () => (await call<{ calls: readonly { to: string; status: string }[] }>('GET', 'calls')).calls,
  /** A person calls a number of ours and leaves a message; ends when the product has answered. */
  ring: (from: string, to: string) => call('POST', 'call', { from, to, wait: true }),
  /** A person writes; ends when the product has answered the webhook. */
  say: (from: string, to: string, body: string) => call('POST', 'inbound', { from, to, body, wait: true }),
};
