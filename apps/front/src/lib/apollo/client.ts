'use client';
import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { ErrorLink } from '@apollo/client/link/error';
import { from, switchMap, throwError } from 'rxjs';
import { getSessionState, refreshSession, subscribeToSession } from '@/lib/session/session-store';
import { createCache } from './cache';
import { isUnauthenticated } from './errors';

const retried = 'retriedAfterRefresh';

/** Adds the access token that is valid when the operation leaves, also on a retry. */
const authLink = new SetContextLink((previous) => {
  const token = getSessionState().session?.accessToken;
  const headers = previous['headers'] as Record<string, string> | undefined;
  return token ? { headers: { ...headers, authorization: `Bearer ${token}` } } : {};
});

/** An old token is renewed once; every other error goes to the caller. */
const renewLink = new ErrorLink(({ error, operation, forward }) => {
  if (!isUnauthenticated(error) || operation.getContext()[retried]) return;
  if (getSessionState().status !== 'signedIn') return;
  operation.setContext({ [retried]: true });
  return from(refreshSession()).pipe(
    switchMap((session) => (session ? forward(operation) : throwError(() => error))),
  );
});

function createApolloClient(): ApolloClient {
  const client = new ApolloClient({
    link: ApolloLink.from([
      renewLink,
      authLink,
      new HttpLink({ uri: '/api/graphql', credentials: 'same-origin' }),
    ]),
    cache: createCache(),
    defaultOptions: {
      watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' },
    },
  });
  // Another person or another workspace never sees what was cached.
  let owner = ownerOf();
  subscribeToSession(() => {
    const next = ownerOf();
    // What cannot be read again is told by the query that asks for it.
    if (owner !== null && next !== owner)
      (next === null ? client.clearStore() : client.resetStore()).catch(() => undefined);
    owner = next;
  });
  return client;
}

let known: ApolloClient | undefined;

/** The tab's one client. Prerendering gets a new one each time: nothing is shared there. */
export function apolloClient(): ApolloClient {
  if (typeof window === 'undefined') return createApolloClient();
  known ??= createApolloClient();
  return known;
}

function ownerOf(): string | null {
  const { session } = getSessionState();
  return session ? `${session.user.id}:${session.team.id}` : null;
}
