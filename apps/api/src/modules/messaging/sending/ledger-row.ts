import type { LedgerState, SendKind } from '@og/core';
import type { SendSubject } from '../../compliance/index.js';

/** A ledger row as a claim reads it. */
export interface LedgerRow {
  id: string;
  message_id: string;
  lead_id: string;
  channel: 'sms' | 'email';
  address: string;
  campaign_id: string | null;
  enrollment_id: string | null;
  transactional: boolean;
  one_off_key: string | null;
  /** Exactly one of the two. */
  sender_number_id: string | null;
  sender_mailbox_id: string | null;
  vendor: string;
  integration_id: string;
  body: string;
  subject: string | null;
  segments: number;
  state: LedgerState;
  due_at: Date;
  expires_at: Date | null;
  attempt: number;
  retry: number;
  created_at: Date;
}

/** The columns of `LedgerRow`, of `send_ledger l`. */
export const LEDGER_COLUMNS = `l.id, l.message_id, l.lead_id, l.channel, l.address, l.campaign_id, l.enrollment_id, l.transactional, l.one_off_key,
  l.sender_number_id, l.sender_mailbox_id, l.vendor, l.integration_id, l.body, l.subject, l.segments, l.state, l.due_at, l.expires_at,
  l.attempt, l.retry, l.created_at`;

/** What kind of message a ledger row is. */
export function kindOf(row: Pick<LedgerRow, 'transactional' | 'enrollment_id'>): SendKind {
  if (row.transactional) return 'opt_out_confirmation';
  return row.enrollment_id ? 'campaign' : 'reply';
}

/** Keys of what agents send by themselves. */
export const AUTOMATIC_KEY = 'auto:';

/** The number or mailbox that a row leaves from. */
export function senderIdOf(row: Pick<LedgerRow, 'sender_number_id' | 'sender_mailbox_id'>): string {
  return row.sender_number_id ?? row.sender_mailbox_id ?? '';
}

/** What the gate is asked about a row. */
export function subjectOf(row: LedgerRow): SendSubject {
  return {
    leadId: row.lead_id,
    channel: row.channel,
    address: row.address,
    kind: kindOf(row),
    senderNumberId: row.sender_number_id,
    senderMailboxId: row.sender_mailbox_id,
    campaignId: row.campaign_id,
    enrollmentId: row.enrollment_id,
    ledgerId: row.id,
    plannedAt: row.created_at,
    expiresAt: row.expires_at,
    text: row.body,
    automatic: row.one_off_key?.startsWith(AUTOMATIC_KEY) ?? false,
    isRetry: row.retry > 0,
  };
}
