import http from 'node:http';
import https from 'node:https';
import twilio from 'twilio';

const HOME = 'https://api.twilio.com';

/**
 * A request that got no whole answer. `delivered: false` is proof that no byte of it reached the other side;
 * everything else is doubt.
 */
export class TransportError extends Error {
  override name = 'TransportError';
  constructor(
    readonly delivered: boolean,
    readonly code: string,
    options: { cause?: unknown } = {},
  ) {
    super(`No answer from the provider (${code}).`, options);
  }
}

/** The provider answered 429: it took nothing. */
export class ThrottledError extends Error {
  override name = 'ThrottledError';
  constructor(readonly retryAfterMs: number | null) {
    super('The provider asks us to slow down (429).');
  }
}

export interface TransportOptions {
  /** Replaces https://api.twilio.com, path included; the twin answers below /twilio. */
  baseUrl?: string | undefined;
  /** For the whole exchange, in milliseconds; under half of a job's lock. */
  timeoutMs: number;
}

type TwilioRequest<TData> = Parameters<typeof twilio.RequestClient.prototype.request<TData>>[0];
type TwilioResponse<TData> = Awaited<ReturnType<typeof twilio.RequestClient.prototype.request<TData>>>;

/**
 * The SDK's HTTP client, replaced by one that knows whether a connection stood before it failed: that alone tells
 * a message that surely did not leave from one that may have arrived. It never repeats a request.
 */
export class TwilioTransport extends twilio.RequestClient {
  private readonly secure = new https.Agent({ keepAlive: true, maxSockets: 64 });
  private readonly plain = new http.Agent({ keepAlive: true, maxSockets: 64 });

  constructor(private readonly options: TransportOptions) {
    super({ autoRetry: false, timeout: options.timeoutMs });
  }

  /** @throws TransportError when there was no whole answer; ThrottledError on 429 */
  override async request<TData>(request: TwilioRequest<TData>): Promise<TwilioResponse<TData>> {
    const url = this.rewrite(request.uri);
    for (const [name, value] of formPairs(request.params)) url.searchParams.append(name, value);
    const body = request.data ? new URLSearchParams(formPairs(request.data)).toString() : null;
    const headers: Record<string, string> = {
      ...(request.headers as Record<string, string> | undefined),
      Accept: 'application/json',
    };
    if (request.username && request.password) {
      headers['Authorization'] =
        `Basic ${Buffer.from(`${request.username}:${request.password}`).toString('base64')}`;
    }
    if (body !== null) headers['Content-Length'] = String(Buffer.byteLength(body));
    const answer = await this.exchange(url, request.method.toUpperCase(), headers, body);
    if (answer.statusCode === 429) throw new ThrottledError(retryAfter(answer.headers['retry-after']));
    return answer as TwilioResponse<TData>;
  }

  /** Close idle connections. */
  close(): void {
    this.secure.destroy();
    this.plain.destroy();
  }

  private rewrite(uri: string): URL {
    const base = this.options.baseUrl;
    return new URL(base && uri.startsWith(HOME) ? base.replace(/\/+$/, '') + uri.slice(HOME.length) : uri);
  }

  private exchange(
    url: URL,
    method: string,
    headers: Record<string, string>,
    body: string | null,
  ): Promise<Answer> {
    const isSecure = url.protocol === 'https:';
    return new Promise((resolve, reject) => {
      let connected = false;
      const request = (isSecure ? https : http).request(url, {
        method,
        headers,
        agent: isSecure ? this.secure : this.plain,
      });
      const deadline = setTimeout(
        () => request.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })),
        this.options.timeoutMs,
      );
      const fail = (error: NodeJS.ErrnoException): void => {
        clearTimeout(deadline);
        reject(new TransportError(connected, error.code ?? 'ENETWORK', { cause: error }));
      };
      request.on('error', fail);
      request.on('socket', (socket) => {
        // A kept-alive connection stands already: what is written to it may arrive.
        if (!socket.connecting) connected = true;
        else socket.once(isSecure ? 'secureConnect' : 'connect', () => (connected = true));
      });
      request.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', fail);
        response.on('aborted', () => fail(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })));
        response.on('end', () => {
          clearTimeout(deadline);
          resolve({
            statusCode: response.statusCode ?? 0,
            headers: response.headers,
            body: parseBody(Buffer.concat(chunks)),
          });
        });
      });
      request.end(body ?? undefined);
    });
  }
}

interface Answer {
  statusCode: number;
  headers: http.IncomingHttpHeaders;
  body: unknown;
}

function parseBody(bytes: Buffer): unknown {
  const text = bytes.toString('utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Milliseconds of a Retry-After in seconds; null when there is none. */
function retryAfter(header: string | undefined): number | null {
  const seconds = Number(header);
  return header !== undefined && Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
}

/** Form fields as Twilio wants them: a list repeats its name, absent values are left out. */
function formPairs(data: unknown): [string, string][] {
  return Object.entries((data ?? {}) as object).flatMap(([name, value]: [string, unknown]) =>
    (Array.isArray(value) ? value : [value])
      .filter((item) => item !== undefined && item !== null)
      .map((item): [string, string] => [name, item instanceof Date ? item.toISOString() : String(item)]),
  );
}
