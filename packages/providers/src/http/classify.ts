import type { SendOutcome } from '../ports.js';
import type { ProviderError } from '../error-row.js';
import type { ApiResult } from './api-result.js';
import { retryAfter } from './transport.js';

/**
 * What the answer to a send proves, as far as that is the same for all vendors; null for a 2xx, which each vendor
 * reads in its own way. Only 429 and a connection that never stood allow another attempt.
 * @param refusal what the vendor's code and words of a 4xx mean
 */
export function classifySend(
  result: ApiResult,
  refusal: (status: number, body: unknown) => ProviderError,
): Exclude<SendOutcome, { kind: 'accepted' }> | null {
  if (result.kind === 'no_answer') {
    return result.delivered
      ? { kind: 'unknown', cause: result.code }
      : { kind: 'not_processed', code: result.code };
  }
  const { status, body, headers } = result;
  if (status >= 200 && status < 300) return null;
  if (status === 429) {
    const retryAfterMs = retryAfter(headers);
    return { kind: 'not_processed', code: 'http_429', ...(retryAfterMs === null ? {} : { retryAfterMs }) };
  }
  if (status >= 400 && status < 500) {
    const { code, message, action } = refusal(status, body);
    return { kind: 'rejected', code, message, action };
  }
  // A redirect was not followed, a 5xx may have come after the message was taken.
  return { kind: 'unknown', cause: `http_${status}` };
}
