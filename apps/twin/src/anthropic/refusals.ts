import { ApiError } from './api-error.js';
import type { LlmFault } from './faults.js';

/** The error that a fault answers with; null for faults that answer, or do not answer at all. */
export function refusalOf({ kind, retryAfter }: LlmFault): ApiError | null {
  switch (kind) {
    case 'overloaded':
      return new ApiError('overloaded_error', 'Overloaded', { retryAfter: retryAfter ?? null });
    case 'rate_limit':
      return new ApiError('rate_limit_error', 'This request would exceed your rate limit.', {
        retryAfter: retryAfter === undefined ? 1 : retryAfter,
      });
    case 'error_500':
      return new ApiError('api_error', 'Internal server error');
    case 'auth':
      return new ApiError('authentication_error', 'invalid x-api-key');
    case 'spend_limit':
      return new ApiError(
        'rate_limit_error',
        'Your organization has reached its monthly API usage threshold.',
        {
          code: 'enforced_spend_limit_reached',
        },
      );
    case 'own_spend_limit':
      return new ApiError(
        'invalid_request_error',
        'You have reached your specified API usage limits. You will regain access on the first of next month.',
      );
    case 'no_credit':
      return new ApiError('billing_error', 'Your credit balance is too low to access the API.');
    default:
      return null;
  }
}
