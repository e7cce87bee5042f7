import http from 'node:http';
import https from 'node:https';

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

export interface HttpRequest {
  url: URL;
  method: string;
  headers: Record<string, string>;
  body: string | null;
}

export interface HttpAnswer {
  status: number;
  headers: http.IncomingHttpHeaders;
  /** Parsed when it is JSON, else the text. */
  body: unknown;
}

/** At least as many as a process has under way at once: what was let go must not wait in here for a connection. */
const SOCKETS = 512;
/**
 * Idle connections are given up before the other side is likely to: a request that is written to a connection which
 * is just being closed leaves a doubt behind.
 */
const IDLE_MS = 4_000;

/**
 * One HTTP exchange and nothing more. It knows whether a connection stood before it failed: that alone tells a
 * message that surely did not leave from one that may have arrived. It never repeats a request.
 */
export class HttpTransport {
  private readonly secure = new https.Agent({ keepAlive: true, maxSockets: SOCKETS, timeout: IDLE_MS });
  private readonly plain = new http.Agent({ keepAlive: true, maxSockets: SOCKETS, timeout: IDLE_MS });

  /** @param timeoutMs for a whole exchange; under half of a job's lock */
  constructor(private readonly timeoutMs: number) {}

  /** @throws TransportError when there was no whole answer */
  exchange(asked: HttpRequest): Promise<HttpAnswer> {
    const isSecure = asked.url.protocol === 'https:';
    return new Promise((resolve, reject) => {
      let connected = false;
      const request = (isSecure ? https : http).request(asked.url, {
        method: asked.method,
        headers: asked.headers,
        agent: isSecure ? this.secure : this.plain,
      });
      const deadline = setTimeout(
        () => request.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })),
        this.timeoutMs,
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
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: parseBody(Buffer.concat(chunks)),
          });
        });
      });
      request.end(asked.body ?? undefined);
    });
  }

  /** Close idle connections. */
  close(): void {
    this.secure.destroy();
    this.plain.destroy();
  }
}

/** Milliseconds that an answer asks to wait (Retry-After in seconds, or as a date); null when it does not. */
export function retryAfter(headers: http.IncomingHttpHeaders): number | null {
  const header = headers['retry-after'];
  if (header === undefined || header === '') return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return seconds >= 0 ? seconds * 1_000 : null;
  // Against the other side's own clock, which wrote the date.
  const wait = Date.parse(header) - Date.parse(headers.date ?? '');
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}

function parseBody(bytes: Buffer): unknown {
  const text = bytes.toString('utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
