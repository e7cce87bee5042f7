import { BARS_PERSON } from '@og/core';
import type { TeamTx } from '@og/db';
import type { Platform } from '../../../platform/platform.js';
import type { Address } from '../../compliance/index.js';

/** Whether the person behind an address wanted to be forgotten. Only its hash is known. */
export function wasErased(tx: TeamTx, deps: Pick<Platform, 'vault'>, address: Address): Promise<boolean> {
  return isListed(tx, deps, address, ['erasure']);
}

/** Whether nothing may be written to the person behind an address, whichever lead has it now. */
export function isBarred(tx: TeamTx, deps: Pick<Platform, 'vault'>, address: Address): Promise<boolean> {
  return isListed(tx, deps, address, BARS_PERSON);
}

/** Whether nothing may be written to an address, for whatever reason. */
export function isSuppressed(tx: TeamTx, deps: Pick<Platform, 'vault'>, address: Address): Promise<boolean> {
  return isListed(tx, deps, address, null);
}

async function isListed(
  tx: TeamTx,
  { vault }: Pick<Platform, 'vault'>,
  { channel, address }: Address,
  /** Null: any. */
  reasons: readonly string[] | null,
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `select from suppression_list where team_id = $1 and address_hash = $2 and lifted_at is null and ($3::text[] is null or reason::text = any($3)) limit 1`,
    [tx.teamId, vault.addressHash(channel, address), reasons],
  );
  return Boolean(rowCount);
}
