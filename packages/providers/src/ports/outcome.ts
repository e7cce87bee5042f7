import type { MessageStatus } from '@og/core';
import type { ErrorAction } from '../error-action.js';

/**
 * What is known after one request, in one set of words for every vendor and channel. There is no idempotency key to
 * rely on: only the first two kinds are certain of the provider.
 */
export type SendOutcome =
  /** The provider has it. */
  | { kind: 'accepted'; providerId: string; status: MessageStatus }
  /** The provider answered no, and will answer no again. `code` is the vendor's: `providerError` knows it. */
  | { kind: 'rejected'; code: string; message: string; action: ErrorAction }
  /** Proof that nothing was taken: no byte left, or 429. Safe to send again. */
  | { kind: 'not_processed'; code: string; retryAfterMs?: number }
  /** It may or may not have been taken: look it up, never send it again. */
  | { kind: 'unknown'; cause: string };

export interface FoundMessage {
  providerId: string;
  status: MessageStatus;
  errorCode: string | null;
  createdAt: Date | null;
}

/** `found` lists every candidate, the oldest first; an empty list is a clean look-up that found nothing. */
export type LookupOutcome =
  | { kind: 'found'; messages: FoundMessage[] }
  | { kind: 'unavailable'; cause: string };

/** Why a page of a vendor's log, or any other answer of its API, did not come. */
export interface Unavailable {
  kind: 'unavailable';
  /** `http_500`, `ETIMEDOUT`, `http_401`, … */
  cause: string;
}
