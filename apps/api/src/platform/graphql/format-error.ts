import { unwrapResolverError } from '@apollo/server/errors';
import { FAULTS } from '@og/contracts';
import type { GraphQLFormattedError } from 'graphql';
import { classifyError } from '../errors/classify-error.js';
import type { Logger } from '../logging/logger.js';

/** Apollo's own codes for requests that never reached a resolver: the client's mistakes. */
const REQUEST_ERRORS = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** One mapping from faults to what clients see; INTERNAL shows nothing of its cause. */
export function createFormatError(logger: Logger) {
  return (formatted: GraphQLFormattedError, raw: unknown): GraphQLFormattedError => {
    const code = formatted.extensions?.['code'];
    if (typeof code === 'string' && REQUEST_ERRORS.has(code)) return { ...formatted, extensions: { code } };
    const fault = classifyError(unwrapResolverError(raw));
    if (fault.code === 'INTERNAL' || fault.code === 'VENDOR_UNAVAILABLE') {
      logger.error({ err: fault.cause ?? fault, path: formatted.path }, 'request failed');
    }
    return {
      message: fault.message,
      ...(formatted.path ? { path: formatted.path } : {}),
      extensions: {
        code: fault.code,
        retryable: FAULTS[fault.code].retryable,
        ...(fault.retryAfterSeconds === null ? {} : { retryAfterSeconds: fault.retryAfterSeconds }),
      },
    };
  };
}
