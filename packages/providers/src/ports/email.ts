import type { EmailVendor } from '../vendor.js';
import type { AccountCheck } from './account.js';
import type { LookupOutcome, SendOutcome, Unavailable } from './outcome.js';

/** Headers that we set ourselves; every other one belongs to the provider. */
export interface EmailHeaders {
  /** `<https://…>, <mailto:…>` */
  'List-Unsubscribe'?: string;
  /** `List-Unsubscribe=One-Click` */
  'List-Unsubscribe-Post'?: string;
  /** `<id@domain>`: replies name it in In-Reply-To. */
  'Message-ID'?: string;
  'In-Reply-To'?: string;
  References?: string;
}

/** An invitation that mail programs understand: a `text/calendar` part beside the text. */
export interface CalendarPart {
  method: 'REQUEST' | 'CANCEL';
  /** RFC 5545. */
  content: string;
}

/** One e-mail to one person, as a provider gets it. */
export interface EmailRequest {
  /** One address: one failure is then one row. */
  to: string;
  from: { email: string; name: string };
  replyTo?: string | undefined;
  subject: string;
  text: string;
  html: string;
  calendar?: CalendarPart | undefined;
  headers: EmailHeaders;
  /** Opaque ids alone (ledger row, attempt): the vendor keeps them for ever and shows them in events. */
  customArgs: Readonly<Record<string, string>>;
  /** At most 10, of at most 255 characters. */
  categories?: readonly string[] | undefined;
  /** At most 72 hours ahead. */
  sendAt?: Date | undefined;
}

/** `unsupported`: the vendor keeps no log that could be asked; only its events tell what became of a mail. */
export type EmailLookupOutcome = LookupOutcome | { kind: 'unsupported'; cause: string };

/** A provider that sends e-mail. Every adapter passes `emailPortContract`. */
export interface EmailPort {
  readonly vendor: EmailVendor;
  /** One HTTP request, never repeated in here. Never throws for what a provider or a network does. */
  send(request: EmailRequest): Promise<SendOutcome>;
  lookup(query: { providerId: string } | { to: string; since: Date }): Promise<EmailLookupOutcome>;
}

export interface DnsRecord {
  /** CNAME, TXT, MX. */
  type: string;
  host: string;
  value: string;
  /** As the vendor last saw it. */
  valid: boolean;
}

/** A sending domain as the vendor knows it. */
export interface DomainState {
  providerId: string;
  /** Lower case. */
  domain: string;
  /** The vendor found every record. */
  valid: boolean;
  spf: boolean;
  dkim: boolean;
  records: DnsRecord[];
  /** What the vendor says is wrong; null when nothing, or when nobody asked it to check. */
  reason: string | null;
}

export type DomainOutcome =
  | { kind: 'ok'; domain: DomainState }
  | { kind: 'absent' }
  | { kind: 'rejected'; code: string; message: string }
  | Unavailable;

export type DomainListOutcome =
  | { kind: 'ok'; domains: DomainState[] }
  | { kind: 'rejected'; code: string; message: string }
  | Unavailable;

/** The account behind an e-mail provider: whether it opens, and which domains it may send from. */
export interface EmailAccountPort {
  verifyAccount(): Promise<AccountCheck>;
  listDomains(): Promise<DomainListOutcome>;
  /** Begin to authenticate a domain; the answer names the records to put into DNS. */
  addDomain(domain: string): Promise<DomainOutcome>;
  readDomain(providerId: string): Promise<DomainOutcome>;
  /** Let the vendor look at DNS now. */
  validateDomain(providerId: string): Promise<DomainOutcome>;
}
