import type { LedgerState } from '@og/core';
import type { TeamTx } from '@og/db';
import type { MessageVendor } from '../../../platform/vendors/ports.js';

/** States of a send whose outcome nobody knows. */
export const UNCERTAIN = ['unknown', 'failed_unknown'] as const satisfies readonly LedgerState[];

/** A send in doubt, as those who settle it read it. */
export interface OutcomeRow {
  id: string;
  message_id: string;
  lead_id: string;
  channel: 'sms' | 'email';
  address: string;
  state: LedgerState;
  attempt: number;
  body: string;
  segments: number;
  subject: string | null;
  /** A text has the one, an e-mail the other. */
  sender_number_id: string | null;
  sender_mailbox_id: string | null;
  integration_id: string;
  vendor: MessageVendor;
  provider_id: string | null;
  sender: string | null;
  submitted_at: Date | null;
  created_at: Date;
  enrollment_id: string | null;
}

/** The send behind a message; null when the team has no such message that was to be sent. */
export async function readOutcome(tx: TeamTx, messageId: string, lock: boolean): Promise<OutcomeRow | null> {
  const { rows } = await tx.client.query<OutcomeRow>(
    `select l.id, l.message_id, l.lead_id, l.channel, l.address, l.state, l.attempt, l.body, l.segments, l.subject, l.sender_number_id, l.sender_mailbox_id,
       l.integration_id, l.vendor, l.provider_id, coalesce(s.phone, b.address) as sender, l.submitted_at, l.created_at, l.enrollment_id
     from send_ledger l left join sender_numbers s on s.team_id = $1 and s.id = l.sender_number_id
       left join sender_mailboxes b on b.team_id = $1 and b.id = l.sender_mailbox_id
     where l.team_id = $1 and l.message_id = $2 order by l.retry desc limit 1 ${lock ? 'for update of l' : ''}`,
    [tx.teamId, messageId],
  );
  return rows[0] ?? null;
}

export const isUncertain = (row: OutcomeRow) => (UNCERTAIN as readonly LedgerState[]).includes(row.state);
