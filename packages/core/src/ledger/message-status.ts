import type { LedgerState } from './states.js';

/** Provider statuses of a message (Twilio's words; other vendors are mapped onto them). */
export const MESSAGE_STATUSES = [
  'accepted',
  'scheduled',
  'queued',
  'sending',
  'sent',
  'delivered',
  'undelivered',
  'failed',
  'canceled',
  'partially_delivered',
  'read',
] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

const RANKS: Readonly<Record<MessageStatus, number>> = {
  accepted: 0,
  scheduled: 0,
  queued: 1,
  sending: 2,
  sent: 3,
  delivered: 4,
  undelivered: 4,
  failed: 4,
  canceled: 4,
  partially_delivered: 4,
  read: 5,
};

/** Whether a text is a known provider status. */
export function isMessageStatus(text: string): text is MessageStatus {
  return Object.hasOwn(RANKS, text);
}

/** Rank of a status: accepted and scheduled 0, queued 1, sending 2, sent 3, any end 4, read 5. */
export function rankStatus(status: MessageStatus): number {
  return RANKS[status];
}

/**
 * The status after a callback. Callbacks come late, twice and out of order: the status only rises,
 * and of two ends the first stays.
 */
export function mergeStatus(current: MessageStatus | null, incoming: MessageStatus): MessageStatus {
  if (current === null) return incoming;
  return rankStatus(incoming) > rankStatus(current) ? incoming : current;
}

/** The ledger state that a provider status means. */
export function ledgerStateOf(status: MessageStatus): LedgerState {
  switch (status) {
    case 'accepted':
    case 'scheduled':
    case 'queued':
    case 'sending':
      return 'accepted';
    case 'sent':
      return 'sent';
    case 'delivered':
    case 'partially_delivered':
      return 'delivered';
    case 'undelivered':
      return 'undelivered';
    case 'failed':
      return 'failed';
    case 'canceled':
      return 'canceled';
    case 'read':
      return 'read';
  }
}
