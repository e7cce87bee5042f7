import type { Message, MessageStatus } from '../network/message.js';
import type { World } from '../world.js';
import type { EventShape, Group, GroupNumber } from './group.js';
import { newObjectId } from './ids.js';
import type { Pushes } from './pushes.js';
import { renderMessage } from './render.js';

/** An event as SignalHouse keeps it, whether or not anybody was told. */
export interface Notification {
  _id: string;
  groupId: string;
  /** Milliseconds since 1970 in system time. */
  at: number;
  event: string;
  identifier: string;
  metaData: Record<string, unknown>;
}

const EVENT_OF: Partial<Record<MessageStatus, string>> = {
  sent: 'SMS_SENT',
  delivered: 'MESSAGE_DELIVERED',
  undelivered: 'MESSAGE_FAILED',
  failed: 'MESSAGE_FAILED',
};
/** Events are many and large: the log is not for ever. */
const KEEP = 100_000;
const LEAN_KEEP = 10_000;

/** Writes events down and pushes them to whoever subscribed. */
export class Events {
  private readonly log: Notification[] = [];

  constructor(
    private readonly world: World,
    private readonly pushes: Pushes,
  ) {}

  /** A brand, a campaign, a number or the wallet has changed. */
  async emit(
    group: Group,
    event: string,
    identifier: string,
    metaData: Record<string, unknown>,
  ): Promise<void> {
    const notification = this.note(group, event, identifier, metaData);
    await Promise.all(this.subscribers(group, event, null).map((push) => push(notification)));
  }

  /** A message moved on. Resolves when everybody who is told has answered. */
  async status(group: Group, message: Message, status: MessageStatus): Promise<void> {
    const event = EVENT_OF[status];
    if (!event) return;
    const notification = this.note(group, event, message.sid, renderMessage(message, status));
    const told = this.subscribers(group, event, message.from).map((push) => push(notification));
    // The address of one message has no secret of its own.
    const url = message.statusCallback;
    if (url) told.push(this.pushes.send({ url, body: wording(notification, 'v2'), secret: null }, event));
    await Promise.all(told);
  }

  /** Somebody wrote. @returns the status of each address that was told */
  inbound(group: Group, number: GroupNumber, message: Message, repeat: number): Promise<(number | null)[]> {
    const event = 'MESSAGE_RECEIVED';
    const notification = this.note(group, event, message.sid, { Message: renderMessage(message) });
    const own = [number.primaryInboundWebhookUrl, number.secondaryInboundWebhookUrl].filter(
      (url) => url !== '',
    );
    const push = (): Promise<number | null>[] => [
      ...this.subscribers(group, event, number.phone).map((told) => told(notification)),
      ...own.map((url) => this.pushes.send({ url, body: wording(notification, 'v2'), secret: null }, event)),
    ];
    return Promise.all(Array.from({ length: repeat }, push).flat());
  }

  /** Whether a message's changes are told to anybody. */
  hasListeners(group: Group, message: Message): boolean {
    return message.statusCallback !== null || group.webhooks.length > 0;
  }

  /** A group's events, the newest first. */
  *newestFirst(groupId: string): Generator<Notification> {
    for (let index = this.log.length - 1; index >= 0; index--) {
      const notification = this.log[index];
      if (notification?.groupId === groupId) yield notification;
    }
  }

  clear(): void {
    this.log.length = 0;
  }

  private note(
    group: Group,
    event: string,
    identifier: string,
    metaData: Record<string, unknown>,
  ): Notification {
    const notification = {
      _id: newObjectId(),
      groupId: group.groupId,
      at: this.world.now(),
      event,
      identifier,
      metaData,
    };
    const keep = this.world.options.lean ? LEAN_KEEP : KEEP;
    this.log.push(notification);
    if (this.log.length > 1.25 * keep) this.log.splice(0, this.log.length - keep);
    return notification;
  }

  private subscribers(
    group: Group,
    event: string,
    phone: string | null,
  ): ((notification: Notification) => Promise<number | null>)[] {
    return group.webhooks
      .filter(({ subscribedEvents }) => subscribedEvents.includes(event))
      .filter(({ endpointType, phone: own }) => endpointType === 'Global' || own === phone)
      .map(
        ({ url, shape, signingSecret: secret }) =>
          (notification) =>
            this.pushes.send({ url, body: wording(notification, shape), secret }, event),
      );
  }
}

/** An event as `GET /notification` shows it. */
export function renderNotification({ at, ...notification }: Notification): Record<string, unknown> {
  return { ...notification, timestamp: new Date(at).toISOString(), status: 'UNREAD' };
}

function wording(notification: Notification, shape: EventShape): string {
  const { event, identifier, metaData, at } = notification;
  const timestamp = new Date(at).toISOString();
  if (shape === 'v2') return JSON.stringify({ timestamp, event, identifier, metaData });
  const message = (metaData['Message'] ?? metaData) as Record<string, unknown>;
  const fields = {
    from: plus(message['senderPhoneNumber']),
    to: plus(message['recipientPhoneNumber']),
    timestamp,
  };
  const text = message['messageBody'];
  const word = event.split('_').at(-1) ?? '';
  const reason = message['successOrFailureReason'] ?? undefined;
  const errorCode = message['errorCode'] ?? undefined;
  if (shape === 'v1_data')
    return JSON.stringify({
      event: `SMS_${word}`,
      data: { id: identifier, ...fields, body: text, reason, errorCode },
    });
  const flat = JSON.stringify({
    event: `message.${word.toLowerCase()}`,
    message_id: identifier,
    ...fields,
    text,
    reason,
    error_code: errorCode,
  });
  return shape === 'v1_bom' ? `\uFEFF${flat}` : flat;
}

function plus(phone: unknown): string {
  return typeof phone === 'string' ? `+${phone}` : '';
}
