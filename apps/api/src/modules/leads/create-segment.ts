import { newId, segments } from '@og/db';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { audit } from '../../platform/audit.js';
import { actorUserId, requirePermission, type Ctx } from '../../platform/ctx.js';
import { conflict, parseInput, type Conflict, type InvalidInput } from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { filterToJson, leadFilterSchema, parseLeadFilter } from './lead-filter.js';
import { countQuery } from './leads.queries.js';

const schema = z.object({
  name: z.string().trim().min(1, 'The segment needs a name.').max(120, 'At most 120 characters.'),
  filter: leadFilterSchema,
});

export interface SegmentView {
  __typename: 'Segment';
  id: string;
  name: string;
  filter: Record<string, unknown>;
  createdAt: Date;
}

/** Save a lead filter under a name. */
export async function createSegment(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  input: unknown,
): Promise<SegmentView | InvalidInput | Conflict> {
  requirePermission(ctx, 'leads.write');
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  const now = deps.clock.now();
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const [row] = await tx.db
      .insert(segments)
      .values({
        teamId: ctx.teamId,
        id: newId(),
        name: parsed.data.name,
        filter: filterToJson(parsed.data.filter),
        createdBy: actorUserId(ctx),
        createdAt: now,
        updatedAt: now,
      })
      .onConflictDoNothing()
      .returning();
    if (!row)
      return conflict(
        'name_taken',
        `There is a segment called “${parsed.data.name}” already. Choose another name.`,
      );
    await audit(tx, ctx, now, { action: 'segment.create', subjectType: 'segment', subjectId: row.id });
    await deps.outbox.event(tx, now, 'lead.changed.v1', [row.id], { count: 0 });
    return toSegmentView(row);
  });
}

/** The team's segments by name. */
export async function listSegments(deps: Pick<Platform, 'database'>, ctx: Ctx): Promise<SegmentView[]> {
  requirePermission(ctx, 'leads.read');
  const rows = await deps.database.withTeam(
    ctx.teamId,
    (tx) =>
      tx.db
        .select()
        .from(segments)
        .where(eq(segments.teamId, ctx.teamId))
        .orderBy(asc(segments.name))
        .limit(500),
    {
      readOnly: true,
    },
  );
  return rows.map(toSegmentView);
}

/** How many leads each saved filter matches now, in one statement; counting stops at 1,000,001. */
export async function countSegments(
  deps: Pick<Platform, 'database'>,
  teamId: string,
  ids: readonly string[],
): Promise<Map<string, number>> {
  return deps.database.withTeam(
    teamId,
    async (tx) => {
      const rows = await tx.db
        .select({ id: segments.id, filter: segments.filter })
        .from(segments)
        .where(and(eq(segments.teamId, teamId), inArray(segments.id, [...ids])));
      if (rows.length === 0) return new Map<string, number>();
      const counts = rows.map(
        ({ id, filter }) =>
          sql`select ${id}::text as id, (${countQuery(teamId, parseLeadFilter(filter))}) as count`,
      );
      const counted = await tx.db.execute<{ id: string; count: number }>(sql.join(counts, sql` union all `));
      return new Map(counted.rows.map((row) => [row.id, row.count]));
    },
    { readOnly: true },
  );
}

function toSegmentView(row: typeof segments.$inferSelect): SegmentView {
  return { __typename: 'Segment', id: row.id, name: row.name, filter: row.filter, createdAt: row.createdAt };
}
