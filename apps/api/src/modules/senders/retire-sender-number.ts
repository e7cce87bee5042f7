import { isUuid, senderNumbers } from '@og/db';
import { and, eq, ne } from 'drizzle-orm';
import { audit } from '../../platform/audit.js';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import { missing, type NotFound } from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { defaultPool } from './default-pool.js';
import { readSenderNumbers, type SenderNumberView } from './senders.queries.js';

/** Stop sending from a number. Its history stays, and adding it again brings it back. */
export async function retireSenderNumber(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  id: string,
): Promise<SenderNumberView | NotFound> {
  requirePermission(ctx, 'senders.manage');
  if (!isUuid(id)) return missing('sender number');
  const now = deps.clock.now();
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const changed = await tx.db
      .update(senderNumbers)
      .set({ state: 'retired', stateReason: null, updatedAt: now })
      .where(
        and(
          eq(senderNumbers.teamId, ctx.teamId),
          eq(senderNumbers.id, id),
          ne(senderNumbers.state, 'retired'),
        ),
      )
      .returning({ id: senderNumbers.id });
    if (changed.length > 0) {
      await defaultPool(tx, now);
      await audit(tx, ctx, now, {
        action: 'sender_number.retire',
        subjectType: 'sender_number',
        subjectId: id,
      });
      await deps.outbox.event(tx, now, 'team.changed.v1', [id], { what: 'senders' });
      // What is planned from it moves to another number of its pool.
      await deps.outbox.job(tx, now, 'campaign/move-sends', {});
    }
    const [view] = await readSenderNumbers(tx, now, [id]);
    return view ?? missing('sender number');
  });
}
