import { PERSON_WIDE } from '@og/core';
import type { TeamTx } from '@og/db';
import type { Vault } from '../../platform/crypto/vault.js';
import type { Address } from './person.js';

/** An address and the lead that has it from now on. */
export interface OwnedAddress extends Address {
  leadId: string;
}

/**
 * What bars a person goes along when one of their addresses comes to another lead: whoever opted out, was deleted
 * and is added again with a second number is not texted on that one.
 */
export async function adoptSuppressions(
  tx: TeamTx,
  vault: Vault,
  owned: readonly OwnedAddress[],
): Promise<void> {
  if (owned.length === 0) return;
  await tx.client.query(
    `update suppression_list s set lead_id = o.lead_id from unnest($2::text[], $3::uuid[]) as o(hash, lead_id)
     where s.team_id = $1 and s.address_hash = o.hash and s.lifted_at is null and s.reason::text = any($4)
       and s.lead_id is distinct from o.lead_id`,
    [
      tx.teamId,
      owned.map((item) => vault.addressHash(item.channel, item.address)),
      owned.map((item) => item.leadId),
      PERSON_WIDE,
    ],
  );
}
