import { APIConnectionTimeoutError, APIError, APIUserAbortError } from '@anthropic-ai/sdk';
import type { LlmFailureReason } from '../ports/llm.js';

/** Why an attempt gave no answer. */
export interface Trouble {
  reason: LlmFailureReason;
  message: string;
  retryAfterMs: number | null;
  /** Whether the same question may be answered a moment later. */
  again: boolean;
  requestId: string | null;
}

export function trouble(
  reason: LlmFailureReason,
  message: string,
  rest: Partial<Omit<Trouble, 'reason' | 'message'>> = {},
): Trouble {
  return { reason, message, retryAfterMs: null, again: false, requestId: null, ...rest };
}

/** Error codes of a 429 that no waiting ends before a person acts or the month is over. */
const SPENT = new Set(['enforced_spend_limit_reached', 'contract_spend_limit_reached']);
/** A limit that the customer set is told as a bad request, by these words alone. */
const SPENT_WORDS = /^You have reached your specified|credit balance is too low/;

/** What an exception of the SDK means. @throws the error itself when it is none of the SDK's */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof APIUserAbortError) return trouble('cancelled', 'The call was ended.');
  if (error instanceof APIConnectionTimeoutError)
    return trouble('timeout', 'The model did not answer in time.');
  if (!(error instanceof APIError)) {
    if (!isNetwork(error)) throw error;
    return trouble('unavailable', 'The connection to the model broke.', { again: true });
  }
  const { status, type, errorCode, apiMessage } = error;
  const requestId = error.requestID ?? idIn(error.error);
  const retryAfterMs = waitOf(error.headers);
  if (status === undefined) return streamed(type, requestId);
  if (
    status === 402 ||
    type === 'billing_error' ||
    (errorCode !== null && SPENT.has(errorCode)) ||
    (status === 400 && SPENT_WORDS.test(apiMessage ?? ''))
  )
    return trouble('spend_limit', 'The Anthropic account has reached its spending limit.', { requestId });
  if (status === 401 || status === 403)
    return trouble('auth', 'Anthropic does not accept the key, or the key may not do this.', { requestId });
  if (status === 429 || status === 529) return overloaded(status, retryAfterMs, requestId);
  if (status >= 500 || status === 408 || status === 409)
    return trouble('unavailable', `Anthropic answered ${status}.`, { again: true, retryAfterMs, requestId });
  return trouble('bad_request', `Anthropic refused the request (${status}): ${brief(apiMessage)}`, {
    requestId,
  });
}

/** An error that came as an event after the answer had begun, or no answer at all. */
function streamed(type: string | null, requestId: string | null): Trouble {
  if (type === 'overloaded_error') return overloaded(529, null, requestId);
  if (type === 'rate_limit_error') return overloaded(429, null, requestId);
  return trouble('unavailable', 'The connection to the model broke.', { again: true, requestId });
}

function overloaded(status: number, retryAfterMs: number | null, requestId: string | null): Trouble {
  const message =
    status === 429 ? 'Too many requests for the Anthropic account.' : 'Anthropic is overloaded.';
  return trouble('overloaded', message, { again: true, retryAfterMs, requestId });
}

/** Fetch tells a broken body as a TypeError, Node its sockets by a code, the SDK an event that is no JSON as it comes. */
function isNetwork(error: unknown): boolean {
  if (error instanceof SyntaxError) return true;
  if (error instanceof TypeError) return /terminated|fetch failed|network/i.test(error.message);
  return error instanceof Error && 'code' in error && /^(E[A-Z]+|UND_ERR)/.test(String(error.code));
}

/** Who ended an attempt that did not end by itself: the caller, or the clock. */
export function interrupted(why: Trouble, caller: AbortSignal | undefined, deadline: AbortSignal): Trouble {
  if (!why.again && why.reason !== 'cancelled' && why.reason !== 'timeout') return why;
  if (caller?.aborted) return trouble('cancelled', 'The call was ended.');
  return deadline.aborted ? trouble('timeout', 'The model did not answer in time.') : why;
}

function waitOf(headers: Headers | undefined): number | null {
  const header = headers?.get('retry-after');
  if (!header) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return seconds >= 0 ? Math.round(seconds * 1_000) : null;
  const wait = Date.parse(header) - Date.parse(headers?.get('date') ?? '');
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}

function idIn(body: unknown): string | null {
  const id = typeof body === 'object' && body !== null && 'request_id' in body ? body.request_id : null;
  return typeof id === 'string' ? id : null;
}

/** The vendor's words name fields, not their content; kept short all the same. */
function brief(text: string | null): string {
  return (text ?? 'it did not say why').slice(0, 300);
}
