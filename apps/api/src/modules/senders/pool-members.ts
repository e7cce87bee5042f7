import { isUuid, senderPoolNumbers, type TeamTx } from '@og/db';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { invalidField, type InvalidInput } from '../../platform/errors/failures.js';
import { PoolRotationEnum } from './sender.types.js';

const name = z.string().trim().min(1, 'Give the pool a name.').max(80, 'Use at most 80 characters.');
const numberIds = z
  .array(z.string())
  .min(1, 'Choose at least one number.')
  .max(500, 'Choose at most 500 numbers.')
  .transform((ids) => [...new Set(ids)]);
const rotation = z.enum(PoolRotationEnum).nullish();
const failover = z.boolean().nullish();

export const newPoolSchema = z.object({ name, senderNumberIds: numberIds, rotation, failover });
export const poolChangeSchema = z.object({
  name: name.nullish(),
  numberIds: numberIds.nullish(),
  rotation,
  failover,
});

/** Whether all of these are numbers of the team that were not retired. */
export async function usableNumbers(tx: TeamTx, ids: readonly string[]): Promise<boolean> {
  if (!ids.every(isUuid)) return false;
  const { rowCount } = await tx.client.query(
    `select from sender_numbers where team_id = $1 and id = any($2::uuid[]) and state <> 'retired'`,
    [tx.teamId, ids],
  );
  return rowCount === ids.length;
}

/** Make these the pool's numbers, in this order. */
export async function setMembers(tx: TeamTx, poolId: string, ids: readonly string[]): Promise<void> {
  await tx.db
    .delete(senderPoolNumbers)
    .where(and(eq(senderPoolNumbers.teamId, tx.teamId), eq(senderPoolNumbers.poolId, poolId)));
  await tx.db.insert(senderPoolNumbers).values(
    ids.map((senderNumberId, position) => ({
      teamId: tx.teamId,
      poolId,
      senderNumberId,
      position,
    })),
  );
}

export function unknownNumber(field: string): InvalidInput {
  return invalidField(field, 'unknown_number', 'Choose numbers that are in your list and not retired.');
}

export function nameTaken(): InvalidInput {
  return invalidField('name', 'name_taken', 'There is a pool with this name already. Choose another name.');
}
