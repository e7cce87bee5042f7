import { pacificDay } from '@og/core';
import { isUuid, senderMailboxes, senderNumbers } from '@og/db';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { audit } from '../../platform/audit.js';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import { missing, parseInput, type InvalidInput, type NotFound } from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import {
  readSenderMailboxes,
  readSenderNumbers,
  type SenderMailboxView,
  type SenderNumberView,
} from './senders.queries.js';

const schema = z.object({
  reason: z.string().trim().min(3, 'Say why it may send again.').max(500, 'Use at most 500 characters.'),
});

/**
 * Let a quarantined number or mailbox send again before its time. Its figures begin anew from now,
 * and its warm-up with them, as after a quarantine that ended by itself; who did it and why
 * is in the audit log. One that is not in quarantine stays as it is.
 */
export async function liftQuarantine(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  senderId: string,
  input: unknown,
): Promise<SenderNumberView | SenderMailboxView | InvalidInput | NotFound> {
  requirePermission(ctx, 'senders.manage');
  if (!isUuid(senderId)) return missing('sender');
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  const now = deps.clock.now();
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    for (const table of [senderNumbers, senderMailboxes]) {
      const lifted = await tx.db
        .update(table)
        .set({
          health: 'watch',
          healthReason: parsed.data.reason,
          quarantinedUntil: now,
          warmUpStartedOn: pacificDay(now),
          updatedAt: now,
        })
        .where(and(eq(table.teamId, ctx.teamId), eq(table.id, senderId), eq(table.health, 'quarantined')))
        .returning({ id: table.id });
      if (lifted.length === 0) continue;
      await audit(tx, ctx, now, {
        action: 'sender.lift_quarantine',
        subjectType: table === senderNumbers ? 'sender_number' : 'sender_mailbox',
        subjectId: senderId,
        detail: parsed.data,
      });
      await deps.outbox.event(tx, now, 'team.changed.v1', [senderId], { what: 'senders' });
      await deps.outbox.job(tx, now, 'campaign/move-sends', {});
    }
    const [number] = await readSenderNumbers(tx, now, [senderId]);
    if (number) return number;
    const [mailbox] = await readSenderMailboxes(tx, now, [senderId]);
    return mailbox ?? missing('sender');
  });
}
