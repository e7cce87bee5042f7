import type { TeamTx } from '@og/db';

/**
 * Let one transaction at a time decide who owns which phone and e-mail in a team: two imports of the same person
 * at the same moment make one lead. Held until the transaction ends.
 */
export async function lockContacts(tx: TeamTx): Promise<void> {
  await tx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `lead-contacts|${tx.teamId}`,
  ]);
}

/** Conflicts with another writer: the same work succeeds when it is done again. */
const RETRY_CODES = new Set(['23505', '40001', '40P01']);
const TRIES = 4;

/** Do a transaction again when another writer was faster; after the fourth time the error is the caller's. */
export async function retryOnConflict<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (attempt >= TRIES || typeof code !== 'string' || !RETRY_CODES.has(code)) throw error;
    }
  }
}
