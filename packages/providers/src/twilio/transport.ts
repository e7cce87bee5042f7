import twilio from 'twilio';
import { HttpTransport, retryAfter } from '../http/transport.js';

const HOME = 'https://api.twilio.com';

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

/** The SDK's HTTP client, replaced by the one of all vendors, which knows doubt from certainty and never repeats. */
export class TwilioTransport extends twilio.RequestClient {
  readonly http: HttpTransport;

  constructor(private readonly options: TransportOptions) {
    super({ autoRetry: false, timeout: options.timeoutMs });
    this.http = new HttpTransport(options.timeoutMs);
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
    const answer = await this.http.exchange({ url, method: request.method.toUpperCase(), headers, body });
    if (answer.status === 429) throw new ThrottledError(retryAfter(answer.headers));
    return {
      statusCode: answer.status,
      headers: answer.headers,
      body: answer.body,
    } as unknown as TwilioResponse<TData>;
  }

  /** Close idle connections. */
  close(): void {
    this.http.close();
  }

  /** A path of the API as a whole address. */
  addressOf(path: string): URL {
    return this.rewrite(HOME + path);
  }

  private rewrite(uri: string): URL {
    const base = this.options.baseUrl;
    return new URL(base && uri.startsWith(HOME) ? base.replace(/\/+$/, '') + uri.slice(HOME.length) : uri);
  }
}

/** Form fields as Twilio wants them: a list repeats its name, absent values are left out. */
function formPairs(data: unknown): [string, string][] {
  return Object.entries((data ?? {}) as object).flatMap(([name, value]: [string, unknown]) =>
    (Array.isArray(value) ? value : [value])
      .filter((item) => item !== undefined && item !== null)
      .map((item): [string, string] => [name, item instanceof Date ? item.toISOString() : String(item)]),
  );
}
