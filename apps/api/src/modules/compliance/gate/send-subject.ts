import type { SendKind } from '@og/core';

/** What is to be sent to whom; a ledger row, or a question about one that does not exist yet. */
export interface SendSubject {
  leadId: string;
  channel: 'sms' | 'email';
  /** E.164, or a lower-case e-mail. */
  address: string;
  kind: SendKind;
  senderNumberId: string | null;
  /** Who sends an e-mail. */
  senderMailboxId?: string | null;
  campaignId: string | null;
  enrollmentId: string | null;
  /** The row itself: it is not counted among earlier sends. */
  ledgerId: string | null;
  /** When the send was planned: what the person wrote since then stops a campaign's step. */
  plannedAt: Date | null;
  expiresAt: Date | null;
  /** The final text; null skips the rules about content. */
  text: string | null;
  /** An agent wrote it and nobody looked at it: it stops with the agents’ kill switch. */
  automatic?: boolean;
  /** The one later try of a step that was accepted and never arrived: its run may have come to its end since. */
  isRetry?: boolean;
}

/** Whom one message of no campaign goes to, and from which number or mailbox of ours. */
export interface OneOffTarget {
  leadId: string;
  channel: 'sms' | 'email';
  address: string;
  senderId: string | null;
}

/** An answer in a conversation, which belongs to no run. @param text null: what it will say is not known */
export function oneOffSubject(
  { leadId, channel, address, senderId }: OneOffTarget,
  text: string | null = null,
): SendSubject {
  return {
    leadId,
    channel,
    address,
    kind: 'reply',
    senderNumberId: channel === 'sms' ? senderId : null,
    senderMailboxId: channel === 'email' ? senderId : null,
    campaignId: null,
    enrollmentId: null,
    ledgerId: null,
    plannedAt: null,
    expiresAt: null,
    text,
  };
}
