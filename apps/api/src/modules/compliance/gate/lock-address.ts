import type { TeamTx } from '@og/db';

/**
 * Serialise everything that decides about an address: a claim of a send, an opt-out, a suppression. Held until the
 * transaction ends; what is read after it is what the other side committed.
 * @param address E.164, a lower-case e-mail, or `person|<lead id>` after it
 */
export async function lockAddress(tx: TeamTx, address: string): Promise<void> {
  await lockAddresses(tx, [address]);
}

/** Lock all numbers of one person, always in the same order so that two lockers cannot wait for each other. */
export async function lockAddresses(tx: TeamTx, addresses: readonly string[]): Promise<void> {
  for (const address of [...new Set(addresses)].toSorted()) {
    await tx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `${tx.teamId}|${address}`,
    ]);
  }
}
