import { newId, type suppressionReason, type TeamTx } from '@og/db';
import type { Vault } from '../../platform/crypto/vault.js';
import type { Address } from './person.js';

export type SuppressionReason = (typeof suppressionReason.enumValues)[number];

export interface NewSuppressions {
  addresses: readonly Address[];
  reason: SuppressionReason;
  /** `keyword:stop`, `phrase:<rule>`, `user`, `import`, `carrier:21610` … */
  source: string;
  /** The inbound message that caused it: the rows of one revocation share it. */
  messageId?: string | null;
  leadId?: string | null;
  note?: string | null;
  /** As the audit log writes actors: `user:<id>`, `system:<name>`. */
  createdBy: string;
}

/**
 * Bar sending to addresses, in the caller's transaction. An address that is barred for the same reason already
 * keeps its first row; one that a keyword barred becomes the stronger bar, which no START lifts, when a person's own
 * words or a member of the team say the same. The caller holds the addresses' locks when a send could be claimed meanwhile.
 * @returns how many rows are new or stronger.
 */
export async function addSuppressions(
  tx: TeamTx,
  vault: Vault,
  now: Date,
  input: NewSuppressions,
): Promise<number> {
  if (input.addresses.length === 0) return 0;
  const { rowCount } = await tx.client.query(
    `insert into suppression_list
       (team_id, id, channel, address, address_hash, reason, source, note, message_id, lead_id, created_by, created_at)
     select $1, row.id, row.channel::channel, row.address, row.hash, $6::suppression_reason, $7, $8, $9, $10, $11, $12
     from unnest($2::uuid[], $3::text[], $4::text[], $5::text[]) as row(id, channel, address, hash)
     on conflict on constraint suppression_list_active do update
       set source = excluded.source, note = coalesce(excluded.note, suppression_list.note), message_id = excluded.message_id,
         created_by = excluded.created_by
       where suppression_list.source like 'keyword:%' and (excluded.source = 'user' or excluded.source like 'phrase:%' or excluded.source like 'unsubscribe:%')`,
    [
      tx.teamId,
      input.addresses.map(() => newId()),
      input.addresses.map((item) => item.channel),
      input.addresses.map((item) => item.address),
      input.addresses.map((item) => vault.addressHash(item.channel, item.address)),
      input.reason,
      input.source,
      input.note ?? null,
      input.messageId ?? null,
      input.leadId ?? null,
      input.createdBy,
      now.toISOString(),
    ],
  );
  return rowCount ?? 0;
}
