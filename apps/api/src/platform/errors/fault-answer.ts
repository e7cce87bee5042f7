import { FAULTS, type FaultCode } from '@og/contracts';
import type { Logger } from '../logging/logger.js';
import { classifyError } from './classify-error.js';

/** What a REST route answers when it fails. */
export interface FaultAnswer {
  status: number;
  body: { code: FaultCode; message: string; requestId: string };
  headers: Record<string, string>;
}

/**
 * A fault as `{code, message, requestId}`; what is nobody's mistake out there is logged with its cause, and with the
 * pattern of its route: some addresses are secrets themselves (an inbound mailbox, an unsubscribe link).
 */
export function faultAnswer(
  logger: Logger,
  error: unknown,
  request: { id: string; routeOptions?: { url?: string | undefined } },
): FaultAnswer {
  const fault = classifyError(error);
  const status = FAULTS[fault.code].httpStatus;
  if (status >= 500)
    logger.error(
      { err: fault.cause ?? fault, route: request.routeOptions?.url, requestId: request.id },
      'request failed',
    );
  return {
    status,
    body: { code: fault.code, message: fault.message, requestId: request.id },
    headers: fault.retryAfterSeconds === null ? {} : { 'retry-after': String(fault.retryAfterSeconds) },
  };
}
