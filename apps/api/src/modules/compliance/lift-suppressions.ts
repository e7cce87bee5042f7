import { BARS_PERSON, isPersonWide, PERSON_WIDE } from '@og/core';
import type { TeamTx } from '@og/db';
import type { Vault } from '../../platform/crypto/vault.js';
import type { Address } from './person.js';

interface Lift {
  by: string;
  reason: string;
}

/**
 * START or UNSTOP: lift what a keyword set for this address, with the other rows of the same revocation. Opt-outs in
 * a person's own words, DNC, litigator, complaint, erasure and everything else stay.
 * @returns how many rows were lifted.
 */
export async function liftKeywordSuppressions(
  tx: TeamTx,
  vault: Vault,
  now: Date,
  address: Address,
  lift: Lift,
): Promise<number> {
  const { rowCount } = await tx.client.query(
    `update suppression_list set lifted_at = $3, lifted_by = $4, lifted_reason = $5
     where team_id = $1 and reason = 'opt_out' and source like 'keyword:%' and lifted_at is null
       and (address_hash = $2 or message_id in (
         select message_id from suppression_list
         where team_id = $1 and address_hash = $2 and reason = 'opt_out' and source like 'keyword:%' and lifted_at is null))`,
    [tx.teamId, vault.addressHash(address.channel, address.address), now.toISOString(), lift.by, lift.reason],
  );
  return rowCount ?? 0;
}

/**
 * Lift every active row of an address but erasure. What covers the whole person (an opt-out, a complaint, a
 * litigator) is lifted on that person's other addresses with it.
 * @returns the rows lifted, and the leads that something of the whole person was lifted from.
 */
export async function liftAddress(
  tx: TeamTx,
  vault: Vault,
  now: Date,
  address: Address,
  lift: Lift,
): Promise<{ lifted: number; leadIds: string[] }> {
  const { rows } = await tx.client.query<{ lead_id: string | null; reason: string }>(
    `update suppression_list set lifted_at = $3, lifted_by = $4, lifted_reason = $5
     where team_id = $1 and lifted_at is null and reason <> 'erasure'
       and (address_hash = $2 or (reason::text = any($6) and (lead_id, reason) in (
         select lead_id, reason from suppression_list
         where team_id = $1 and address_hash = $2 and lifted_at is null and lead_id is not null)))
     returning lead_id, reason`,
    [
      tx.teamId,
      vault.addressHash(address.channel, address.address),
      now.toISOString(),
      lift.by,
      lift.reason,
      PERSON_WIDE,
    ],
  );
  const leadIds = rows.flatMap((row) => (isPersonWide(row.reason) && row.lead_id ? [row.lead_id] : []));
  return { lifted: rows.length, leadIds: [...new Set(leadIds)] };
}

/** Let a lead out of `suppressed` when nothing bars the whole person any more. @returns whether it changed. */
export async function reopenLead(tx: TeamTx, now: Date, leadId: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `update leads set opted_out_at = null, updated_at = $3,
       stage = case when stage <> 'suppressed' then stage
         when last_replied_at is not null then 'replied'::lead_stage
         when last_contacted_at is not null then 'contacted'::lead_stage else 'new'::lead_stage end
     where team_id = $1 and id = $2 and opted_out_at is not null
       and not exists (select from suppression_list s where s.team_id = $1 and s.lead_id = $2 and s.lifted_at is null
         and s.reason::text = any($4))`,
    [tx.teamId, leadId, now.toISOString(), BARS_PERSON],
  );
  if (rowCount)
    await tx.client.query(
      'update inbox_items set opted_out = false, updated_at = $3 where team_id = $1 and lead_id = $2',
      [tx.teamId, leadId, now.toISOString()],
    );
  return (rowCount ?? 0) > 0;
}
