import type { TeamTx } from '@og/db';
import { lockAddresses } from './gate/lock-address.js';
import { addressesOfLead } from './person.js';

/** Leads that are merged again and again while this waits come to an end. */
const MERGES = 5;

/** Whom something is about. */
export interface People {
  leadIds: readonly string[];
  /** Further addresses that it is about, whoever has them. */
  addresses: readonly string[];
}

/**
 * Take the locks of the people that something is about, all their addresses at once. While this waits they may be merged
 * into other leads, which a merge does under the same locks: who they are is asked again until every address of theirs
 * is locked.
 * @param find who it is about, as it is now
 * @returns what `find` said under the locks
 */
export async function lockPeople<T>(
  tx: TeamTx,
  find: () => Promise<T>,
  peopleOf: (found: T) => People,
): Promise<T> {
  const locked = new Set<string>();
  let found = await find();
  for (let round = 0; round < MERGES; round += 1) {
    const { leadIds, addresses } = peopleOf(found);
    const wanted = new Set(addresses);
    for (const leadId of leadIds)
      for (const { address } of await addressesOfLead(tx, leadId)) wanted.add(address);
    if ([...wanted].every((address) => locked.has(address))) break;
    await lockAddresses(tx, [...wanted]);
    for (const address of wanted) locked.add(address);
    found = await find();
  }
  return found;
}
