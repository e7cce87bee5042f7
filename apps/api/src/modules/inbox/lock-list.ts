import type { TeamTx } from '@og/db';

/**
 * Let one transaction at a time replace something of the team as a whole, its buckets, its outcomes or how it works its
 * inbox: of two at once the second sees what the first wrote.
 */
export async function lockList(
  tx: TeamTx,
  list: 'buckets' | 'dispositions' | 'inbox-settings',
): Promise<void> {
  await tx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${list}|${tx.teamId}`]);
}

/**
 * Keep a list as it is until the transaction ends: whoever replaces it is waited for, or waits. Many may keep it at once.
 * Before any item is locked.
 */
export async function keepList(tx: TeamTx, list: 'buckets'): Promise<void> {
  await tx.client.query('select pg_advisory_xact_lock_shared(hashtextextended($1, 0))', [
    `${list}|${tx.teamId}`,
  ]);
}
