import type { TeamTx } from '@og/db';

/**
 * Let one transaction at a time replace a list of the team, its buckets or its outcomes: of two at once the second
 * replaces what the first wrote, instead of adding to it.
 */
export async function lockList(tx: TeamTx, list: 'buckets' | 'dispositions'): Promise<void> {
  await tx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${list}|${tx.teamId}`]);
}
