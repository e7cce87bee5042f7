import { changeSets } from '@og/db';
import { and, desc, eq, gt } from 'drizzle-orm';
import { userNames } from '../../platform/actor-names.js';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import type { Platform } from '../../platform/platform.js';

export interface LeadDeletionView {
  /** Of the change set: what `restoreLeads` is told. */
  id: string;
  /** How many leads went with it. */
  count: number;
  deletedBy: string | null;
  deletedAt: Date;
  /** Until when they can be brought back. */
  expiresAt: Date;
}

/** A list of this length is read by eye; what is older is brought back by whoever has its id. */
const MOST = 50;

/** What was deleted and can still be brought back, the newest first; at most 50. */
export async function listLeadDeletions(
  deps: Pick<Platform, 'database' | 'clock'>,
  ctx: Ctx,
): Promise<LeadDeletionView[]> {
  requirePermission(ctx, 'leads.delete');
  return deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const rows = await tx.db
        .select()
        .from(changeSets)
        .where(
          and(
            eq(changeSets.teamId, ctx.teamId),
            eq(changeSets.kind, 'lead_delete'),
            eq(changeSets.state, 'applied'),
            gt(changeSets.count, 0),
            gt(changeSets.expiresAt, deps.clock.now()),
          ),
        )
        .orderBy(desc(changeSets.createdAt), desc(changeSets.id))
        .limit(MOST);
      const names = await userNames(
        tx,
        rows.map(({ createdBy }) => createdBy),
      );
      return rows.map(({ id, count, createdBy, createdAt, expiresAt }) => ({
        id,
        count,
        deletedBy: createdBy === null ? null : (names.get(createdBy) ?? null),
        deletedAt: createdAt,
        expiresAt,
      }));
    },
    { readOnly: true },
  );
}
