import { createClient, type Client, type EventListener } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { TestSession } from './test-app.js';

/** The right to open one socket, as the web asks for it over HTTP; `seq` is the team's newest event. */
export async function socketTicket(
  url: string,
  { token }: Pick<TestSession, 'token'>,
): Promise<{ ticket: string; seq: number }> {
  const answer = await fetch(`${url}/api/auth/socket-ticket`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{}',
  });
  return (await answer.json()) as { ticket: string; seq: number };
}

interface SocketEvents {
  /** With the client that asks through it, and the socket itself. */
  connected(client: Client, raw: WebSocket): void;
  /** With the code that the server closed it with. */
  closed(code: number): void;
  error?: EventListener<'error'>;
}

/** A socket with this ticket: opened at once, and once only. */
export function socketClient(url: string, ticket: unknown, on: SocketEvents): void {
  const client: Client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { ticket },
    lazy: false,
    retryAttempts: 0,
    onNonLazyError: () => undefined,
    on: {
      connected: (raw) => on.connected(client, raw as WebSocket),
      closed: (event) => on.closed((event as { code: number }).code),
      ...(on.error ? { error: on.error } : {}),
    },
  });
}
