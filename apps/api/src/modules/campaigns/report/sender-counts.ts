import type { TeamTx } from '@og/db';
import { readSenderRefs, type SenderView } from '../../senders/index.js';
import { countMessages, noMessages, type MessageCounts } from './counts.js';

export interface SenderCounts {
  sender: SenderView;
  /** Answers end runs and not messages: they are counted by step. */
  counts: MessageCounts;
}

interface Row {
  campaign_id: string;
  sender_id: string;
  state: string;
  waits: boolean;
  accepted: boolean;
  count: number;
}

/** Messages of many campaigns by the number or mailbox that they leave from; who sent most first. */
export async function countBySender(
  tx: TeamTx,
  campaignIds: readonly string[],
): Promise<Map<string, SenderCounts[]>> {
  const { rows } = await tx.client.query<Row>(
    `select campaign_id, coalesce(sender_number_id, sender_mailbox_id) as sender_id, state::text, reason is not null as waits,
       accepted_at is not null as accepted, count(*)::int as count
     from send_ledger where team_id = $1 and campaign_id = any($2::uuid[]) group by 1, 2, 3, 4, 5`,
    [tx.teamId, campaignIds],
  );
  const senders = await readSenderRefs(tx, [...new Set(rows.map((row) => row.sender_id))]);
  const found = new Map<string, Map<string, SenderCounts>>();
  for (const row of rows) {
    const sender = senders.get(row.sender_id);
    if (!sender) continue;
    const ofCampaign = found.get(row.campaign_id) ?? new Map<string, SenderCounts>();
    found.set(row.campaign_id, ofCampaign);
    const entry = ofCampaign.get(sender.id) ?? { sender, counts: noMessages() };
    ofCampaign.set(sender.id, entry);
    if (row.state === 'suppressed') entry.counts.suppressed += row.count;
    countMessages(entry.counts, row);
  }
  return new Map(
    campaignIds.map((id) => [
      id,
      [...(found.get(id)?.values() ?? [])].toSorted((a, b) => b.counts.sent - a.counts.sent),
    ]),
  );
}
