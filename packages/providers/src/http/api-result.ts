import type { IncomingHttpHeaders } from 'node:http';
import { type HttpRequest, type HttpTransport, TransportError } from './transport.js';

/** An answer, whatever its status; or none, with the proof (or not) that nothing arrived. */
export type ApiResult =
  | { kind: 'answer'; status: number; headers: IncomingHttpHeaders; body: unknown }
  | { kind: 'no_answer'; delivered: boolean; code: string };

/** One exchange, without an exception for what a network does. */
export async function ask(http: HttpTransport, request: HttpRequest): Promise<ApiResult> {
  try {
    const { status, headers, body } = await http.exchange(request);
    return { kind: 'answer', status, headers, body };
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    return { kind: 'no_answer', delivered: error.delivered, code: error.code };
  }
}

/** Why an answer is not what was asked for, in one word; null when its status says it is. */
export function causeOf(result: ApiResult): string | null {
  if (result.kind === 'no_answer') return result.code;
  return result.status >= 200 && result.status < 300 ? null : `http_${result.status}`;
}
