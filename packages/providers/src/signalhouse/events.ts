import { dateOf, firstText, isObject, textOf, type JsonObject } from '../http/json.js';
import type { ParsedEvents, VendorEvent } from '../ports.js';
import { signalhouseCode } from './errors.js';
import { parseOlderEvent } from './events-v1.js';
import { idOf, statusOf } from './message.js';
import { toE164 } from './phone.js';

export interface SignalHouseEventOptions {
  /** Take the shapes of the older API as well; a switch of each integration. */
  acceptOlder: boolean;
  /** `X-SignalHouse-Delivery-Id`: the same on every try of one delivery. */
  deliveryId?: string | undefined;
}

/** Statuses that an event alone tells, where the document in it does not. */
const STATUS_OF_EVENT: Readonly<Record<string, string>> = {
  SMS_SENT: 'SENT',
  MMS_SENT: 'SENT',
  MESSAGE_SENT: 'SENT',
  MESSAGE_DELIVERED: 'DELIVERED',
  MESSAGE_FAILED: 'FAILED',
  SMS_FAILED: 'FAILED',
  MMS_FAILED: 'FAILED',
};

/**
 * A verified webhook of SignalHouse in words for every vendor.
 * @param rawBody JSON, once met with a byte order mark before it
 */
export function parseSignalHouseEvents(
  rawBody: Buffer | string,
  options: SignalHouseEventOptions,
): ParsedEvents {
  let body: unknown;
  try {
    body = JSON.parse(rawBody.toString().replace(/^\uFEFF/, ''));
  } catch {
    return { ok: false, reason: 'not JSON' };
  }
  if (!isObject(body)) return { ok: false, reason: 'not an object' };
  const event = readSignalHouseEvent(body, options.deliveryId);
  if (event) return { ok: true, events: [event] };
  const older = options.acceptOlder ? parseOlderEvent(body, options.deliveryId) : null;
  if (older) return { ok: true, events: [older] };
  return { ok: false, reason: 'no event of SignalHouse’s v2 API' };
}

/**
 * One event in the v2 shape, of a webhook or of `GET /notification`; null when it has another shape.
 * @param deliveryId absent for a notification, which is known by what it says
 */
export function readSignalHouseEvent(body: JsonObject, deliveryId?: string): VendorEvent | null {
  const event = firstText(body, 'event');
  if (event === null || !isObject(body['metaData'])) return null;
  const metaData = body['metaData'];
  const message = isObject(metaData['Message']) ? metaData['Message'] : metaData;
  const identifier = firstText(body, 'identifier') ?? idOf(message);
  const at = dateOf(body['timestamp']);
  const dedupeKey = ['signalhouse', event, identifier ?? deliveryId ?? textOf(body['timestamp']) ?? ''].join(
    '|',
  );
  const name = event.toUpperCase();
  if (name === 'MESSAGE_RECEIVED') return inbound(message, identifier, at, dedupeKey);
  if (name in STATUS_OF_EVENT && identifier !== null) {
    const status = statusOf(message['status']) ?? statusOf(STATUS_OF_EVENT[name]);
    const reason = textOf(message['successOrFailureReason']);
    if (status !== null)
      return {
        kind: 'status',
        providerId: identifier,
        status,
        errorCode: status === 'failed' ? (signalhouseCode(message['errorCode'], reason) ?? 'unknown') : null,
        errorMessage: status === 'failed' ? reason : null,
        at,
        dedupeKey: `${dedupeKey}|${status}`,
        customArgs: {},
      };
  }
  const subject = /^(BRAND|CAMPAIGN|NUMBER)_/.exec(name)?.[1]?.toLowerCase();
  if (subject === 'brand' || subject === 'campaign' || subject === 'number') {
    const id =
      subject === 'number'
        ? toE164(metaData['phoneNumber'] ?? identifier)
        : (firstText(metaData, `${subject}Id`) ?? identifier);
    const reason = firstText(metaData, 'rejectionReason', 'reason', 'successOrFailureReason');
    if (id !== null)
      return {
        kind: 'registration',
        subject,
        id,
        event,
        reason,
        dedupeKey: `${dedupeKey}|${textOf(body['timestamp']) ?? ''}`,
      };
  }
  return { kind: 'other', event, dedupeKey };
}

function inbound(
  message: JsonObject,
  identifier: string | null,
  at: Date | null,
  dedupeKey: string,
): VendorEvent {
  const from = toE164(message['senderPhoneNumber']);
  const to = toE164(message['recipientPhoneNumber'] ?? message['phoneNumber']);
  if (from === null || to === null || identifier === null)
    return { kind: 'other', event: 'MESSAGE_RECEIVED', dedupeKey };
  const media = message['externalMediaUrls'];
  return {
    kind: 'inbound_text',
    providerId: identifier,
    from,
    to,
    body: firstText(message, 'messageBody') ?? '',
    mediaUrls: Array.isArray(media) ? media.flatMap((url) => textOf(url) ?? []) : [],
    at,
    dedupeKey,
  };
}
