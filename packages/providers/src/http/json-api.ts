import type { IncomingHttpHeaders } from 'node:http';
import { HttpTransport, TransportError } from './transport.js';

export interface JsonApiOptions {
  /** Path included; paths of calls are added to it. */
  baseUrl: string;
  /** The whole Authorization header. */
  authorization: string;
  /** Milliseconds for a whole request. */
  timeoutMs: number;
}

export type Query = Readonly<Record<string, string | number | undefined>>;

/** An answer, whatever its status; or none, with the proof (or not) that nothing arrived. */
export type ApiResult =
  | { kind: 'answer'; status: number; headers: IncomingHttpHeaders; body: unknown }
  | { kind: 'no_answer'; delivered: boolean; code: string };

/** A vendor's JSON API over the common transport: one request per call, no exception for what a network does. */
export class JsonApi {
  private readonly http: HttpTransport;
  private readonly base: string;

  constructor(private readonly options: JsonApiOptions) {
    this.http = new HttpTransport(options.timeoutMs);
    this.base = options.baseUrl.replace(/\/+$/, '');
  }

  get(path: string, query: Query = {}): Promise<ApiResult> {
    return this.call('GET', path, query, undefined);
  }

  post(path: string, body?: unknown): Promise<ApiResult> {
    return this.call('POST', path, {}, body);
  }

  put(path: string, body: unknown): Promise<ApiResult> {
    return this.call('PUT', path, {}, body);
  }

  patch(path: string, body: unknown): Promise<ApiResult> {
    return this.call('PATCH', path, {}, body);
  }

  delete(path: string): Promise<ApiResult> {
    return this.call('DELETE', path, {}, undefined);
  }

  /** Close idle connections. */
  close(): void {
    this.http.close();
  }

  private async call(method: string, path: string, query: Query, body: unknown): Promise<ApiResult> {
    const url = new URL(this.base + path);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, String(value));
    const text = body === undefined ? null : JSON.stringify(body);
    const headers: Record<string, string> = {
      Accept: 'application/json',
      Authorization: this.options.authorization,
    };
    if (text !== null) {
      headers['Content-Type'] = 'application/json';
      headers['Content-Length'] = String(Buffer.byteLength(text));
    }
    try {
      return { kind: 'answer', ...(await this.http.exchange({ url, method, headers, body: text })) };
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      return { kind: 'no_answer', delivered: error.delivered, code: error.code };
    }
  }
}

/** Why an answer is not what was asked for, in one word; null when its status says it is. */
export function causeOf(result: ApiResult): string | null {
  if (result.kind === 'no_answer') return result.code;
  return result.status >= 200 && result.status < 300 ? null : `http_${result.status}`;
}
