import type { MessageStatus } from '@og/core';
import type { Unavailable } from './outcome.js';
import type { ListQuery } from './sms.js';

/** A vendor reports what became of a message. */
export interface StatusEvent {
  kind: 'status';
  providerId: string;
  status: MessageStatus;
  errorCode: string | null;
  /** The vendor's words about the error. */
  errorMessage: string | null;
  at: Date | null;
  /** The same for every delivery of this one event. */
  dedupeKey: string;
  /** What we gave along with the message (ledger row and attempt), where the vendor hands it back. */
  customArgs: Readonly<Record<string, string>>;
}

/** Somebody wrote to one of our numbers. */
export interface InboundTextEvent {
  kind: 'inbound_text';
  providerId: string;
  /** E.164. */
  from: string;
  to: string;
  body: string;
  mediaUrls: string[];
  at: Date | null;
  dedupeKey: string;
}

export type EngagementType =
  | 'open'
  | 'click'
  | 'spam_report'
  | 'unsubscribe'
  | 'group_unsubscribe'
  | 'group_resubscribe';

/** Somebody did something with a mail; it is no status of the message. */
export interface EngagementEvent {
  kind: 'engagement';
  type: EngagementType;
  providerId: string;
  /** Lower case. */
  email: string;
  url: string | null;
  at: Date | null;
  dedupeKey: string;
  customArgs: Readonly<Record<string, string>>;
  /** A mail client or a security gateway opened it, no person did, as far as the vendor can tell. */
  machine: boolean;
}

/** A brand, campaign or number moved on: read its state before believing it. */
export interface RegistrationEvent {
  kind: 'registration';
  subject: 'brand' | 'campaign' | 'number';
  /** The vendor's id; E.164 for a number. */
  id: string;
  event: string;
  reason: string | null;
  dedupeKey: string;
}

/** Something else: kept, changes nothing. */
export interface OtherEvent {
  kind: 'other';
  event: string;
  dedupeKey: string;
}

/** What a verified webhook says, in one set of words for every vendor. */
export type VendorEvent = StatusEvent | InboundTextEvent | EngagementEvent | RegistrationEvent | OtherEvent;

/** `malformed`: not what this vendor sends; answer 400 and keep nothing. */
export type ParsedEvents = { ok: true; events: VendorEvent[] } | { ok: false; reason: string };

/** A page of a vendor's log of events; `next` is null on the last one. */
export type EventPage = { kind: 'page'; events: VendorEvent[]; next: string | null } | Unavailable;

/** A vendor that keeps what it reported: webhooks that were lost are caught up on. */
export interface EventLogPort {
  listEvents(query: ListQuery): Promise<EventPage>;
}
