import { isUuid, teamInvitations } from '@og/db';
import { and, eq, isNull } from 'drizzle-orm';
import { audit } from '../../../platform/audit.js';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import { missing, type NotFound } from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import type { Removed } from '../members/remove-member.js';

/** Make the link of an invitation useless. */
export async function cancelInvitation(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  id: string,
): Promise<Removed | NotFound> {
  requirePermission(ctx, 'members.manage');
  if (!isUuid(id)) return missing('invitation');
  const now = deps.clock.now();
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const canceled = await tx.db
      .update(teamInvitations)
      .set({ canceledAt: now })
      .where(
        and(
          eq(teamInvitations.teamId, ctx.teamId),
          eq(teamInvitations.id, id),
          isNull(teamInvitations.acceptedAt),
          isNull(teamInvitations.canceledAt),
        ),
      )
      .returning({ id: teamInvitations.id });
    if (canceled.length === 0) return missing('invitation');
    await audit(tx, ctx, now, { action: 'invitation.cancel', subjectType: 'invitation', subjectId: id });
    await deps.outbox.event(tx, now, 'team.changed.v1', [id], { what: 'members' });
    return { __typename: 'Removed', id };
  });
}
