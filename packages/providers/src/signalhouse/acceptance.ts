import { isObject, textOf } from '../http/json.js';
import type { SendOutcome } from '../ports.js';
import { signalhouseCode, signalhouseError } from './errors.js';
import { idOf, statusOf } from './message.js';

/**
 * Whether a 2xx to a send for one person means that the message was taken. Only `enqueuedCount` and the message's own
 * status say so: a blocked text, an opt-out and a list of the vendor's answer 201 as well.
 */
export function readAcceptance(body: unknown): SendOutcome {
  if (!isObject(body)) return { kind: 'unknown', cause: 'answer_not_understood' };
  const inserted = Array.isArray(body['insertedMessages']) ? body['insertedMessages'].filter(isObject) : [];
  const [message] = inserted;
  const enqueued = Number(textOf(body['enqueuedCount']) ?? NaN);
  const status = message ? statusOf(message['status']) : null;
  if (enqueued === 0 || status === 'failed') return refused(body, message);
  const providerId = message ? idOf(message) : null;
  if (providerId === null) return { kind: 'unknown', cause: 'answer_without_id' };
  // Without the count, the message's own word must do.
  if (!(enqueued >= 1) && status === null) return { kind: 'unknown', cause: 'answer_not_understood' };
  return { kind: 'accepted', providerId, status: status ?? 'queued' };
}

function refused(
  body: Readonly<Record<string, unknown>>,
  message: Readonly<Record<string, unknown>> | undefined,
): SendOutcome {
  const reason = textOf(message?.['successOrFailureReason']);
  const code =
    signalhouseCode(message?.['errorCode'], reason) ??
    (isFilled(body['dncBlockedNumbers']) ? 'dnc' : null) ??
    (isFilled(body['filteredNumbers']) ? 'landline_or_inactive' : null) ??
    'not_enqueued';
  const row = signalhouseError(code, reason ?? undefined);
  return { kind: 'rejected', code: row.code, message: row.message, action: row.action };
}

function isFilled(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0;
}
