import { isUuid, leadImportRows, leadImports, uploads, users } from '@og/db';
import { and, count, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import { pageSize, placeAfter, toConnection, type Connection } from '../../../platform/graphql/connection.js';
import type { Platform } from '../../../platform/platform.js';
import { toImportView, type LeadImportView } from './import-view.js';

type ReadDeps = Pick<Platform, 'database'>;

/** One import, or null when the team has none of this id. */
export async function findImport(deps: ReadDeps, ctx: Ctx, id: string): Promise<LeadImportView | null> {
  requirePermission(ctx, 'leads.read');
  if (!isUuid(id)) return null;
  const [record] = await deps.database.withTeam(
    ctx.teamId,
    (tx) =>
      tx.db
        .select()
        .from(leadImports)
        .where(and(eq(leadImports.teamId, ctx.teamId), eq(leadImports.id, id))),
    { readOnly: true },
  );
  return record ? toImportView(record) : null;
}

/** The team's imports, the newest first. */
export async function listImports(
  deps: ReadDeps,
  ctx: Ctx,
  args: { first?: number | null; after?: string | null },
): Promise<Connection<LeadImportView>> {
  requirePermission(ctx, 'leads.read');
  const limit = pageSize(args.first, 20);
  const [at, id] = placeAfter(args.after);
  const rows = await deps.database.withTeam(
    ctx.teamId,
    (tx) =>
      tx.db
        .select()
        .from(leadImports)
        .where(
          and(
            eq(leadImports.teamId, ctx.teamId),
            at === null
              ? undefined
              : sql`(${leadImports.createdAt}, ${leadImports.id}) < (${at}::timestamptz, ${id}::uuid)`,
          ),
        )
        .orderBy(desc(leadImports.createdAt), desc(leadImports.id))
        .limit(limit + 1),
    { readOnly: true },
  );
  return toConnection(rows.map(toImportView), limit, args.after, (row) => [
    row.createdAt.toISOString(),
    row.id,
  ]);
}

export interface ReasonCountView {
  reason: string;
  message: string;
  count: number;
}

const REASON_TEXT: Record<string, string> = {
  no_contact: 'No valid phone number and no valid e-mail address',
  empty_row: 'Empty row',
  ragged_row: 'Other number of cells than the header',
  broken_quotes: 'Broken quotes',
  erased: 'Asked to be erased: not stored',
  suppressed: 'On the suppression list',
  duplicate_in_file: 'Same person as an earlier row of the file',
  already_known: 'Completed a lead that was there',
};

/** Why rows were rejected, suppressed or merged, by import, the most frequent first. */
export async function importReasons(
  deps: ReadDeps,
  ctx: Ctx,
  ids: readonly string[],
): Promise<Map<string, ReasonCountView[]>> {
  const rows = await deps.database.withTeam(
    ctx.teamId,
    (tx) =>
      tx.db
        .select({ importId: leadImportRows.importId, reason: leadImportRows.reason, count: count() })
        .from(leadImportRows)
        .where(
          and(
            eq(leadImportRows.teamId, ctx.teamId),
            inArray(leadImportRows.importId, [...ids]),
            sql`${leadImportRows.outcome} <> 'warning'`,
          ),
        )
        .groupBy(leadImportRows.importId, leadImportRows.reason)
        .orderBy(desc(count())),
    { readOnly: true },
  );
  const found = new Map<string, ReasonCountView[]>();
  for (const { importId, reason, count } of rows) {
    const code = reason ?? 'unknown';
    found.set(importId, [
      ...(found.get(importId) ?? []),
      { reason: code, message: REASON_TEXT[code] ?? code, count },
    ]);
  }
  return found;
}

/** When the files of uploads were deleted from storage, by upload; those that are still there are missing. */
export async function goneFiles(
  deps: ReadDeps,
  ctx: Ctx,
  uploadIds: readonly string[],
): Promise<Map<string, Date>> {
  const rows = await deps.database.withTeam(
    ctx.teamId,
    (tx) =>
      tx.db
        .select({ id: uploads.id, goneAt: uploads.goneAt })
        .from(uploads)
        .where(
          and(eq(uploads.teamId, ctx.teamId), inArray(uploads.id, [...uploadIds]), isNotNull(uploads.goneAt)),
        ),
    { readOnly: true },
  );
  return new Map(rows.flatMap(({ id, goneAt }) => (goneAt ? [[id, goneAt]] : [])));
}

export interface ImportCreator {
  id: string;
  email: string;
  name: string;
  createdAt: Date;
}

/** The people of the team by id. */
export async function importCreators(
  deps: ReadDeps,
  ctx: Ctx,
  ids: readonly string[],
): Promise<Map<string, ImportCreator>> {
  const rows = await deps.database.withTeam(
    ctx.teamId,
    (tx) =>
      tx.db
        .select({ id: users.id, email: users.email, name: users.name, createdAt: users.createdAt })
        .from(users)
        .where(inArray(users.id, [...ids])),
    { readOnly: true },
  );
  return new Map(rows.map((row) => [row.id, row]));
}
