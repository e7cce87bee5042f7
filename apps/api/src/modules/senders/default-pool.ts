import { newId, type TeamTx } from '@og/db';

/** The pool that holds every active number of the team; campaigns that name no pool use it. */
export const ALL_NUMBERS = 'All numbers';

/**
 * Make or find the pool "All numbers" and bring it up to date: every active number is in it, and no retired one.
 * @returns its id; the pool is empty when the team has no active number.
 */
export async function defaultPool(tx: TeamTx, now: Date): Promise<string> {
  const { rows } = await tx.client.query<{ id: string }>(
    `insert into sender_pools (team_id, id, name, created_at, updated_at) values ($1, $2, $3, $4, $4)
     on conflict (team_id, name) do update set updated_at = excluded.updated_at returning id`,
    [tx.teamId, newId(), ALL_NUMBERS, now.toISOString()],
  );
  const poolId = rows[0]?.id;
  if (!poolId) throw new Error('The pool of all numbers could not be made.');
  await tx.client.query(
    `delete from sender_pool_numbers p using sender_numbers n
     where p.team_id = $1 and p.pool_id = $2 and n.team_id = $1 and n.id = p.sender_number_id and n.state = 'retired'`,
    [tx.teamId, poolId],
  );
  await tx.client.query(
    `insert into sender_pool_numbers (team_id, pool_id, sender_number_id, position)
     select $1, $2, id, row_number() over (order by created_at, id) - 1 from sender_numbers
     where team_id = $1 and state = 'active'
     on conflict (team_id, pool_id, sender_number_id) do nothing`,
    [tx.teamId, poolId],
  );
  return poolId;
}
