import { changeSets, isUuid, leads } from '@og/db';
import { and, eq, inArray } from 'drizzle-orm';
import { audit } from '../../platform/audit.js';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import { conflict, missing, type Conflict, type NotFound } from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import type { LeadsDeletedView } from './delete-leads.js';
import { lockContacts } from './lock-contacts.js';
import { reclaimContacts } from './release-contacts.js';

/** Bring back what one deletion took away. Numbers that belong to another lead by now stay there. */
export async function restoreLeads(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  id: string,
): Promise<LeadsDeletedView | NotFound | Conflict> {
  requirePermission(ctx, 'leads.delete');
  if (!isUuid(id)) return missing('deletion');
  const now = deps.clock.now();
  return deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const [set] = await tx.db
        .select()
        .from(changeSets)
        .where(
          and(
            eq(changeSets.teamId, ctx.teamId),
            eq(changeSets.id, id),
            inArray(changeSets.kind, ['lead_delete', 'import_undo']),
          ),
        )
        .for('update');
      if (!set) return missing('deletion');
      if (set.state === 'undone') return conflict('restored', 'These leads were brought back already.');
      if (set.expiresAt <= now)
        return conflict('expired', 'Deleted leads can be brought back for 30 days; that time is over.');
      await lockContacts(tx);
      const back = await tx.db
        .update(leads)
        .set({ deletedAt: null, deletedIn: null, updatedAt: now })
        .where(and(eq(leads.teamId, ctx.teamId), eq(leads.deletedIn, id)))
        .returning({ id: leads.id });
      await reclaimContacts(
        tx,
        back.map((row) => row.id),
      );
      await tx.db
        .update(changeSets)
        .set({ state: 'undone' })
        .where(and(eq(changeSets.teamId, ctx.teamId), eq(changeSets.id, id)));
      await audit(tx, ctx, now, {
        action: 'lead.restore',
        subjectType: 'change_set',
        subjectId: id,
        detail: { leads: back.length },
      });
      await deps.outbox.event(
        tx,
        now,
        'lead.changed.v1',
        back.slice(0, 100).map((row) => row.id),
        { count: back.length },
      );
      return { __typename: 'LeadsDeleted' as const, changeSetId: id, count: back.length };
    },
    { statementTimeout: 120_000 },
  );
}
