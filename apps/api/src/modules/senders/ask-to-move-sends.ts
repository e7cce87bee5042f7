import type { TeamTx } from '@og/db';

/**
 * Ask that what waits for a number that may not send any more is given to another one, once the caller's transaction
 * has committed. For who has no outbox at hand; asking twice does no harm.
 */
export async function askToMoveSends(tx: TeamTx, now: Date): Promise<void> {
  await tx.client.query(
    `insert into outbox (team_id, kind, topic, payload, available_at, created_at)
     values ($1, 'job', 'campaign/move-sends', jsonb_build_object('v', 1, 'teamId', $1::uuid), $2, $2)`,
    [tx.teamId, now.toISOString()],
  );
}
