export const EVENT_NAMES = [
  'processed',
  'deferred',
  'delivered',
  'bounce',
  'dropped',
  'open',
  'click',
  'spamreport',
  'unsubscribe',
  'group_unsubscribe',
  'group_resubscribe',
] as const;
export type EventName = (typeof EVENT_NAMES)[number];

export interface MailParty {
  email: string;
  name: string;
}

/** A mail that was taken, as its recipient's mailbox would show it. Times are milliseconds in system time. */
export interface Mail {
  /** X-Message-Id. */
  id: string;
  to: MailParty;
  from: MailParty;
  replyTo: MailParty | null;
  subject: string;
  text: string;
  html: string;
  /** The invitation that came with it, as RFC 5545; null: none. */
  calendar: string | null;
  /** As the sender set them, Message-ID included. */
  headers: Record<string, string>;
  customArgs: Record<string, string>;
  categories: string[];
  createdAt: number;
  /** 1 for the first mail to this address, and so on. */
  ordinal: number;
  /** Not dropped, and not bounced: it lies in the mailbox. */
  delivered: boolean;
  /** What happened to it, in order. */
  events: { event: EventName; at: number }[];
}

/** Where a reply goes. */
export function replyAddress(mail: Mail): string {
  return (mail.replyTo ?? mail.from).email.toLowerCase();
}

/** A header, whatever its case; undefined when the mail has none. */
export function headerOf(mail: Mail, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return Object.entries(mail.headers).find(([key]) => key.toLowerCase() === wanted)?.[1];
}
