import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  method: string;
  path: string;
  form: URLSearchParams;
  /** The body when it is JSON. */
  json: unknown;
  authorization: string | undefined;
}

type Answer = (response: ServerResponse, seen: SeenRequest, request: IncomingMessage) => void;

/** A server of the loopback that answers as each test says, and remembers what it was asked. */
export class HttpDouble {
  readonly seen: SeenRequest[] = [];
  /** What the next requests get. */
  answer: Answer = json(201, { sid: 'SM1', status: 'queued' });

  private constructor(private readonly server: Server) {}

  static async start(): Promise<HttpDouble> {
    const server = createServer();
    const double = new HttpDouble(server);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const seen = {
          method: request.method ?? '',
          path: request.url ?? '',
          form: new URLSearchParams(text),
          json: /^[[{]/.test(text) ? (JSON.parse(text) as unknown) : undefined,
          authorization: request.headers.authorization,
        };
        double.seen.push(seen);
        double.answer(response, seen, request);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return double;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** Answer with JSON. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}

/** Read the request and break the connection without an answer. */
export const hangUp: Answer = (_response, _seen, request) => request.socket.resetAndDestroy();
/** Read the request and never answer. */
export const silence: Answer = () => undefined;
/** Begin an answer and break off. */
export const breakOff: Answer = (response, _seen, request) => {
  response.writeHead(201, { 'content-type': 'application/json', 'content-length': '500' });
  response.write('{"sid":');
  setTimeout(() => request.socket.destroy(), 20);
};
