import type { MessageStatus } from '@og/core';
import type { ErrorAction } from './error-action.js';

/** One SMS as a provider gets it. */
export interface SmsRequest {
  /** E.164. */
  to: string;
  from: string;
  body: string;
  /** Where the provider reports what became of it; names the ledger row and attempt. */
  statusCallback: string;
  /** Seconds, 60–36,000: the provider gives up after this. */
  validityPeriod: number;
}

/** What is known after one request. There is no idempotency key: only the first two kinds are certain of the provider. */
export type SmsOutcome =
  /** The provider has it. */
  | { kind: 'accepted'; providerId: string; status: MessageStatus }
  /** The provider answered no, and will answer no again. */
  | { kind: 'rejected'; code: string; message: string; action: ErrorAction }
  /** Proof that nothing was taken: no byte left, or 429. Safe to send again. */
  | { kind: 'not_processed'; code: string; retryAfterMs?: number }
  /** It may or may not have been taken: look it up, never send it again. */
  | { kind: 'unknown'; cause: string };

export type LookupQuery =
  | { providerId: string }
  /** `since`: when the request left; older messages are not it. */
  | { to: string; from: string; body: string; since: Date };

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

/** A provider that sends SMS. Every adapter passes `smsPortContract`. */
export interface SmsPort {
  /** One HTTP request, never repeated in here. Never throws for what a provider or a network does. */
  send(request: SmsRequest): Promise<SmsOutcome>;
  lookup(query: LookupQuery): Promise<LookupOutcome>;
}

export type AccountCheck =
  | { ok: true; account: string; name: string | null }
  | { ok: false; reason: 'credentials' | 'suspended' | 'unavailable'; message: string };

export type NumberCheck =
  | { ok: true; number: { sid: string; phone: string; sms: boolean } }
  | { ok: false; reason: 'not_owned' | 'credentials' | 'unavailable'; message: string };

export type ConfigureResult = { ok: true } | { ok: false; message: string };

/** The account behind an SMS provider: whether it opens, and which numbers it rents. */
export interface SmsAccountPort {
  verifyAccount(): Promise<AccountCheck>;
  /** @param phone E.164 */
  findNumber(phone: string): Promise<NumberCheck>;
  /** Point a number's inbound texts at us. @param sid the provider's id of the number */
  configureNumber(sid: string, settings: { smsUrl: string }): Promise<ConfigureResult>;
}
