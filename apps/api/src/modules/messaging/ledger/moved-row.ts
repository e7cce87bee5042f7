import type { LedgerState } from '@og/core';
import type { MessageVendor } from '../../../platform/vendors/ports.js';

/** A ledger row that moved. */
export interface MovedRow {
  id: string;
  message_id: string;
  conversation_id: string;
  lead_id: string;
  channel: 'sms' | 'email';
  campaign_id: string | null;
  enrollment_id: string | null;
  step_id: string | null;
  /** A text leaves from a number, an e-mail from a mailbox. */
  sender_number_id: string | null;
  sender_mailbox_id: string | null;
  vendor: MessageVendor;
  integration_id: string;
  address: string;
  attempt: number;
  /** 1: the one later try of a step that never arrived. */
  retry: number;
  from_state: LedgerState;
  state: LedgerState;
  reason: string | null;
  error_code: string | null;
  /** This very move was the first proof of acceptance. */
  first_accepted: boolean;
}
