import { dateOf, firstText, isObject, type JsonObject } from '../http/json.js';
import type { VendorEvent } from '../ports.js';
import { signalhouseCode } from './errors.js';
import { statusOf } from './message.js';
import { toE164 } from './phone.js';

/** What ends the names of older events: `message.received`, `SMS_RECEIVED`, `sms.delivered`, … */
const STATUS_OF: Readonly<Record<string, string>> = {
  SENT: 'SENT',
  DELIVERED: 'DELIVERED',
  FAILED: 'FAILED',
  UNDELIVERED: 'FAILED',
};

/**
 * An event of the older API: flat (`{event: "message.received", message_id, from, to, text}`) or with its fields
 * under `data` (`{event: "SMS_RECEIVED", data: {…}}`). Null when it is neither.
 */
export function parseOlderEvent(body: JsonObject, deliveryId?: string): VendorEvent | null {
  const event = firstText(body, 'event', 'type');
  if (event === null) return null;
  const fields = isObject(body['data']) ? body['data'] : body;
  const word = event.toUpperCase().split(/[._]/).at(-1) ?? '';
  const providerId = firstText(fields, 'message_id', 'messageId', '_id', 'id');
  const at = dateOf(fields['timestamp'] ?? fields['received_at'] ?? body['timestamp']);
  const dedupeKey = ['signalhouse-v1', event, providerId ?? deliveryId ?? ''].join('|');
  if (word === 'RECEIVED') {
    const from = toE164(fields['from'] ?? fields['senderPhoneNumber']);
    const to = toE164(fields['to'] ?? fields['recipientPhoneNumber']);
    if (from === null || to === null || providerId === null) return null;
    const text = firstText(fields, 'text', 'body', 'message', 'messageBody') ?? '';
    return { kind: 'inbound_text', providerId, from, to, body: text, mediaUrls: [], at, dedupeKey };
  }
  const status = statusOf(STATUS_OF[word]);
  if (status === null || providerId === null) return null;
  const reason = firstText(fields, 'reason', 'error', 'error_message');
  return {
    kind: 'status',
    providerId,
    status,
    errorCode:
      status === 'failed'
        ? (signalhouseCode(fields['error_code'] ?? fields['errorCode'], reason) ?? 'unknown')
        : null,
    errorMessage: status === 'failed' ? reason : null,
    at,
    dedupeKey,
    customArgs: {},
  };
}
