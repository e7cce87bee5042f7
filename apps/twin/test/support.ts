import http from 'node:http';
import type { AddressInfo } from 'node:net';
import twilio from 'twilio';
import type { TwinOptions } from '../src/options.js';
import { buildTwin, type Twin } from '../src/server.js';
import { DEMO_ACCOUNT_SID, DEMO_AUTH_TOKEN, DEMO_NUMBERS } from '../src/twilio/demo-account.js';

export const FROM = DEMO_NUMBERS[0];

/** A lead that nothing special happens to: no 555 exchange, and nobody who answers (see {@link startTwin}). */
export const TO = '+13105990123';

export interface RunningTwin extends Twin {
  /** Without a prefix. */
  root: string;
  /** As the system under test configures Twilio: with the /twilio prefix. */
  base: string;
  /** Call the control API. */
  ask<T = Record<string, unknown>>(
    path: string,
    body?: unknown,
    method?: string,
  ): Promise<{ status: number; data: T }>;
}

/**
 * A twin on a free port: fast, with orderly callbacks and reachable phones unless told otherwise, and with a silent
 * owner of {@link TO}: by the seed it would be somebody who writes back, sooner or later.
 */
export async function startTwin(options: Partial<TwinOptions> = {}): Promise<RunningTwin> {
  const twin = await buildTwin({
    seed: 'test',
    speed: 2_000,
    disorder: { late: 0, twice: 0, outOfOrder: 0 },
    unreachable: 0,
    ...options,
  });
  await twin.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = twin.app.server.address() as AddressInfo;
  const root = `http://127.0.0.1:${port}`;
  const running: RunningTwin = {
    ...twin,
    root,
    base: `${root}/twilio`,
    ask: async <T>(path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST') => {
      const response = await fetch(`${root}/_twin${path}`, {
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      });
      return { status: response.status, data: (await response.json()) as T };
    },
  };
  await running.ask('/characters', { phone: TO, character: 'silent' });
  return running;
}

/** Twilio's own client, pointed at the twin. */
export function sdk(
  base: string,
  sid: string = DEMO_ACCOUNT_SID,
  token: string = DEMO_AUTH_TOKEN,
): twilio.Twilio {
  return twilio(sid, token, { accountSid: DEMO_ACCOUNT_SID, httpClient: new Redirected(base) });
}

class Redirected extends twilio.RequestClient {
  constructor(base: string) {
    super({ timeout: 30_000 });
    this.axios.interceptors.request.use((config) => {
      if (config.url) config.url = config.url.replace('https://api.twilio.com', base);
      return config;
    });
  }
}

/** One webhook as it arrived. */
export interface Caught {
  method: string;
  /** With the query string. */
  path: string;
  headers: http.IncomingHttpHeaders;
  params: Record<string, string>;
  /** As it came. */
  body: string;
}

export interface Receiver {
  url: string;
  caught: Caught[];
  /** Decide the answer; by default 204. */
  answer: (caught: Caught) => { status: number; type?: string; body?: string };
  /** Resolves when so many webhooks that fit have come. */
  until(count: number, fits?: (caught: Caught) => boolean, withinMs?: number): Promise<Caught[]>;
  close(): Promise<void>;
}

/** Stands in for the system under test. */
export async function startReceiver(): Promise<Receiver> {
  const caught: Caught[] = [];
  const receiver: Pick<Receiver, 'answer'> = { answer: () => ({ status: 204 }) };
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const entry: Caught = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        params: Object.fromEntries(new URLSearchParams(body)),
        body,
      };
      caught.push(entry);
      const { status, type = 'text/xml', body: text } = receiver.answer(entry);
      response.writeHead(status, text ? { 'content-type': type } : {}).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(receiver, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    caught,
    until: async (count: number, fits: (caught: Caught) => boolean = () => true, withinMs = 30_000) => {
      const deadline = performance.now() + withinMs;
      while (caught.filter(fits).length < count) {
        if (performance.now() > deadline) {
          throw new Error(
            `waited for ${count} webhooks, saw ${JSON.stringify(caught.map((entry) => entry.params))}`,
          );
        }
        await wait(5);
      }
      return caught.filter(fits);
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}

export function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Poll until the condition holds. */
export async function eventually(condition: () => boolean, withinMs = 30_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error('the expected state did not come about in time');
    await wait(5);
  }
}
