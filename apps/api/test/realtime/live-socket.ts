import { realClock } from '@og/contracts';
import { freePort } from '@og/testing';
import type { WebSocket } from 'ws';
import { bootstrap } from '../../src/bootstrap.js';
import { createPlatform, type Platform } from '../../src/platform/platform.js';
import { socketClient, socketTicket } from '../support/socket-client.js';
import type { TestApp, TestSession } from '../support/test-app.js';

/** Another process of the same installation: a platform and a server of its own on the same database and Redis. */
export async function anotherProcess(
  app: TestApp,
): Promise<{ url: string; platform: Platform; close: () => Promise<void> }> {
  const platform = createPlatform(app.platform.config, realClock);
  const server = await bootstrap(platform);
  const port = await freePort();
  await server.listen(port, '127.0.0.1');
  return { url: `http://127.0.0.1:${port}`, platform, close: () => server.close() };
}

export interface SeenEvent {
  seq: number;
  type: string;
  data: Record<string, unknown>;
}

/** A browser's socket that follows the team's events. */
export interface LiveSocket {
  events: SeenEvent[];
  /** What was told with a number, in the order in which it came. */
  seqs(): number[];
  /** The socket itself, to be held up or looked at. */
  raw: WebSocket;
  /** How it ended, once it has. */
  ended: Promise<{ code: number }>;
  close(): Promise<void>;
}

/** Open a socket as the web does: a ticket over HTTP, then the team's events after `afterSeq`. */
export async function openSocket(
  url: string,
  session: Pick<TestSession, 'token'>,
  afterSeq: number | null = null,
): Promise<LiveSocket> {
  const { ticket, seq } = await socketTicket(url, session);
  const events: SeenEvent[] = [];
  return new Promise((resolve, reject) => {
    const { promise: ended, resolve: end } = Promise.withResolvers<{ code: number }>();
    socketClient(url, ticket, {
      closed: (code) => end({ code }),
      connected: (client, raw) => {
        client.subscribe<{ teamEvents: SeenEvent }>(
          {
            query: 'subscription ($after: Int) { teamEvents(afterSeq: $after) { seq type data } }',
            variables: { after: afterSeq ?? seq },
          },
          {
            next: ({ data }) => data && events.push(data.teamEvents),
            error: () => undefined,
            complete: () => undefined,
          },
        );
        resolve({
          events,
          seqs: () => events.map((event) => event.seq),
          raw,
          ended,
          close: async () => {
            await client.dispose();
            await ended;
          },
        });
      },
      error: reject,
    });
  });
}
