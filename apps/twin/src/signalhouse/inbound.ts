import type { Message } from '../network/message.js';
import { carrierKeyword, KEYWORD_ANSWERS } from '../network/opt-outs.js';
import { countSegments } from '../network/segments.js';
import type { World } from '../world.js';
import type { Events } from './events.js';
import type { Groups } from './groups.js';
import { newObjectId } from './ids.js';
import { optOutKey, type Sending } from './sending.js';

export interface InboundText {
  /** The person. */
  from: string;
  /** The rented number. */
  to: string;
  body: string;
  groupId?: string | undefined;
  repeat?: number | undefined;
}

/** Brings people's texts to whoever subscribed, and obeys the campaign's keywords. */
export class Inbound {
  constructor(
    private readonly world: World,
    private readonly groups: Groups,
    private readonly events: Events,
    private readonly sending: Sending,
  ) {}

  /** @returns null when no group owns the number; `done` resolves with the status of each address that was told */
  receive(text: InboundText, revokes = false): { message: Message; done: Promise<(number | null)[]> } | null {
    const owner = this.groups.ownerOf(text.to, text.groupId);
    if (!owner) return null;
    const { group, number } = owner;
    const now = this.world.now();
    const message: Message = {
      vendor: 'signalhouse',
      sid: newObjectId(),
      accountSid: group.groupId,
      direction: 'inbound',
      from: text.from,
      to: text.to,
      body: text.body,
      mediaUrls: [],
      status: 'received',
      errorCode: null,
      segments: countSegments(text.body),
      messagingServiceSid: null,
      statusCallback: null,
      createdAt: now,
      updatedAt: now,
      sentAt: now,
      ordinal: 0,
      automatic: false,
    };
    this.world.store.add(message);
    const keyword = carrierKeyword(text.body);
    if (keyword !== null) {
      const key = optOutKey(number);
      if (keyword === 'stop') this.world.leads.silence(text.from);
      if (keyword === 'start') this.world.revocations.lift(text.from);
      const changed =
        keyword === 'stop'
          ? this.world.optOuts.add(key, text.from)
          : keyword === 'help' || this.world.optOuts.remove(key, text.from);
      if (changed) this.sending.answerKeyword(group, text.to, text.from, KEYWORD_ANSWERS[keyword]);
    }
    const done = this.events.inbound(group, number, message, text.repeat ?? 1);
    if (revokes || keyword === 'stop') void done.then((statuses) => this.world.revoked(text.from, statuses));
    return { message, done };
  }
}
