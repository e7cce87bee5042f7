import type { Message } from '../network/message.js';
import { KEYWORD_ANSWERS } from '../network/opt-outs.js';
import { obeyKeyword, receivedMessage } from '../network/received.js';
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
    const { from, to, body } = text;
    const draft = {
      vendor: 'signalhouse' as const,
      sid: newObjectId(),
      accountSid: group.groupId,
      from,
      to,
      body,
    };
    const message = receivedMessage(draft, now);
    this.world.store.add(message);
    const { keyword, answered } = obeyKeyword(this.world.optOuts, optOutKey(number), text);
    if (keyword === 'stop') this.world.leads.silence(from);
    if (keyword === 'start') this.world.revocations.lift(from);
    if (keyword && answered) this.sending.answerKeyword(group, to, from, KEYWORD_ANSWERS[keyword]);
    const done = this.events.inbound(group, number, message, text.repeat ?? 1);
    if (revokes || keyword === 'stop') void done.then((statuses) => this.world.revoked(text.from, statuses));
    return { message, done };
  }
}
