import { type Account, type Accounts, signingKey } from './accounts.js';
import { placeOf } from './geography.js';
import type { HttpAnswer } from '../http/http-client.js';
import type { Message } from '../network/message.js';
import type { MessageStore } from '../network/message-store.js';
import type { PhoneNumber } from './numbers.js';
import { KEYWORD_ANSWERS, type OptOuts } from '../network/opt-outs.js';
import { obeyKeyword, receivedMessage } from '../network/received.js';
import type { Sending } from './sending.js';
import { newSid } from './sids.js';
import { parseTwiml } from './twiml.js';
import type { Webhooks } from './webhooks.js';

export interface InboundText {
  /** The person. */
  from: string;
  /** The rented number. */
  to: string;
  body: string;
  accountSid?: string | undefined;
  /** Deliver the same webhook so many times at once; default 1. */
  repeat?: number | undefined;
}

export interface InboundParts {
  accounts: Accounts;
  store: MessageStore;
  optOuts: OptOuts;
  sending: Sending;
  webhooks: Webhooks;
  now: () => number;
  /** The carrier saw STOP from this person. */
  onStop: (phone: string) => void;
}

/** Brings people's messages to the number's webhook and obeys what it answers. */
export class Inbound {
  constructor(private readonly parts: InboundParts) {}

  /**
   * Receive a text. `done` resolves with the status of each webhook (null when
   * none came back; empty when the number has no SmsUrl).
   * @returns null when no account owns the number.
   */
  receive(text: InboundText): { message: Message; done: Promise<(number | null)[]> } | null {
    const owner = this.parts.accounts.ownerOf(text.to, text.accountSid);
    if (!owner) return null;
    const message = this.record(owner.account.sid, text);
    this.obeyKeyword(owner.account, text);
    const done = owner.number.smsUrl
      ? this.notify(owner.account, owner.number, message, text.repeat ?? 1)
      : Promise.resolve([]);
    return { message, done };
  }

  private record(accountSid: string, text: InboundText): Message {
    const { from, to, body } = text;
    const draft = { vendor: 'twilio' as const, sid: newSid('SM'), accountSid, from, to, body };
    const message = receivedMessage(draft, this.parts.now());
    this.parts.store.add(message);
    return message;
  }

  private obeyKeyword(account: Account, text: InboundText): void {
    const { optOuts, sending, onStop } = this.parts;
    const { keyword, answered } = obeyKeyword(optOuts, text.to, text);
    if (keyword === 'stop') onStop(text.from);
    if (keyword && answered) sending.answerKeyword(account, text.to, text.from, KEYWORD_ANSWERS[keyword]);
  }

  private async notify(
    account: Account,
    number: PhoneNumber,
    message: Message,
    repeat: number,
  ): Promise<(number | null)[]> {
    const webhook = {
      target: number.smsUrl,
      method: number.smsMethod,
      params: inboundParams(message),
      key: signingKey(account),
      idempotencyToken: message.sid,
    };
    const answers = await Promise.all(
      Array.from({ length: repeat }, () => this.parts.webhooks.send(webhook)),
    );
    let used = answers[0] ?? null;
    if (failed(used) && number.smsFallbackUrl) {
      const params = { ...webhook.params, ErrorCode: '11200', ErrorUrl: number.smsUrl };
      const fallback = {
        ...webhook,
        target: number.smsFallbackUrl,
        method: number.smsFallbackMethod,
        params,
      };
      used = await this.parts.webhooks.send(fallback);
      answers.push(used);
    }
    if (used && !failed(used)) this.obeyAnswer(account, message, used);
    return answers.map((answer) => answer?.status ?? null);
  }

  private obeyAnswer(account: Account, message: Message, answer: HttpAnswer): void {
    for (const reply of parseTwiml(answer.contentType, answer.body)) {
      this.parts.sending.reply(account, {
        from: reply.from ?? message.to,
        to: reply.to ?? message.from ?? '',
        body: reply.body,
        statusCallback: reply.statusCallback,
      });
    }
  }
}

function failed(answer: HttpAnswer | null): boolean {
  return !answer || answer.status >= 400;
}

/** The form of an inbound message webhook. */
function inboundParams(message: Message): Record<string, string> {
  const from = placeOf(message.from ?? '');
  const to = placeOf(message.to);
  return {
    ToCountry: to.country,
    ToState: to.state,
    ToCity: to.city,
    ToZip: to.zip,
    FromCountry: from.country,
    FromState: from.state,
    FromCity: from.city,
    FromZip: from.zip,
    SmsMessageSid: message.sid,
    SmsSid: message.sid,
    MessageSid: message.sid,
    AccountSid: message.accountSid,
    SmsStatus: 'received',
    NumMedia: '0',
    NumSegments: String(message.segments),
    Body: message.body,
    From: message.from ?? '',
    To: message.to,
    ApiVersion: '2010-04-01',
  };
}
