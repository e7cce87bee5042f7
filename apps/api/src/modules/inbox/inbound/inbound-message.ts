import type { AutomaticMail } from '@og/core';
import type { Platform } from '../../../platform/platform.js';

/** A file that came with a message: a vendor's address, or `storage:<key>` for one that is kept here. */
export interface InboundMedia {
  url: string;
  contentType: string;
  name?: string;
  byteSize?: number;
}

/** A text or an e-mail that arrived, from whichever vendor; already proven to come from it. */
export interface InboundMessage {
  /** The vendor's id of the message; of an e-mail its Message-ID. */
  providerId: string;
  /** As the vendor wrote it; E.164 when it is a person's number. Of an e-mail the lower-case address. */
  from: string;
  to: string;
  /** Of an e-mail what is new in it, without the history below. */
  body: string;
  media: InboundMedia[];
  /** A keyword that the carrier has answered by itself (Twilio's OptOutType). */
  carrierAnswered: 'stop' | 'start' | 'help' | null;
  /** What only an e-mail has; a text has none. */
  email?: InboundEmail;
}

export interface InboundEmail {
  subject: string;
  /** What rules read: the new text without signature and without our own footer. */
  words: string;
  /** The whole text as it came. */
  original: string;
  /** `<id@domain>`, for answers; null when it has none that can be named. */
  messageId: string | null;
  fromName: string | null;
  /** The ledger row that it answers, by In-Reply-To, References or the tag of our address; null when it names none. */
  answersLedgerId: string | null;
  /** The mailbox of ours that it came to. */
  mailboxId: string | null;
  /** What speaks against its sender being who it says; null when nothing does. */
  senderDoubt: string | null;
  /** A machine wrote it. */
  automatic: AutomaticMail | null;
}

/**
 * What became of an inbound message; kept with the webhook's receipt.
 * `received`: in the inbox, also a mail that asks to stop and whose sender is not proven. `opted_out`: the person is suppressed. `opted_out_of_deleted`: the same, for a lead that
 * somebody deleted; it stays deleted. `opted_out_of_erased`: from somebody who was erased; nothing is kept. `help`, `start`: answered or lifted. `auto_reply`: an answering machine, kept in
 * the conversation. `ignored_sender`: a short code, an alphanumeric sender or another channel's address, which nobody
 * can answer. `ignored_automatic`: a mail server, a newsletter or a stranger's machine. `ignored_own`: from one of our
 * own mailboxes. `ignored_loop`: one of too many from one address. `ignored_recipient`: from a
 * stranger to an address that is no mailbox. `duplicate`: known already.
 */
export type InboundOutcome =
  | 'received'
  | 'opted_out'
  | 'opted_out_of_deleted'
  | 'opted_out_of_erased'
  | 'help'
  | 'start'
  | 'auto_reply'
  | 'ignored_sender'
  | 'ignored_automatic'
  | 'ignored_own'
  | 'ignored_loop'
  | 'ignored_recipient'
  | 'duplicate';

export type InboundDeps = Pick<Platform, 'clock' | 'outbox' | 'vault' | 'logger'>;

/** The channel that a message came on. */
export function channelOf(message: Pick<InboundMessage, 'email'>): 'sms' | 'email' {
  return message.email ? 'email' : 'sms';
}

/** What fixed rules may read of a message. */
export function wordsOf(message: Pick<InboundMessage, 'email' | 'body'>): string {
  return message.email ? message.email.words : message.body;
}

/** An inbound message that was stored, with whom and what it belongs to. */
export interface StoredMessage extends InboundMessage {
  messageId: string;
  conversationId: string;
  leadId: string;
  /** The active number of ours that answers leave from: the one written to, else the conversation's last. */
  senderNumberId: string | null;
}
