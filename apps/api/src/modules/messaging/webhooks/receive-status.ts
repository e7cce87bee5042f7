import { isUuid } from '@og/db';
import type { Platform } from '../../../platform/platform.js';
import { recordProviderStatus } from '../ledger/provider-status.js';
import type { TwilioRequest } from './twilio-request.js';
import { withReceipt } from './with-receipt.js';

/**
 * What Twilio reports about one of our messages, once for each (sid, status, error code). An id that we do not know
 * is kept as a receipt and is no error: the report may be older than our own answer, or about somebody else's send.
 * @param query of the callback's address: `l` the ledger row, `a` the attempt
 */
export function receiveStatus(
  deps: Pick<Platform, 'database' | 'clock' | 'vault' | 'logger'>,
  request: TwilioRequest,
  query: { l?: unknown; a?: unknown },
): Promise<string> {
  const { params } = request;
  const status = params['MessageStatus'] ?? params['SmsStatus'] ?? '';
  const providerId = params['MessageSid'] ?? '';
  const errorCode = params['ErrorCode'] || null;
  const key = `${providerId}:${status}:${errorCode ?? ''}`;
  const attempt = typeof query.a === 'string' && /^\d{1,6}$/.test(query.a) ? Number(query.a) : null;
  return withReceipt(deps, request, { kind: 'status', key }, async (tx) => {
    const applied = await recordProviderStatus(deps, tx, deps.clock.now(), {
      ledgerId: isUuid(query.l) ? query.l : null,
      attempt,
      vendor: 'twilio',
      providerId,
      status,
      errorCode,
      errorMessage: params['ErrorMessage'] || null,
      dedupeKey: key,
      source: 'callback',
    });
    return applied.outcome;
  });
}
