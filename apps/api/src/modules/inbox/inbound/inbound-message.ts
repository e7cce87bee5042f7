import type { Platform } from '../../../platform/platform.js';

/** A text that arrived, from whichever vendor; already proven to come from it. */
export interface InboundMessage {
  /** The vendor's id of the message. */
  providerId: string;
  /** As the vendor wrote it; E.164 when it is a person's number. */
  from: string;
  to: string;
  body: string;
  media: { url: string; contentType: string }[];
  /** A keyword that the carrier has answered by itself (Twilio's OptOutType). */
  carrierAnswered: 'stop' | 'start' | 'help' | null;
}

/**
 * What became of an inbound text; kept with the webhook's receipt.
 * `received`: in the inbox. `opted_out`: the person is suppressed. `opted_out_of_deleted`: the same, for a lead that
 * somebody deleted; it stays deleted. `help`, `start`: answered or lifted. `ignored_sender`: a short code, an
 * alphanumeric sender or another channel's address, which nobody can answer. `duplicate`: known already.
 */
export type InboundOutcome =
  | 'received'
  | 'opted_out'
  | 'opted_out_of_deleted'
  | 'help'
  | 'start'
  | 'ignored_sender'
  | 'duplicate';

export type InboundDeps = Pick<Platform, 'clock' | 'outbox' | 'vault' | 'logger'>;

/** An inbound text that was stored, with whom and what it belongs to. */
export interface StoredMessage extends InboundMessage {
  messageId: string;
  conversationId: string;
  leadId: string;
  /** The active number of ours that answers leave from: the one written to, else the conversation's last. */
  senderNumberId: string | null;
}
