import { isUuid, senderPools } from '@og/db';
import { and, eq, ne } from 'drizzle-orm';
import { audit } from '../../platform/audit.js';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import {
  conflict,
  missing,
  parseInput,
  type Conflict,
  type InvalidInput,
  type NotFound,
} from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { ALL_NUMBERS } from './default-pool.js';
import { nameTaken, poolChangeSchema, setMembers, unknownNumber, usableNumbers } from './pool-members.js';
import { readSenderPools, type SenderPoolView } from './senders.queries.js';

/**
 * Change a pool. What is planned from a number that leaves the pool moves to another one of it. The pool of all
 * numbers keeps its name and its numbers.
 */
export async function updateSenderPool(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  id: string,
  input: unknown,
): Promise<SenderPoolView | InvalidInput | Conflict | NotFound> {
  requirePermission(ctx, 'senders.manage');
  if (!isUuid(id)) return missing('sender pool');
  const parsed = parseInput(poolChangeSchema, input);
  if (!parsed.ok) return parsed.failure;
  const { name, numberIds, rotation, failover } = parsed.data;
  const now = deps.clock.now();
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const own = and(eq(senderPools.teamId, ctx.teamId), eq(senderPools.id, id));
    const [pool] = await tx.db.select({ name: senderPools.name }).from(senderPools).where(own).for('update');
    if (!pool) return missing('sender pool');
    if (pool.name === ALL_NUMBERS && ((name && name !== ALL_NUMBERS) || numberIds)) {
      return conflict(
        'pool_of_all',
        `“${ALL_NUMBERS}” always has every active number. Make another pool to choose among them.`,
      );
    }
    if (name && name !== pool.name) {
      const [taken] = await tx.db
        .select({ id: senderPools.id })
        .from(senderPools)
        .where(and(eq(senderPools.teamId, ctx.teamId), eq(senderPools.name, name), ne(senderPools.id, id)));
      if (taken || name === ALL_NUMBERS) return nameTaken();
    }
    if (numberIds && !(await usableNumbers(tx, numberIds))) return unknownNumber('numberIds');
    await tx.db
      .update(senderPools)
      .set({
        ...(name ? { name } : {}),
        ...(rotation ? { rotation } : {}),
        ...(typeof failover === 'boolean' ? { failover } : {}),
        updatedAt: now,
      })
      .where(own);
    if (numberIds) await setMembers(tx, id, numberIds);
    await audit(tx, ctx, now, {
      action: 'sender_pool.update',
      subjectType: 'sender_pool',
      subjectId: id,
      detail: parsed.data,
    });
    await deps.outbox.event(tx, now, 'team.changed.v1', [id], { what: 'senders' });
    await deps.outbox.job(tx, now, 'campaign/move-sends', {});
    const [view] = await readSenderPools(tx, now, [id]);
    return view ?? missing('sender pool');
  });
}
