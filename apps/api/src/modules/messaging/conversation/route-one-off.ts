import type { TeamTx } from '@og/db';

/** Which address of the person is written to, and from which of ours. */
export interface Route {
  address: string;
  /** A number for a text, a mailbox for an e-mail; null when none is active. */
  senderId: string | null;
  /** E-mail: there is a thread to go on in. */
  hasThread: boolean;
}

/** Numbers that may send now come before active ones that are held back, whose messages then say why they wait. */
const SMS = `
with usable as (
  select s.id, s.created_at from sender_numbers s
    join integrations i on i.team_id = $1 and i.id = s.integration_id and i.state = 'connected'
    left join ten_dlc_campaigns c on c.team_id = $1 and c.id = s.ten_dlc_campaign_id
    left join brands b on b.team_id = $1 and b.id = c.brand_id
  where s.team_id = $1 and s.state = 'active' and s.health <> 'quarantined'
    and (s.kind <> 'long_code' or (c.state = 'active' and b.state in ('verified', 'vetted_verified')))
)
select
  (select p.phone from lead_phones p left join lateral (
     select m.created_at from messages m where m.team_id = $1 and m.lead_id = $2 and m.direction = 'inbound' and m.from_address = p.phone
     order by m.created_at desc limit 1) heard on true
   where p.team_id = $1 and p.lead_id = $2 and p.invalid_at is null order by heard.created_at desc nulls last, p.position, p.id limit 1) as address,
  coalesce(
    (select s.id from conversations v join usable s on s.id = v.sender_number_id where v.team_id = $1 and v.lead_id = $2),
    (select s.id from usable s order by s.created_at, s.id limit 1),
    (select s.id from conversations v join sender_numbers s on s.team_id = $1 and s.id = v.sender_number_id
     where v.team_id = $1 and v.lead_id = $2 and s.state = 'active'),
    (select s.id from sender_numbers s where s.team_id = $1 and s.state = 'active' order by s.created_at, s.id limit 1)) as "senderId",
  false as "hasThread"`;

const EMAIL = `
select
  (select e.email from lead_emails e left join lateral (
     select m.created_at from messages m where m.team_id = $1 and m.lead_id = $2 and m.direction = 'inbound' and m.from_address = e.email
     order by m.created_at desc limit 1) heard on true
   where e.team_id = $1 and e.lead_id = $2 order by heard.created_at desc nulls last, e.position, e.id limit 1) as address,
  coalesce(
    (select b.id from conversations v join sender_mailboxes b on b.team_id = $1 and b.id = v.sender_mailbox_id
     where v.team_id = $1 and v.lead_id = $2 and b.state = 'active'),
    (select b.id from sender_mailboxes b where b.team_id = $1 and b.state = 'active' order by b.created_at, b.id limit 1)) as "senderId",
  exists (select from conversations v join messages m on m.team_id = $1 and m.conversation_id = v.id
    where v.team_id = $1 and v.lead_id = $2 and m.channel = 'email' and m.subject is not null
    and (m.direction = 'inbound' or m.state in ('accepted', 'sent', 'delivered', 'read'))) as "hasThread"`;

/**
 * An answer goes to the address that the person last wrote from, else to their first usable one; it leaves from the
 * number or mailbox of the conversation while that may send, else from the team's oldest one that may.
 * @returns null when the lead has no address of the channel; `senderId` is null without an active sender.
 */
export async function routeOneOff(
  tx: TeamTx,
  leadId: string,
  channel: 'sms' | 'email',
): Promise<Route | null> {
  const { rows } = await tx.client.query<Route & { address: string | null }>(
    channel === 'sms' ? SMS : EMAIL,
    [tx.teamId, leadId],
  );
  const row = rows[0];
  return row?.address ? { ...row, address: row.address } : null;
}
