import { messagesPerDay, pacificDay, SenderBook, type SenderCandidate } from '@og/core';
import type { TeamTx } from '@og/db';
import { poolSenders } from '../../senders/index.js';
import type { CampaignRow } from '../campaign-row.js';

export interface PoolSender {
  id: string;
  phone: string;
  segmentsPerSecond: number;
}

type Senders = Pick<CampaignRow, 'sender_pool_id' | 'sender_mailbox_id'>;

/** Numbers that a campaign may send from now: the usable ones of its pool, or of the team. */
export async function campaignSenders(tx: TeamTx, now: Date, poolId: string | null): Promise<PoolSender[]> {
  return (await poolSenders(tx, now, poolId)).candidates;
}

/** The senders of a campaign on both channels, ready to be chosen from. */
export async function senderBooks(
  tx: TeamTx,
  now: Date,
  campaign: Senders,
): Promise<{ sms: SenderBook; email: SenderBook }> {
  const { candidates, usage, rotation } = await poolSenders(tx, now, campaign.sender_pool_id);
  return {
    sms: new SenderBook(candidates, { usage, rotation }),
    email: new SenderBook(await campaignMailboxes(tx, now, campaign.sender_mailbox_id)),
  };
}

/** Mailboxes that a campaign may write from: its own, or every active one of the team. */
export async function campaignMailboxes(
  tx: TeamTx,
  now: Date,
  mailboxId: string | null,
): Promise<SenderCandidate[]> {
  const { rows } = await tx.client.query<{
    id: string;
    address: string;
    daily_cap: number | null;
    warm_up_started_on: string | null;
  }>(
    `select m.id, m.address, m.daily_cap, m.warm_up_started_on::text as warm_up_started_on from sender_mailboxes m
       join sending_domains d on d.team_id = $1 and d.id = m.domain_id and d.state = 'verified'
       join integrations i on i.team_id = $1 and i.id = m.integration_id and i.state = 'connected'
     where m.team_id = $1 and m.state = 'active' and ($2::uuid is null or m.id = $2)
       and not (m.health = 'quarantined' and coalesce(m.quarantined_until, 'infinity') > $3)
     order by m.created_at, m.id`,
    [tx.teamId, mailboxId, now.toISOString()],
  );
  const today = pacificDay(now);
  return rows.map((row) => ({
    id: row.id,
    name: row.address,
    perDay: messagesPerDay(
      'mailbox',
      { warmUpStartedOn: row.warm_up_started_on, dailyCap: row.daily_cap },
      today,
    ),
  }));
}
