import { isUuid } from '@og/db';
import type { ProviderStatus } from '../ledger/provider-status.js';
import type { StatusWriter } from './status-writer.js';
import type { TwilioRequest } from './twilio-request.js';

/**
 * What Twilio reports about one of our messages, once for each (sid, status, error code). An id that we do not know
 * is kept as a receipt and is no error: the report may be older than our own answer, or about somebody else's send.
 * @param query of the callback's address: `l` the ledger row, `a` the attempt
 * @returns what became of it, once that is committed
 */
export function receiveStatus(
  writer: StatusWriter,
  request: TwilioRequest,
  query: { l?: unknown; a?: unknown },
): Promise<string> {
  return writer.write(request, reportOf(request, query));
}

function reportOf({ params }: TwilioRequest, query: { l?: unknown; a?: unknown }): ProviderStatus {
  const status = params['MessageStatus'] ?? params['SmsStatus'] ?? '';
  const providerId = params['MessageSid'] ?? '';
  const errorCode = params['ErrorCode'] || null;
  return {
    ledgerId: isUuid(query.l) ? query.l : null,
    attempt: typeof query.a === 'string' && /^\d{1,6}$/.test(query.a) ? Number(query.a) : null,
    vendor: 'twilio',
    providerId,
    status,
    errorCode,
    errorMessage: params['ErrorMessage'] || null,
    dedupeKey: `${providerId}:${status}:${errorCode ?? ''}`,
    source: 'callback',
  };
}
