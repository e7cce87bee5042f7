import type { Fault } from '../faults/fault-rules.js';
import type { Way } from '../faults/strike.js';
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
import type { Events } from './events.js';
import type { Group, GroupNumber } from './group.js';
import { DEMO_CAMPAIGN_ID, type Groups } from './groups.js';
import { newObjectId } from './ids.js';
import { Refusal } from './refusal.js';

export interface SendRequest {
  /** E.164. */
  from: string;
  to: string[];
  body: string;
  statusCallback: string | null;
  filterLandlines: boolean;
}

/** Millionths of a dollar a segment. */
const PRICE = 5_000;
const LOW_BALANCE = 100_000_000;

/** Takes texts in and starts their way to the phone, by SignalHouse's rules. */
export class Sending {
  /** What the list of those who must not be contacted does: nothing, as by default, or block. */
  enforcesList = false;
  private readonly blockedList = new Set<string>();

  constructor(
    private readonly world: World,
    private readonly groups: Groups,
    private readonly events: Events,
  ) {}

  /** @throws Refusal when this number may not send */
  checkSender(group: Group, phone: string): GroupNumber {
    const number =
      group.numbers.get(phone) ??
      (this.world.options.strict ? undefined : this.groups.provision(group, phone));
    if (!number) throw new Refusal(404, `Phone number ${phone} not found`);
    if (number.status !== 'READY')
      throw new Refusal(400, `Unable to send message: Phone number ${phone.slice(1)} is not ready`);
    const campaign = group.campaigns.find(({ campaignId }) => campaignId === number.campaignId);
    if (campaign?.status !== 'ACTIVE')
      throw new Refusal(400, `Unable to send message: Campaign ${number.campaignId ?? 'none'} is not active`);
    if (group.balance <= 0) throw new Refusal(402, 'Insufficient funds in wallet');
    return number;
  }

  /** Put people on the vendor's own list, or take them off. */
  list(phones: readonly string[], listed: boolean): void {
    for (const phone of phones) {
      if (listed) this.blockedList.add(phone);
      else this.blockedList.delete(phone);
    }
  }

  isListed(phone: string): boolean {
    return this.enforcesList && this.blockedList.has(phone);
  }

  hasOptedOut(number: GroupNumber, phone: string): boolean {
    return this.world.optOuts.has(optOutKey(number), phone);
  }

  /** Accept a text for one person. */
  async accept(group: Group, request: SendRequest, to: string, way: Way): Promise<Message> {
    const message = this.build(group, request, to, 'queued');
    this.world.accepted({
      sid: message.sid,
      to,
      from: request.from,
      body: message.body,
      ledgerId: ledgerIdOf(message.statusCallback),
      segments: message.segments,
      at: message.createdAt,
    });
    this.charge(group, message.segments);
    const plan = this.plan(message, way);
    if (way.rush) await this.world.delivery.rush(message, plan);
    else this.world.delivery.start(message, plan);
    return message;
  }

  /** Write down a text that was blocked before it left: it was taken by nobody. */
  block(group: Group, request: SendRequest, to: string, code: Fault['code'] | null): Message {
    const message = this.build(group, request, to, 'failed');
    message.errorCode = code ?? null;
    this.world.scheduler.after(200, () => void this.events.status(group, message, 'failed'));
    return message;
  }

  /** Record the vendor's own answer to STOP, START or HELP; it is nobody's send. */
  answerKeyword(group: Group, from: string, to: string, body: string): void {
    const request = { from, to: [to], body, statusCallback: null, filterLandlines: false };
    const message = this.build(group, request, to, 'delivered');
    message.automatic = true;
    message.sentAt = message.createdAt;
  }

  private build(group: Group, request: SendRequest, to: string, status: Message['status']): Message {
    const now = this.world.now();
    const message: Message = {
      vendor: 'signalhouse',
      sid: newObjectId(),
      accountSid: group.groupId,
      direction: 'outbound-api',
      from: request.from,
      to,
      body: request.body,
      mediaUrls: [],
      status,
      errorCode: null,
      segments: countSegments(request.body),
      messagingServiceSid: null,
      statusCallback: request.statusCallback,
      createdAt: now,
      updatedAt: now,
      sentAt: null,
      ordinal: this.world.store.nextOrdinal(to),
      automatic: false,
    };
    this.world.store.add(message);
    return message;
  }

  private plan(message: Message, way: Way): DeliveryStep[] {
    const { random, options } = this.world;
    const fate = way.fate ?? carrierFate(random, message.to, options.unreachable);
    const steps = planDelivery(random, message, fate, options.disorder);
    if (way.callbacks) return troubleCallbacks(steps, way.callbacks);
    return options.lean || way.rush ? promptCallbacks(steps) : steps;
  }

  private charge(group: Group, segments: number): void {
    const before = group.balance;
    group.balance -= PRICE * segments;
    if (before >= LOW_BALANCE && group.balance < LOW_BALANCE)
      void this.events.emit(group, 'LOW_BALANCE_ALERT', group.groupId, { balance: group.balance });
  }
}

/** Somebody opts out of a campaign, whichever of its numbers they wrote to. */
export function optOutKey(number: GroupNumber): string {
  const { campaignId, phone } = number;
  return campaignId === null || campaignId === DEMO_CAMPAIGN_ID ? phone : `campaign:${campaignId}`;
}
