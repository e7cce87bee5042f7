import type { TypedDocumentString } from '@/gql/public/graphql';
import { errorInWords, statusInWords, type FriendlyError } from './error-words';

/** A request before the sign-in that was not answered; `friendly` says it in words. */
export class PublicRequestError extends Error {
  constructor(readonly friendly: FriendlyError) {
    super(friendly.message);
    this.name = 'PublicRequestError';
  }
}

interface Answer<Data> {
  data?: Data | null;
  errors?: readonly { message: string; extensions?: { code?: unknown; requestId?: unknown } }[];
}

/**
 * Asks the API without a session. Public pages do so with `fetch`, because the
 * GraphQL client and its cache would weigh more than the page.
 *
 * @throws {PublicRequestError} when the API is away or refuses the request as a whole
 */
export async function askPublic<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const response = await fetch('/api/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query: document.toString(), variables }),
  }).catch(() => null);
  if (!response) throw new PublicRequestError(errorInWords('NETWORK'));
  const answer = (await response.json().catch(() => null)) as Answer<Data> | null;
  const error = answer?.errors?.[0];
  if (error) {
    const { code, requestId } = error.extensions ?? {};
    throw new PublicRequestError(
      errorInWords(typeof code === 'string' ? code : 'INTERNAL', error.message, requestId),
    );
  }
  if (!answer?.data) throw new PublicRequestError(statusInWords(response.ok ? 500 : response.status));
  return answer.data;
}

/** Why `askPublic` failed, in words. */
export function publicErrorInWords(error: unknown): FriendlyError {
  return error instanceof PublicRequestError ? error.friendly : errorInWords('INTERNAL');
}
