import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { errorInWords, statusInWords, type FriendlyError } from '../error-words';

export type { FriendlyError } from '../error-words';

/** Maps anything Apollo throws to one friendly error by `extensions.code`. */
export function friendlyError(error: unknown): FriendlyError {
  if (CombinedGraphQLErrors.is(error)) {
    const first = error.errors[0];
    const code = first?.extensions?.['code'];
    return errorInWords(
      typeof code === 'string' ? code : 'INTERNAL',
      first?.message,
      first?.extensions?.['requestId'],
    );
  }
  if (ServerError.is(error)) return statusInWords(error.statusCode);
  return errorInWords('NETWORK');
}

/** True when the API says that the access token is missing, old or revoked. */
export function isUnauthenticated(error: unknown): boolean {
  return friendlyError(error).code === 'UNAUTHENTICATED';
}
