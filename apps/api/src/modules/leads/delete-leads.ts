import { changeSets, leads, newId } from '@og/db';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { audit } from '../../platform/audit.js';
import { actorUserId, requirePermission, type Ctx } from '../../platform/ctx.js';
import { invalidField, parseInput, type InvalidInput } from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { leadFilterSchema, leadPredicate, type LeadFilter } from './lead-filter.js';
import { lockContacts } from './lock-contacts.js';
import { releaseContacts } from './release-contacts.js';

export interface LeadsDeletedView {
  __typename: 'LeadsDeleted';
  changeSetId: string;
  count: number;
}

const schema = z.object({
  ids: z
    .array(z.uuid('A lead id is not one.'))
    .min(1, 'Name at least one lead.')
    .max(10_000, 'At most 10,000 ids; use a filter for more.')
    .nullish(),
  filter: leadFilterSchema.nullish(),
});

const BATCH = 2_000;
/** How long deleted leads can be brought back, in milliseconds. */
const KEEP_MS = 30 * 86_400_000;

/**
 * Delete leads, by their ids or by a filter, so that they can be brought back for 30 days. They are gone from every
 * list at once, their numbers are free for others, and what was planned for them is canceled by the gate.
 */
export async function deleteLeads(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  input: unknown,
): Promise<LeadsDeletedView | InvalidInput> {
  requirePermission(ctx, 'leads.delete');
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  const { ids, filter } = parsed.data;
  if (Boolean(ids) === Boolean(filter))
    return invalidField('ids', 'ids_or_filter', 'Say which leads: either their ids or a filter.');
  const changeSetId = newId();
  const now = deps.clock.now();
  await deps.database.withTeam(ctx.teamId, async (tx) => {
    await tx.db.insert(changeSets).values({
      teamId: ctx.teamId,
      id: changeSetId,
      kind: 'lead_delete',
      count: 0,
      createdBy: actorUserId(ctx),
      expiresAt: new Date(now.getTime() + KEEP_MS),
      createdAt: now,
    });
    await audit(tx, ctx, now, {
      action: 'lead.delete',
      subjectType: 'change_set',
      subjectId: changeSetId,
      detail: ids ? { leads: ids.length } : { byFilter: true },
    });
  });
  // Leads that come in while this runs are not meant.
  const meant: LeadFilter = ids ? { ids } : { ...filter };
  let count = 0;
  for (;;) {
    const deleted = await deleteBatch(deps, ctx, changeSetId, meant, now);
    count += deleted;
    if (deleted < BATCH) return { __typename: 'LeadsDeleted', changeSetId, count };
  }
}

async function deleteBatch(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  changeSetId: string,
  filter: LeadFilter,
  now: Date,
): Promise<number> {
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    await lockContacts(tx);
    const found = tx.db
      .select({ id: leads.id })
      .from(leads)
      .where(
        and(
          eq(leads.teamId, ctx.teamId),
          leadPredicate(filter),
          sql`${leads.createdAt} <= ${now.toISOString()}`,
        ),
      )
      .limit(BATCH);
    const gone = await tx.db
      .update(leads)
      .set({ deletedAt: now, deletedIn: changeSetId, updatedAt: now })
      .where(and(eq(leads.teamId, ctx.teamId), sql`${leads.id} in ${found}`))
      .returning({ id: leads.id });
    if (gone.length === 0) return 0;
    await releaseContacts(
      tx,
      gone.map((row) => row.id),
    );
    await tx.db
      .update(changeSets)
      .set({ count: sql`${changeSets.count} + ${gone.length}` })
      .where(and(eq(changeSets.teamId, ctx.teamId), eq(changeSets.id, changeSetId)));
    await deps.outbox.event(
      tx,
      now,
      'lead.changed.v1',
      gone.slice(0, 100).map((row) => row.id),
      { count: gone.length },
    );
    return gone.length;
  });
}
