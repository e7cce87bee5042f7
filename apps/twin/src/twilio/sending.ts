import type { Way } from '../faults/strike.js';
import { MAGIC_SENDERS } from '../faults/magic-numbers.js';
import { carrierFate } from '../network/carrier.js';
import {
  type DeliveryStep,
  planDelivery,
  promptCallbacks,
  troubleCallbacks,
} from '../network/delivery-plan.js';
import type { Message } from '../network/message.js';
import { countSegments } from '../network/segments.js';
import { ledgerIdOf } from '../watch/watch.js';
import type { World } from '../world.js';
import type { Account } from './accounts.js';
import { TwilioError } from './errors.js';
import { newSid } from './sids.js';
import type { SendRequest } from './validation.js';

/** Takes outbound messages in and starts their way to the phone. */
export class Sending {
  constructor(private readonly world: World) {}

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
    if (this.world.optOuts.has(sender, request.to)) throw new TwilioError(21610);
    return sender;
  }

  /** Accept a checked request. @param way what a fault decided; by default the carrier does */
  async accept(account: Account, request: SendRequest, sender: string, way: Way): Promise<Message> {
    const message = this.take(account, request, sender);
    if (way.rush) await this.world.delivery.rush(message, this.plan(message, way));
    else this.send(message, request, sender, way);
    return message;
  }

  /** Accept a checked request, to which nothing special happens. */
  acceptAtOnce(account: Account, request: SendRequest, sender: string): Message {
    const message = this.take(account, request, sender);
    this.send(message, request, sender, {});
    return message;
  }

  private take(account: Account, request: SendRequest, sender: string): Message {
    const service = request.messagingServiceSid;
    return this.create({
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
  }

  private send(message: Message, request: SendRequest, sender: string, way: Way): void {
    if (request.sendAt === null) this.dispatch(message, sender, way);
    else this.dispatchLater(message, sender, way, request.sendAt);
  }

  /** Accept a message that a webhook's answer asked for; dropped when the person opted out. */
  reply(
    account: Account,
    reply: { from: string; to: string; body: string; statusCallback: string | null },
  ): void {
    if (this.world.optOuts.has(reply.from, reply.to)) return;
    const message = this.create({
      ...reply,
      accountSid: account.sid,
      direction: 'outbound-reply',
      mediaUrls: [],
      messagingServiceSid: null,
      status: 'queued',
    });
    this.dispatch(message, reply.from, {});
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
    this.world.store.add(message);
  }

  private poolSender(account: Account, to: string): string {
    const pool = [...account.numbers.keys()].toSorted();
    if (pool.length === 0) throw new TwilioError(21703);
    return this.world.random.pick(pool, 'pool', to);
  }

  private create(draft: Draft): Message {
    const message = this.build(draft);
    this.world.store.add(message);
    this.world.accepted({
      sid: message.sid,
      to: message.to,
      from: message.from ?? '',
      body: message.body,
      ledgerId: ledgerIdOf(message.statusCallback),
      segments: message.segments,
      at: message.createdAt,
    });
    return message;
  }

  private build(draft: Draft): Message {
    const now = this.now();
    return {
      ...draft,
      vendor: 'twilio',
      sid: newSid(draft.mediaUrls.length > 0 ? 'MM' : 'SM'),
      errorCode: null,
      segments: countSegments(draft.body),
      createdAt: now,
      updatedAt: now,
      sentAt: null,
      ordinal: this.world.store.nextOrdinal(draft.to),
      automatic: false,
    };
  }

  private plan(message: Message, way: Way): DeliveryStep[] {
    const { random, options } = this.world;
    const final = way.fate ?? carrierFate(random, message.to, options.unreachable);
    const steps = planDelivery(random, message, final, options.disorder);
    if (way.callbacks) return troubleCallbacks(steps, way.callbacks);
    return options.lean || way.rush ? promptCallbacks(steps) : steps;
  }

  private dispatch(message: Message, sender: string, way: Way): void {
    if (message.from === null) {
      // A Messaging Service names its sender once the message leaves its queue.
      this.world.scheduler.after(40, () => {
        message.from = sender;
      });
    }
    this.world.delivery.start(message, this.plan(message, way));
  }

  private dispatchLater(message: Message, sender: string, way: Way, sendAt: number): void {
    const { scheduler } = this.world;
    // SendAt is a time of day in system time, so the speed dial must not shorten it.
    const wait = (sendAt - this.now()) * scheduler.speed;
    scheduler.after(wait, () => {
      if (message.status !== 'scheduled') return;
      message.status = 'accepted';
      this.dispatch(message, sender, way);
    });
  }

  private now(): number {
    return this.world.now();
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
