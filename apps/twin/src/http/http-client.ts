import http from 'node:http';
import https from 'node:https';

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

/** Twilio reads at most 64 KB of an answer. */
const LARGEST_ANSWER = 64 * 1024;
const SOCKETS_PER_HOST = 64;

/** Keep-alive client for webhooks: thousands of small calls a second to few hosts. */
export class HttpClient {
  private readonly plain = new http.Agent({ keepAlive: true, maxSockets: SOCKETS_PER_HOST });
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

  private once(call: HttpCall): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      const secure = call.url.startsWith('https:');
      const request = (secure ? https : http).request(
        call.url,
        { method: call.method, headers: call.headers, agent: secure ? this.secure : this.plain },
        (response) => {
          let body = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            if (body.length < LARGEST_ANSWER) body += chunk;
          });
          response.on('end', () => {
            clearTimeout(timer);
            resolve({
              status: response.statusCode ?? 0,
              contentType: response.headers['content-type'] ?? '',
              body,
            });
          });
          response.on('error', fail);
        },
      );
      let connected = false;
      let timer = setTimeout(() => request.destroy(new Error('no answer in time')), call.readTimeoutMs);
      const fail = (error: NodeJS.ErrnoException): void => {
        clearTimeout(timer);
        const stale = request.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
        reject(new NoAnswer(connected ? 'rt' : 'ct', error.message, stale));
      };
      request.on('socket', (socket) => {
        clearTimeout(timer);
        const waitForAnswer = (): void => {
          connected = true;
          clearTimeout(timer);
          timer = setTimeout(() => request.destroy(new Error('no answer in time')), call.readTimeoutMs);
        };
        if (!socket.connecting) return waitForAnswer();
        timer = setTimeout(() => request.destroy(new Error('no connection in time')), call.connectTimeoutMs);
        socket.once('connect', waitForAnswer);
      });
      request.on('error', fail);
      request.end(call.body);
    });
  }

  close(): void {
    this.plain.destroy();
    this.secure.destroy();
  }
}
