import { newId, senderPools } from '@og/db';
import { audit } from '../../platform/audit.js';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import { parseInput, type InvalidInput } from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { ALL_NUMBERS } from './default-pool.js';
import { nameTaken, newPoolSchema, setMembers, unknownNumber, usableNumbers } from './pool-members.js';
import { readSenderPools, type SenderPoolView } from './senders.queries.js';

/** Name a set of numbers that campaigns may send from. */
export async function createSenderPool(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  input: unknown,
): Promise<SenderPoolView | InvalidInput> {
  requirePermission(ctx, 'senders.manage');
  const parsed = parseInput(newPoolSchema, input);
  if (!parsed.ok) return parsed.failure;
  const { name, senderNumberIds, rotation, failover } = parsed.data;
  if (name === ALL_NUMBERS) return nameTaken();
  const now = deps.clock.now();
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    if (!(await usableNumbers(tx, senderNumberIds))) return unknownNumber('senderNumberIds');
    const id = newId();
    const made = await tx.db
      .insert(senderPools)
      .values({
        teamId: ctx.teamId,
        id,
        name,
        ...(rotation ? { rotation } : {}),
        failover: failover ?? true,
        createdAt: now,
        updatedAt: now,
      })
      .onConflictDoNothing({ target: [senderPools.teamId, senderPools.name] })
      .returning({ id: senderPools.id });
    if (made.length === 0) return nameTaken();
    await setMembers(tx, id, senderNumberIds);
    await audit(tx, ctx, now, { action: 'sender_pool.create', subjectType: 'sender_pool', subjectId: id });
    await deps.outbox.event(tx, now, 'team.changed.v1', [id], { what: 'senders' });
    const [view] = await readSenderPools(tx, now, [id]);
    if (!view) throw new Error('The pool vanished while it was being made.');
    return view;
  });
}
