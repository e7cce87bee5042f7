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

/** Whether a text is a known provider status. */
export function isMessageStatus(text: string): text is MessageStatus {
  return MESSAGE_STATUSES.some((status) => status === text);
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
