import https from 'node:https';
import { BrokenCall, ConnectionPool } from './connection-pool.js';

/** How a call ended that did not answer 2xx or 3xx: no connection, no answer, refused, failed. */
export type FailureKind = 'ct' | 'rt' | '4xx' | '5xx';

export interface HttpAnswer {
  status: number;
  contentType: string;
  body: string;
}

/** No answer came; `kind` says at which stage it ended. */
export class NoAnswer extends Error {
  constructor(
    readonly kind: Extract<FailureKind, 'ct' | 'rt'>,
    message: string,
    readonly staleConnection = false,
  ) {
    super(message);
  }
}

export interface HttpCall {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string | number>;
  body: string;
  connectTimeoutMs: number;
  readTimeoutMs: number;
}

const SOCKETS_PER_HOST = 64;
const LARGEST_ANSWER = 64 * 1024;

/** Keep-alive client for webhooks: thousands of small calls a second to few hosts. */
export class HttpClient {
  private readonly pools = new Map<string, ConnectionPool>();
  private readonly secure = new https.Agent({ keepAlive: true, maxSockets: SOCKETS_PER_HOST });

  /** @throws NoAnswer when the connection or the answer fails or takes too long. */
  async call(call: HttpCall): Promise<HttpAnswer> {
    try {
      return await this.once(call);
    } catch (error) {
      // The other side closed an idle connection just as it was used again: its end, not the webhook's.
      if (error instanceof NoAnswer && error.staleConnection) return this.once(call);
      throw error;
    }
  }

  close(): void {
    for (const pool of this.pools.values()) pool.close();
    this.secure.destroy();
  }

  private once(call: HttpCall): Promise<HttpAnswer> {
    return call.url.startsWith('https:') ? this.secureCall(call) : this.plainCall(call);
  }

  private async plainCall(call: HttpCall): Promise<HttpAnswer> {
    const { authority, path } = split(call.url);
    let head = `${call.method} ${path} HTTP/1.1\r\nHost: ${authority}\r\nConnection: keep-alive\r\n`;
    for (const name in call.headers) head += `${name}: ${call.headers[name]}\r\n`;
    if (call.headers['Content-Length'] === undefined)
      head += `Content-Length: ${Buffer.byteLength(call.body)}\r\n`;
    try {
      const { status, contentType, body } = await this.pool(authority).call({
        request: `${head}\r\n${call.body}`,
        connectTimeoutMs: call.connectTimeoutMs,
        readTimeoutMs: call.readTimeoutMs,
      });
      return { status, contentType, body };
    } catch (error) {
      if (!(error instanceof BrokenCall)) throw error;
      throw new NoAnswer(error.connected ? 'rt' : 'ct', error.message, error.stale);
    }
  }

  private pool(authority: string): ConnectionPool {
    const known = this.pools.get(authority);
    if (known) return known;
    const { hostname, port } = new URL(`http://${authority}`);
    const pool = new ConnectionPool(hostname.replace(/^\[|\]$/g, ''), Number(port || 80));
    this.pools.set(authority, pool);
    return pool;
  }

  private secureCall(call: HttpCall): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      let connected = false;
      const request = https.request(
        call.url,
        { method: call.method, headers: call.headers, agent: this.secure },
        (response) => {
          let body = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            if (body.length < LARGEST_ANSWER) body += chunk;
          });
          response.on('end', () => {
            clearTimeout(timer);
            const contentType = response.headers['content-type'] ?? '';
            resolve({ status: response.statusCode ?? 0, contentType, body });
          });
          response.on('error', fail);
        },
      );
      const timer = setTimeout(
        () => request.destroy(new Error('no answer in time')),
        call.connectTimeoutMs + call.readTimeoutMs,
      );
      const fail = (error: NodeJS.ErrnoException): void => {
        clearTimeout(timer);
        const stale = request.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
        reject(new NoAnswer(connected ? 'rt' : 'ct', error.message, stale));
      };
      request.on('socket', (socket) => {
        if (!socket.connecting) connected = true;
        else socket.once('secureConnect', () => (connected = true));
      });
      request.on('error', fail);
      request.end(call.body);
    });
  }
}

/** Host with port, and path with query, of an address. */
function split(url: string): { authority: string; path: string } {
  const from = url.indexOf('//') + 2;
  const slash = url.indexOf('/', from);
  const simple =
    slash > 0 && !/[@?#\s]/.test(url.slice(from, slash)) && !/[#\s]|[^\x21-\x7e]/.test(url.slice(slash));
  if (simple) return { authority: url.slice(from, slash), path: url.slice(slash) };
  const parsed = new URL(url);
  return { authority: parsed.host, path: parsed.pathname + parsed.search };
}
