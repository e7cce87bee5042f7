import { TransportError } from '../http/transport.js';
import type { SmsOutcome } from '../ports.js';
import { twilioError } from './errors.js';
import { ThrottledError } from './transport.js';

/** The SDK's RestException, as far as we read it. */
interface RestLike {
  status?: unknown;
  code?: unknown;
  message?: unknown;
}

/** What a failed send proves. Only 429 and a connection that never stood allow another attempt. */
export function classifySendFailure(error: unknown): Exclude<SmsOutcome, { kind: 'accepted' }> {
  if (error instanceof TransportError) {
    return error.delivered
      ? { kind: 'unknown', cause: error.code }
      : { kind: 'not_processed', code: error.code };
  }
  if (error instanceof ThrottledError) {
    return {
      kind: 'not_processed',
      code: '20429',
      ...(error.retryAfterMs === null ? {} : { retryAfterMs: error.retryAfterMs }),
    };
  }
  const { status, code, message } = error as RestLike;
  if (typeof status !== 'number')
    return { kind: 'unknown', cause: error instanceof Error ? error.message : 'no answer' };
  if (status >= 400 && status < 500) {
    const row = twilioError(
      typeof code === 'number' ? code : `http_${status}`,
      typeof message === 'string' ? message : undefined,
    );
    return { kind: 'rejected', code: row.code, message: row.message, action: row.action };
  }
  return { kind: 'unknown', cause: `http_${status}` };
}
