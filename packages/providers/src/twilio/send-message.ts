import { ask } from '../http/api-result.js';
import { classifySend } from '../http/classify.js';
import { isObject, textOf } from '../http/json.js';
import type { HttpTransport } from '../http/transport.js';
import type { ProviderError } from '../error-row.js';
import type { SmsOutcome, SmsRequest } from '../ports.js';
import { twilioError } from './errors.js';
import { statusOf } from './found-message.js';

/** Where messages are made, and the whole Authorization header. */
export interface SendTarget {
  url: URL;
  authorization: string;
}

/**
 * Create a message. Not through the SDK, which spends twice the time on it: sending is what this product does a
 * thousand times a second, and everything that an answer proves is read here anyhow.
 */
export async function sendMessage(
  http: HttpTransport,
  target: SendTarget,
  request: SmsRequest,
): Promise<SmsOutcome> {
  const body = new URLSearchParams({
    To: request.to,
    From: request.from,
    Body: request.body,
    StatusCallback: request.statusCallback,
    ValidityPeriod: String(request.validityPeriod),
  }).toString();
  const result = await ask(http, {
    url: target.url,
    method: 'POST',
    headers: {
      Accept: 'application/json',
      Authorization: target.authorization,
      'Content-Type': 'application/x-www-form-urlencoded',
      // A form is ASCII: one byte a character.
      'Content-Length': String(body.length),
    },
    body,
  });
  const failed = classifySend(result, refusalOf);
  if (failed) return failed;
  const message = result.kind === 'answer' && isObject(result.body) ? result.body : {};
  const providerId = textOf(message['sid']);
  // A 2xx without an id proves nothing.
  if (!providerId) return { kind: 'unknown', cause: 'answer_without_id' };
  return { kind: 'accepted', providerId, status: statusOf(textOf(message['status']) ?? '') };
}

function refusalOf(status: number, body: unknown): ProviderError {
  const { code, message } = isObject(body) ? body : {};
  return twilioError(typeof code === 'number' ? code : `http_${status}`, textOf(message) ?? undefined);
}
