import { type ApiResult, ask } from './api-result.js';
import { HttpTransport } from './transport.js';

export interface JsonApiOptions {
  /** Path included; paths of calls are added to it. */
  baseUrl: string;
  /** The whole Authorization header. */
  authorization: string;
  /** Milliseconds for a whole request. */
  timeoutMs: number;
}

export type Query = Readonly<Record<string, string | number | undefined>>;

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

  delete(path: string): Promise<ApiResult> {
    return this.call('DELETE', path, {}, undefined);
  }

  /** Close idle connections. */
  close(): void {
    this.http.close();
  }

  private call(method: string, path: string, query: Query, body: unknown): Promise<ApiResult> {
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
    return ask(this.http, { url, method, headers, body: text });
  }
}
