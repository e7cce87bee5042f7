import { formatPhone } from '@og/core';
import { isUuid, leads } from '@og/db';
import { and, eq, getTableColumns, inArray, sql, type SQL } from 'drizzle-orm';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import { AppError } from '../../platform/errors/app-error.js';
import {
  decodeCursor,
  foreignCursor,
  pageSize,
  toConnection,
  type Connection,
} from '../../platform/graphql/connection.js';
import type { Platform } from '../../platform/platform.js';
import { afterKey, leadFilterSchema, leadPredicate, type LeadFilter } from './lead-filter.js';
import { displayName } from './lead-record.js';

type ReadDeps = Pick<Platform, 'database'>;

export const LEAD_SORT_FIELDS = [
  'created_at',
  'name',
  'company',
  'state',
  'stage',
  'score',
  'last_replied_at',
] as const;
export type LeadSortField = (typeof LEAD_SORT_FIELDS)[number];

export interface LeadSort {
  field: LeadSortField;
  direction: 'asc' | 'desc';
}

export interface LeadsArgs {
  filter?: unknown;
  sort?: LeadSort | null;
  search?: string | null;
  first?: number | null;
  after?: string | null;
}

const { searchText: _search, sortName: _sort, deletedIn: _in, ...shownColumns } = getTableColumns(leads);

// Written out: in a list of columns Drizzle leaves the table off, and the inner table would answer.
const viewColumns = {
  ...shownColumns,
  phone: sql<
    string | null
  >`(select p.phone from lead_phones p where p.team_id = leads.team_id and p.lead_id = leads.id order by (p.invalid_at is not null), p.position, p.id limit 1)`,
  email: sql<
    string | null
  >`(select e.email from lead_emails e where e.team_id = leads.team_id and e.lead_id = leads.id order by e.position, e.id limit 1)`,
};

type LeadRow = Omit<typeof leads.$inferSelect, 'searchText' | 'sortName' | 'deletedIn'> & {
  phone: string | null;
  email: string | null;
};

/** A lead as screens see it; its lists (phones, consents …) are loaded for many leads at once when asked for. */
export interface LeadView extends LeadRow {
  __typename: 'Lead';
  name: string;
  states: string[];
}

/** Expression and cursor type of each sort; nulls count as the smallest, so that every row has a key. */
const SORTS: Record<LeadSortField, { expression: SQL; type: SQL }> = {
  created_at: { expression: sql`${leads.createdAt}`, type: sql`timestamptz` },
  name: { expression: sql`${leads.sortName}`, type: sql`text` },
  company: { expression: sql`lower(coalesce(${leads.company}, ''))`, type: sql`text` },
  state: { expression: sql`coalesce(${leads.state}, '')`, type: sql`text` },
  stage: { expression: sql`${leads.stage}`, type: sql`lead_stage` },
  score: { expression: sql`${leads.score}`, type: sql`integer` },
  last_replied_at: {
    expression: sql`coalesce(${leads.lastRepliedAt}, 'epoch'::timestamptz)`,
    type: sql`timestamptz`,
  },
};

/** A page of leads. @throws AppError BAD_USER_INPUT when filter, cursor or page size cannot be used */
export async function listLeads(deps: ReadDeps, ctx: Ctx, args: LeadsArgs): Promise<Connection<LeadView>> {
  requirePermission(ctx, 'leads.read');
  const limit = pageSize(args.first);
  const filter = readFilter(args.filter, args.search);
  const sort = args.sort ?? { field: 'created_at', direction: 'desc' };
  const { expression, type } = SORTS[sort.field];
  const cursor = args.after ? readCursor(args.after) : null;
  const direction = sort.direction === 'asc' ? sql`asc` : sql`desc`;
  const rows = await deps.database
    .withTeam(
      ctx.teamId,
      (tx) =>
        tx.db
          .select({ ...viewColumns, sortKey: sql<string>`${expression}::text` })
          .from(leads)
          .where(
            and(
              eq(leads.teamId, ctx.teamId),
              leadPredicate(filter),
              cursor
                ? afterKey(expression, sort.direction, sql`${cursor.key}::${type}`, cursor.id)
                : undefined,
            ),
          )
          .orderBy(sql`${expression} ${direction}, ${leads.id} ${direction}`)
          .limit(limit + 1),
      { readOnly: true },
    )
    .catch(rethrowCursorFault);
  return toConnection(
    rows.map(({ sortKey, ...row }) => ({ ...toLeadView(row), sortKey })),
    limit,
    args.after,
    (row) => [row.sortKey, row.id],
  );
}

const COUNT_CAP = 1_000_001;

/** How many leads match; counting stops at 1,000,001. */
export async function countLeads(deps: ReadDeps, ctx: Ctx, filter: unknown): Promise<number> {
  requirePermission(ctx, 'leads.read');
  const query = countQuery(ctx.teamId, readFilter(filter, null));
  const { rows } = await deps.database.withTeam(ctx.teamId, (tx) => tx.db.execute<{ count: number }>(query), {
    readOnly: true,
  });
  return rows[0]?.count ?? 0;
}

/** The statement that counts a filter's leads. */
export function countQuery(teamId: string, filter: LeadFilter): SQL {
  const matching = sql`select 1 from ${leads} where ${eq(leads.teamId, teamId)} and ${leadPredicate(filter)} limit ${sql.raw(String(COUNT_CAP))}`;
  return sql`select count(*)::int as count from (${matching}) matching`;
}

/** One lead, or null when the team has none of this id or it was deleted. */
export async function findLead(deps: ReadDeps, ctx: Ctx, id: string): Promise<LeadView | null> {
  requirePermission(ctx, 'leads.read');
  return (await loadLeads(deps, ctx, [id])).get(id) ?? null;
}

/** Leads by id; deleted ones and those of other teams are not there. */
export async function loadLeads(
  deps: ReadDeps,
  ctx: Pick<Ctx, 'teamId'>,
  ids: readonly string[],
  options: { deletedToo?: boolean } = {},
): Promise<Map<string, LeadView>> {
  const known = ids.filter(isUuid);
  if (known.length === 0) return new Map();
  const rows = await deps.database.withTeam(
    ctx.teamId,
    (tx) =>
      tx.db
        .select(viewColumns)
        .from(leads)
        .where(
          and(
            eq(leads.teamId, ctx.teamId),
            inArray(leads.id, known),
            options.deletedToo ? undefined : sql`${leads.deletedAt} is null`,
          ),
        ),
    { readOnly: true },
  );
  return new Map(rows.map((row) => [row.id, toLeadView(row)]));
}

const MAX_TAGS = 500;

/** The tags in use, the most frequent first. */
export async function listLeadTags(deps: ReadDeps, ctx: Ctx): Promise<string[]> {
  requirePermission(ctx, 'leads.read');
  const result = await deps.database.withTeam(
    ctx.teamId,
    (tx) =>
      tx.client.query<{ tag: string }>(
        `select tag from leads, unnest(tags) as tag where team_id = $1 and deleted_at is null and tags <> '{}'
         group by tag order by count(*) desc, tag limit ${MAX_TAGS}`,
        [ctx.teamId],
      ),
    { readOnly: true },
  );
  return result.rows.map((row) => row.tag);
}

function toLeadView(row: LeadRow): LeadView {
  const phone = row.phone?.startsWith('released:') ? null : row.phone;
  const email = row.email?.startsWith('released:') ? null : row.email;
  return {
    ...row,
    __typename: 'Lead',
    phone,
    email,
    name: displayName(row, phone && formatPhone(phone), email),
    states: row.candidateStates,
  };
}

/** @throws AppError BAD_USER_INPUT naming what is wrong with the filter */
export function readFilter(filter: unknown, search: string | null | undefined): LeadFilter {
  const parsed = leadFilterSchema.safeParse(filter ?? {});
  if (!parsed.success) {
    throw new AppError(
      'BAD_USER_INPUT',
      `The filter cannot be used: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
    );
  }
  return search
    ? { ...parsed.data, search: [parsed.data.search, search].filter(Boolean).join(' ') }
    : parsed.data;
}

function readCursor(after: string): { key: string; id: string } {
  const [key, id] = decodeCursor(after, 2);
  if (typeof key !== 'string' || !isUuid(id)) throw foreignCursor();
  return { key, id };
}

/** A cursor of another sort has a key of another type, which PostgreSQL refuses. */
function rethrowCursorFault(error: unknown): never {
  const { code } = error as { code?: string };
  if (code && /^22(007|008|P02|003)$/.test(code)) throw foreignCursor();
  throw error;
}
