import { MAGIC_SENDERS } from '../faults/magic-numbers.js';
import type { TwinOptions } from '../options.js';
import type { Random } from '../random.js';
import type { Scheduler } from '../scheduler.js';
import type { Acceptances } from './acceptances.js';
import type { Account } from './accounts.js';
import { carrierFate } from './carrier.js';
import type { Delivery } from './delivery.js';
import { type Fate, planDelivery } from './delivery-plan.js';
import { TwilioError } from './errors.js';
import type { Message } from './message.js';
import type { MessageStore } from './message-store.js';
import type { OptOuts } from './opt-outs.js';
import { countSegments } from './segments.js';
import { newSid } from './sids.js';
import type { SendRequest } from './validation.js';

export interface SendingParts {
  options: TwinOptions;
  random: Random;
  scheduler: Scheduler;
  store: MessageStore;
  delivery: Delivery;
  acceptances: Acceptances;
  optOuts: OptOuts;
  onAccepted: (message: Message) => void;
}

/** Takes outbound messages in and starts their way to the phone. */
export class Sending {
  constructor(private readonly parts: SendingParts) {}

  /**
   * The number that will send: the one asked for, or one of the account's for a
   * Messaging Service (always the same for one recipient).
   * @throws TwilioError when it is not the account's or the recipient opted out of it.
   */
  chooseSender(account: Account, request: SendRequest): string {
    const sender = request.from ?? this.poolSender(account, request.to);
    const magic = MAGIC_SENDERS[sender];
    if (magic) throw new TwilioError(magic);
    if (magic === undefined && !account.numbers.has(sender)) {
      throw new TwilioError(
        21606,
        `The 'From' phone number provided (${sender}) is not a valid message-capable Twilio phone number for this account.`,
      );
    }
    if (this.parts.optOuts.has(sender, request.to)) throw new TwilioError(21610);
    return sender;
  }

  /** Accept a checked request. @param fate what a fault decided; by default the carrier does */
  accept(account: Account, request: SendRequest, sender: string, fate?: Fate): Message {
    const service = request.messagingServiceSid;
    const message = this.create({
      accountSid: account.sid,
      direction: 'outbound-api',
      from: service && !request.from ? null : sender,
      to: request.to,
      body: request.body,
      mediaUrls: request.mediaUrls,
      messagingServiceSid: service,
      statusCallback: request.statusCallback,
      status: request.sendAt ? 'scheduled' : service ? 'accepted' : 'queued',
    });
    if (request.sendAt === null) this.dispatch(message, sender, fate);
    else this.dispatchLater(message, sender, fate, request.sendAt);
    return message;
  }

  /** Accept a message that a webhook's answer asked for; dropped when the person opted out. */
  reply(
    account: Account,
    reply: { from: string; to: string; body: string; statusCallback: string | null },
  ): void {
    if (this.parts.optOuts.has(reply.from, reply.to)) return;
    const message = this.create({
      ...reply,
      accountSid: account.sid,
      direction: 'outbound-reply',
      mediaUrls: [],
      messagingServiceSid: null,
      status: 'queued',
    });
    this.dispatch(message, reply.from);
  }

  /** Record the provider's own answer to STOP, START or HELP; it is nobody's send. */
  answerKeyword(account: Account, from: string, to: string, body: string): void {
    const now = this.now();
    const message = this.build({
      accountSid: account.sid,
      direction: 'outbound-reply',
      from,
      to,
      body,
      mediaUrls: [],
      messagingServiceSid: null,
      statusCallback: null,
      status: 'delivered',
    });
    message.automatic = true;
    message.sentAt = now;
    this.parts.store.add(message);
  }

  private poolSender(account: Account, to: string): string {
    const pool = [...account.numbers.keys()].toSorted();
    if (pool.length === 0) throw new TwilioError(21703);
    return this.parts.random.pick(pool, 'pool', to);
  }

  private create(draft: Draft): Message {
    const message = this.build(draft);
    this.parts.store.add(message);
    this.parts.acceptances.record(message.to, message.body, message.sid, new Date(message.createdAt));
    this.parts.onAccepted(message);
    return message;
  }

  private build(draft: Draft): Message {
    const now = this.now();
    return {
      ...draft,
      sid: newSid(draft.mediaUrls.length > 0 ? 'MM' : 'SM'),
      errorCode: null,
      segments: countSegments(draft.body),
      createdAt: now,
      updatedAt: now,
      sentAt: null,
      ordinal: this.parts.store.nextOrdinal(draft.to),
      automatic: false,
    };
  }

  private dispatch(message: Message, sender: string, fate?: Fate): void {
    const { random, options, scheduler, delivery } = this.parts;
    const final = fate ?? carrierFate(random, message.to, options.unreachable);
    if (message.from === null) {
      // A Messaging Service names its sender once the message leaves its queue.
      scheduler.after(40, () => {
        message.from = sender;
      });
    }
    delivery.start(message, planDelivery(random, message, final, options.disorder));
  }

  private dispatchLater(message: Message, sender: string, fate: Fate | undefined, sendAt: number): void {
    const { scheduler } = this.parts;
    // SendAt is a time of day in system time, so the speed dial must not shorten it.
    const wait = (sendAt - this.now()) * scheduler.speed;
    scheduler.after(wait, () => {
      if (message.status !== 'scheduled') return;
      message.status = 'accepted';
      this.dispatch(message, sender, fate);
    });
  }

  private now(): number {
    return this.parts.options.clock.now().getTime();
  }
}

type Draft = Pick<
  Message,
  | 'accountSid'
  | 'direction'
  | 'from'
  | 'to'
  | 'body'
  | 'mediaUrls'
  | 'messagingServiceSid'
  | 'statusCallback'
  | 'status'
>;
