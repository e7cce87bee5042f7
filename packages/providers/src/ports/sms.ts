import type { SmsVendor } from '../vendor.js';
import type { FoundMessage, LookupOutcome, SendOutcome, Unavailable } from './outcome.js';

/** One SMS as a provider gets it. */
export interface SmsRequest {
  /** E.164. */
  to: string;
  from: string;
  body: string;
  /** Where the provider reports what became of it; names the ledger row and attempt. */
  statusCallback: string;
  /** Seconds, 60–36,000: the provider gives up after this, where it can (`limitsValidity`). */
  validityPeriod: number;
}

export type SmsOutcome = SendOutcome;

export type LookupQuery =
  | { providerId: string }
  /** `since`: when the request left; older messages are not it. */
  | { to: string; from: string; body: string; since: Date };

/** One message of the vendor's own log, in either direction. */
export interface ListedMessage extends FoundMessage {
  direction: 'outbound' | 'inbound';
  /** E.164, as in the request: the person for `outbound`, our number for `inbound`. */
  to: string;
  from: string;
  body: string;
}

export interface ListQuery {
  /** Messages created from here on … */
  since: Date;
  /** … and before this. */
  until: Date;
  /** `next` of the answer before; absent for the first page. */
  page?: string | undefined;
}

/**
 * One page of the vendor's log. A message may come on two pages when it moves while they are read: its `providerId`
 * tells. `next` is null on the last page; a page may be empty and not the last.
 */
export type ListOutcome = { kind: 'page'; messages: ListedMessage[]; next: string | null } | Unavailable;

/** A provider that sends SMS. Every adapter passes `smsPortContract`. */
export interface SmsPort {
  readonly vendor: SmsVendor;
  /**
   * Whether the vendor gives a text up after `validityPeriod`. Where it does not, a text that waits at the vendor
   * may be delivered after the window: leave more room before its end.
   */
  readonly limitsValidity: boolean;
  /** One HTTP request, never repeated in here. Never throws for what a provider or a network does. */
  send(request: SmsRequest): Promise<SmsOutcome>;
  lookup(query: LookupQuery): Promise<LookupOutcome>;
  /** Everything the vendor has of a period, page by page, for reconciliation. */
  list(query: ListQuery): Promise<ListOutcome>;
}
