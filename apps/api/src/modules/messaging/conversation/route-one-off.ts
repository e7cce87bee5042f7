import type { TeamTx } from '@og/db';

/** Which number of the person is written to, and from which of ours. */
export interface Route {
  address: string;
  senderNumberId: string | null;
}

/**
 * An answer goes to the number that the person last wrote from, else to their first usable one; it leaves from the
 * number of the conversation while that is active, else from the team's oldest active one.
 * @returns null when the lead has no number that can be texted; `senderNumberId` is null without an active number.
 */
export async function routeOneOff(tx: TeamTx, leadId: string): Promise<Route | null> {
  const { rows } = await tx.client.query<{ address: string | null; sender: string | null }>(
    `select
       (select p.phone from lead_phones p left join lateral (
          select m.created_at from messages m where m.team_id = $1 and m.lead_id = $2 and m.direction = 'inbound' and m.from_address = p.phone
          order by m.created_at desc limit 1) heard on true
        where p.team_id = $1 and p.lead_id = $2 and p.invalid_at is null order by heard.created_at desc nulls last, p.position, p.id limit 1) as address,
       coalesce(
         (select s.id from conversations v join sender_numbers s on s.team_id = $1 and s.id = v.sender_number_id
          where v.team_id = $1 and v.lead_id = $2 and s.state = 'active'),
         (select s.id from sender_numbers s where s.team_id = $1 and s.state = 'active' order by s.created_at, s.id limit 1)) as sender`,
    [tx.teamId, leadId],
  );
  const row = rows[0];
  return row?.address ? { address: row.address, senderNumberId: row.sender } : null;
}
