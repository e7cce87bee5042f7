import type { TeamTx } from '@og/db';

export interface PoolSender {
  id: string;
  phone: string;
  segmentsPerSecond: number;
}

/** Numbers that a campaign may send from now: the active ones of its pool, or of the team, on a connected account. */
export async function campaignSenders(tx: TeamTx, poolId: string | null): Promise<PoolSender[]> {
  const { rows } = await tx.client.query<PoolSender>(
    `select s.id, s.phone, s.segments_per_second as "segmentsPerSecond" from sender_numbers s
       join integrations i on i.team_id = $1 and i.id = s.integration_id and i.state = 'connected'
       left join sender_pool_numbers p on p.team_id = $1 and p.pool_id = $2 and p.sender_number_id = s.id
     where s.team_id = $1 and s.state = 'active' and ($2::uuid is null or p.pool_id is not null)
     order by p.position nulls last, s.created_at, s.id`,
    [tx.teamId, poolId],
  );
  return rows;
}

/** A lead keeps the number of its conversation; a new one takes the pool's next in turn. */
export function stickySender(
  senders: readonly PoolSender[],
  conversationSender: string | null,
  turn: number,
): PoolSender | null {
  return (
    senders.find((sender) => sender.id === conversationSender) ??
    senders[turn % Math.max(1, senders.length)] ??
    null
  );
}
