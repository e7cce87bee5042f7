import type { TeamTx } from '@og/db';
import type { ChannelValue } from '../../platform/graphql/shared-enums.js';

/** A number or a mailbox as other modules name it. */
export interface SenderView {
  id: string;
  channel: ChannelValue;
  /** E.164, or an e-mail address. */
  address: string;
  label: string | null;
}

/** Numbers and mailboxes by id, retired ones too; all of the team when no ids are given. */
export async function readSenderRefs(tx: TeamTx, ids?: readonly string[]): Promise<Map<string, SenderView>> {
  const { rows } = await tx.client.query<SenderView>(
    `select id, 'sms' as channel, phone as address, label from sender_numbers
     where team_id = $1 and ($2::uuid[] is null or id = any($2))
     union all
     select id, 'email', address, display_name from sender_mailboxes
     where team_id = $1 and ($2::uuid[] is null or id = any($2))`,
    [tx.teamId, ids ?? null],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
