import { unwrapResolverError } from '@apollo/server/errors';
import { FAULTS } from '@og/contracts';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { AppError } from '../errors/app-error.js';
import { classifyError } from '../errors/classify-error.js';
import type { Logger } from '../logging/logger.js';

/** One exhaustive mapping from faults to what clients see; INTERNAL shows nothing of its cause. */
export function createFormatError(logger: Logger) {
  return (formatted: GraphQLFormattedError, raw: unknown): GraphQLFormattedError => {
    const original = unwrapResolverError(raw);
    // Parse and validation errors are the client's and carry a code of their own.
    if (isGraphqlError(original) && !(original.originalError instanceof Error)) {
      const code = formatted.extensions?.['code'];
      return { ...formatted, extensions: { code: code === 'INTERNAL_SERVER_ERROR' ? 'BAD_USER_INPUT' : (code ?? 'BAD_USER_INPUT') } };
    }
    const cause = isGraphqlError(original) ? original.originalError : original;
    const fault = cause instanceof AppError ? cause : classifyError(cause);
    if (fault.code === 'INTERNAL' || fault.code === 'VENDOR_UNAVAILABLE') logger.error({ err: fault.cause ?? fault, path: formatted.path }, 'request failed');
    return {
      message: fault.message,
      ...(formatted.path ? { path: formatted.path } : {}),
      extensions: { code: fault.code, retryable: FAULTS[fault.code].retryable },
    };
  };
}

/** By name: the class may have been loaded twice. */
function isGraphqlError(error: unknown): error is GraphQLError {
  return error instanceof Error && error.name === 'GraphQLError';
}
