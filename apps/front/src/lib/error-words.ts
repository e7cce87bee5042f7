/** An error in words a person can act on. */
export interface FriendlyError {
  code: string;
  message: string;
  requestId?: string | undefined;
  /** Trying again may help. */
  retryable: boolean;
}

const texts: Record<string, { message: string; retryable: boolean }> = {
  UNAUTHENTICATED: { message: 'Your session has ended. Sign in again.', retryable: false },
  FORBIDDEN: { message: 'Your role does not allow this. Ask an owner or admin.', retryable: false },
  NOT_FOUND: { message: 'This is not in your workspace. It may have been deleted.', retryable: false },
  BAD_USER_INPUT: {
    message: 'Something that was entered cannot be used. Check it and try again.',
    retryable: false,
  },
  CONFLICT: { message: 'Somebody else changed this in the meantime. Reload and try again.', retryable: true },
  PRECONDITION_FAILED: {
    message: 'This cannot be done in its present state. Reload to see what changed.',
    retryable: true,
  },
  LIMIT_EXCEEDED: {
    message: 'Too many requests in a short time. Wait a minute and try again.',
    retryable: true,
  },
  VENDOR_REJECTED: {
    message: 'The provider refused. Check the connection under Settings, Integrations.',
    retryable: false,
  },
  VENDOR_UNAVAILABLE: {
    message: 'The provider does not answer at the moment. Try again in a minute.',
    retryable: true,
  },
  INTERNAL: {
    message: 'Something failed on our side. Try again; if it stays, send us the request id.',
    retryable: true,
  },
  NETWORK: {
    message: 'The server cannot be reached. Check your connection; nothing was lost.',
    retryable: true,
  },
};

/** The codes whose own message was written for people. */
const ownWords = new Set([
  'FORBIDDEN',
  'CONFLICT',
  'PRECONDITION_FAILED',
  'LIMIT_EXCEEDED',
  'VENDOR_REJECTED',
  'BAD_USER_INPUT',
]);

/**
 * What to say for one of the API's error codes.
 *
 * @param message the API's own words, used for the codes whose words were written for people
 */
export function errorInWords(code: string, message?: string, requestId?: unknown): FriendlyError {
  const known = texts[code] ?? texts['INTERNAL'];
  return {
    code,
    message: message && ownWords.has(code) ? message : (known?.message ?? ''),
    retryable: known?.retryable ?? true,
    requestId: typeof requestId === 'string' ? requestId : undefined,
  };
}

/** What to say for an answer that is not GraphQL: from a rewrite, a proxy or a limit. */
export function statusInWords(status: number): FriendlyError {
  if (status === 429) return errorInWords('LIMIT_EXCEEDED');
  if (status === 401) return errorInWords('UNAUTHENTICATED');
  // What a rewrite answers while the API is away.
  if (status >= 500) return errorInWords('NETWORK');
  return errorInWords('INTERNAL');
}
