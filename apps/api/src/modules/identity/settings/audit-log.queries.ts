import { auditLog } from '@og/db';
import { and, desc, eq, lt } from 'drizzle-orm';
import { actorLabel, userIdOf, userNames } from '../../../platform/actor-names.js';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import { idAfter, pageSize, toConnection, type Connection } from '../../../platform/graphql/connection.js';
import type { Platform } from '../../../platform/platform.js';

export interface AuditEntryView {
  id: string;
  at: Date;
  /** A person's name, or what part of the system it was. */
  actor: string;
  action: string;
  subject: string | null;
  detail: Record<string, unknown> | null;
}

/** Who did what in the team, the newest first. */
export async function listAuditLog(
  deps: Pick<Platform, 'database'>,
  ctx: Ctx,
  args: { first?: number | null; after?: string | null },
): Promise<Connection<AuditEntryView>> {
  requirePermission(ctx, 'audit.read');
  const limit = pageSize(args.first);
  const before = idAfter(args.after);
  const entries = await deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const rows = await tx.db
        .select()
        .from(auditLog)
        .where(and(eq(auditLog.teamId, ctx.teamId), before ? lt(auditLog.id, before) : undefined))
        .orderBy(desc(auditLog.id))
        .limit(limit + 1);
      const names = await userNames(
        tx,
        rows.flatMap((row) => [userIdOf(row.actor), subjectUserId(row)]),
      );
      return rows.map((row) => ({
        id: row.id,
        at: row.createdAt,
        actor: actorLabel(row.actor, names),
        action: row.action,
        subject: subjectLabel(row, names),
        detail: row.detail,
      }));
    },
    { readOnly: true },
  );
  return toConnection(entries, limit, args.after, (entry) => [entry.id]);
}

interface Row {
  actor: string;
  subjectType: string | null;
  subjectId: string | null;
}

const subjectUserId = (row: Row) => (row.subjectType === 'user' ? row.subjectId : null);

function subjectLabel(row: Row, names: Map<string, string>): string | null {
  if (!row.subjectType) return null;
  const userId = subjectUserId(row);
  if (userId) return names.get(userId) ?? 'Former member';
  return row.subjectId ? `${row.subjectType} ${row.subjectId}` : row.subjectType;
}
