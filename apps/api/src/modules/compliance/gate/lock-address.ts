import { prepared, runPrepared, type TeamTx } from '@og/db';
import { textArray } from '../../../platform/sql-array.js';

/**
 * Serialise everything that decides about an address: a claim of a send, an opt-out, a suppression. Held until the
 * transaction ends; what is read after it is what the other side committed.
 * @param address E.164, a lower-case e-mail, or `person|<lead id>` after it
 */
export async function lockAddress(tx: TeamTx, address: string): Promise<void> {
  await lockAddresses(tx, [address]);
}

/** The lock's number of each address, in the one order in which everybody takes them. */
const KEYS = `select address, hashtextextended($1 || '|' || address, 0) as key from unnest($2::text[]) as address group by address order by key`;

const LOCK = prepared('addresses_lock', `select pg_advisory_xact_lock(key) from (${KEYS} offset 0) as keys`);

/** What stops a team's sends at once holds this alone, claims hold it together: see stop-sends.ts. */
export const STOP_KEY = `hashtextextended($1::text || '|stop', 0)`;

const TRY_LOCK = prepared(
  'addresses_try_lock',
  `select address from (select address, pg_try_advisory_xact_lock(key) as locked from (${KEYS} offset 0) as keys offset 0) as tried
   where locked and (select pg_try_advisory_xact_lock_shared(${STOP_KEY}))`,
);

/** Lock all numbers of one person, always in the same order so that two lockers cannot wait for each other. */
export async function lockAddresses(tx: TeamTx, addresses: readonly string[]): Promise<void> {
  if (addresses.length === 0) return;
  await runPrepared(tx, LOCK, [tx.teamId, textArray(addresses)]);
}

/**
 * Lock what nobody holds at this moment and wait for nobody: for a batch of claims, which leaves the others to its
 * next round. While a stop is being written (`stopSends`) nothing is locked: what is decided after this sees it.
 * @returns the addresses that are locked now.
 */
export async function tryLockAddresses(tx: TeamTx, addresses: readonly string[]): Promise<Set<string>> {
  if (addresses.length === 0) return new Set();
  const { rows } = await runPrepared<{ address: string }>(tx, TRY_LOCK, [tx.teamId, textArray(addresses)]);
  return new Set(rows.map((row) => row.address));
}
