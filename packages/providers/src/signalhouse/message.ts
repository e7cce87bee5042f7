import type { MessageStatus } from '@og/core';
import { dateOf, firstText, isObject, type JsonObject } from '../http/json.js';
import type { FoundMessage, ListedMessage } from '../ports.js';
import { signalhouseCode } from './errors.js';
import { toE164 } from './phone.js';

const STATUSES: Readonly<Record<string, MessageStatus>> = {
  ENQUEUED: 'queued',
  DEQUEUED: 'sending',
  SENT: 'sent',
  DELIVERED: 'delivered',
  FAILED: 'failed',
};

/** SignalHouse's word for where a message stands; null for one that we do not know. */
export function statusOf(status: unknown): MessageStatus | null {
  return typeof status === 'string' ? (STATUSES[status.toUpperCase()] ?? null) : null;
}

/** The id of a message document. */
export function idOf(message: JsonObject): string | null {
  return firstText(message, '_id', 'id', 'messageId');
}

/** What a look-up needs of a message document; null when it has no id. */
export function foundMessage(message: JsonObject): FoundMessage | null {
  const providerId = idOf(message);
  if (providerId === null) return null;
  const status = statusOf(message['status']) ?? 'accepted';
  return {
    providerId,
    status,
    errorCode:
      status === 'failed' ? signalhouseCode(message['errorCode'], message['successOrFailureReason']) : null,
    createdAt: dateOf(message['createdAt']),
  };
}

/** A message document of the log; null when its people or its id cannot be read. */
export function listedMessage(message: JsonObject): ListedMessage | null {
  const found = foundMessage(message);
  const to = toE164(message['recipientPhoneNumber']);
  const from = toE164(message['senderPhoneNumber']);
  if (!found || to === null || from === null) return null;
  return {
    ...found,
    direction: String(message['direction']).toUpperCase() === 'INBOUND' ? 'inbound' : 'outbound',
    to,
    from,
    body: firstText(message, 'messageBody') ?? '',
  };
}

/** The rows of an answer: a list, a list under one of the names, or one document. */
export function rowsOf(body: unknown, ...names: readonly string[]): JsonObject[] {
  if (Array.isArray(body)) return body.filter(isObject);
  if (!isObject(body)) return [];
  for (const name of [...names, 'data', 'records']) {
    const rows = body[name];
    if (Array.isArray(rows)) return rows.filter(isObject);
    if (isObject(rows)) return rowsOf(rows, ...names);
  }
  return '_id' in body ? [body] : [];
}
