import { isUuid, type TeamTx } from '@og/db';
import { actorUserId, requirePermission, type Ctx } from '../../platform/ctx.js';
import {
  cursorInstant,
  decodeCursor,
  foreignCursor,
  pageSize,
  toConnection,
  type Connection,
} from '../../platform/graphql/connection.js';
import type { Platform } from '../../platform/platform.js';
import { loadLeads } from '../leads/index.js';
import {
  ITEM_COLUMNS,
  ITEM_JOINS,
  toItemView,
  type InboxItemRow,
  type InboxItemView,
} from './inbox-item.view.js';
import { FROM_ITEMS, VIEWS, type InboxView } from './inbox-views.js';

type ReadDeps = Pick<Platform, 'database'>;

export interface InboxItemsArgs {
  view: InboxView;
  /** Part of a name, company, number, e-mail or of the last message. */
  search?: string | null;
  /** Only what lies in this bucket. */
  bucketId?: string | null;
  first?: number | null;
  after?: string | null;
}

const ORDERS = {
  priority: 'i.priority desc, i.last_message_at, i.id',
  recent: 'i.last_message_at desc, i.id desc',
} as const;

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** A page of one of the inbox's lists. @throws AppError BAD_USER_INPUT for a cursor of another list */
export async function listInboxItems(
  deps: ReadDeps,
  ctx: Ctx,
  args: InboxItemsArgs,
): Promise<Connection<InboxItemView>> {
  requirePermission(ctx, 'inbox.read');
  const limit = pageSize(args.first);
  const rule = VIEWS[args.view];
  const values: unknown[] = [ctx.teamId];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const where = ['i.team_id = $1', rule.where(args.view === 'mine' ? bind(actorUserId(ctx) ?? NOBODY) : '')];
  if (args.bucketId) {
    if (!isUuid(args.bucketId)) return toConnection<InboxItemView>([], limit, args.after, () => []);
    where.push(`i.bucket_id = ${bind(args.bucketId)}::uuid`);
  }
  if (args.after) where.push(afterKey(rule.order, decodeCursor(args.after, 3), bind));
  const order = ORDERS[rule.order];
  const rows = await deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const search = args.search?.trim();
      if (search) where.push(await searchClause(tx, search, bind));
      const { rows: found } = await tx.client.query<InboxItemRow>(
        `select ${ITEM_COLUMNS} from ${FROM_ITEMS} ${ITEM_JOINS} where ${where.join(' and ')} order by ${order} limit ${bind(limit + 1)}`,
        values,
      );
      return found;
    },
    { readOnly: true },
  );
  const views = await withLeads(deps, ctx, rows);
  return toConnection(views, limit, args.after, (row) => [
    row.priority,
    row.lastMessageAt.toISOString(),
    row.id,
  ]);
}

/** A word that more items hold is common: a page of them is found sooner in the list itself than by the word. */
const COMMON_FROM = 1_000;

/** The items with a text in them: a rare one is looked up by its index, see `find_inbox_items` in the migrations. */
async function searchClause(tx: TeamTx, search: string, bind: (value: unknown) => string): Promise<string> {
  const pattern = `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await tx.client.query<{ item_id: string }>(
    'select item_id from find_inbox_items($1, $2)',
    [pattern, COMMON_FROM],
  );
  if (rows.length < COMMON_FROM) return `i.id = any(${bind(rows.map((row) => row.item_id))}::uuid[])`;
  const like = bind(pattern);
  return `(l.search_text like ${like} or lower(i.last_message_text) like ${like})`;
}

/** The rows behind a cursor: [priority, time, id] of the last row that was read. */
function afterKey(
  order: 'priority' | 'recent',
  [priority, at, id]: (string | number | null)[],
  bind: (value: unknown) => string,
): string {
  const instant = cursorInstant(at);
  if (instant === null || !isUuid(id) || !Number.isInteger(priority) || Math.abs(Number(priority)) >= 2 ** 31)
    throw foreignCursor();
  const key = `(${bind(instant)}::timestamptz, ${bind(id)}::uuid)`;
  if (order === 'recent') return `(i.last_message_at, i.id) < ${key}`;
  const points = bind(priority);
  // The first clause says nothing new; it lets the index begin where the last page ended.
  return `i.priority <= ${points}::int and (i.priority < ${points}::int or (i.last_message_at, i.id) > ${key})`;
}

export type InboxCountsView = Record<
  'needsReply' | 'drafts' | 'hot' | 'mine' | 'snoozed' | 'done' | 'optedOut' | 'all',
  number
>;

/**
 * How many items each list holds, in one pass over the same clauses. Deleted leads are looked up the other way round than
 * in the lists: they are few, and all others need not be read.
 */
export async function countInbox(deps: ReadDeps, ctx: Ctx): Promise<InboxCountsView> {
  requirePermission(ctx, 'inbox.read');
  return deps.database.withTeam(ctx.teamId, (tx) => countInboxIn(tx, actorUserId(ctx)), { readOnly: true });
}

export async function countInboxIn(tx: TeamTx, userId: string | null): Promise<InboxCountsView> {
  const counted = (view: InboxView, name: string) =>
    `count(*) filter (where ${VIEWS[view].where('$2')})::int as "${name}"`;
  const { rows } = await tx.client.query<InboxCountsView>(
    `select ${counted('needs_reply', 'needsReply')}, ${counted('drafts', 'drafts')}, ${counted('hot', 'hot')}, ${counted('mine', 'mine')},
       ${counted('snoozed', 'snoozed')}, ${counted('done', 'done')}, ${counted('opted_out', 'optedOut')}, ${counted('all', 'all')}
     from inbox_items i where i.team_id = $1 and not exists
       (select from leads l where l.team_id = $1 and l.id = i.lead_id and l.deleted_at is not null)`,
    [tx.teamId, userId ?? NOBODY],
  );
  return rows[0] ?? { needsReply: 0, drafts: 0, hot: 0, mine: 0, snoozed: 0, done: 0, optedOut: 0, all: 0 };
}

/** One item; null when the team has none of this id. */
export async function findInboxItem(
  deps: ReadDeps,
  ctx: Ctx,
  by: { id: string } | { conversationId: string },
): Promise<InboxItemView | null> {
  const [column, id] = 'id' in by ? ['id', by.id] : ['conversation_id', by.conversationId];
  const { rows } = await deps.database.withTeam(
    ctx.teamId,
    (tx) =>
      tx.client.query<InboxItemRow>(
        `select ${ITEM_COLUMNS} from inbox_items i ${ITEM_JOINS} where i.team_id = $1 and i.${column} = $2`,
        [ctx.teamId, id],
      ),
    { readOnly: true },
  );
  return (await withLeads(deps, ctx, rows))[0] ?? null;
}

/** Items by their ids, in that order; ids that the team does not have are left out. */
export async function loadInboxItems(
  deps: ReadDeps,
  ctx: Ctx,
  ids: readonly string[],
): Promise<InboxItemView[]> {
  const { rows } = await deps.database.withTeam(
    ctx.teamId,
    (tx) =>
      tx.client.query<InboxItemRow>(
        `select ${ITEM_COLUMNS} from unnest($2::uuid[]) with ordinality as asked(id, place)
         join inbox_items i on i.team_id = $1 and i.id = asked.id ${ITEM_JOINS} order by asked.place`,
        [ctx.teamId, ids],
      ),
    { readOnly: true },
  );
  return withLeads(deps, ctx, rows);
}

/** Leads are loaded for all rows at once. */
async function withLeads(deps: ReadDeps, ctx: Ctx, rows: InboxItemRow[]): Promise<InboxItemView[]> {
  const leads = await loadLeads(
    deps,
    ctx,
    rows.map((row) => row.lead_id),
    { deletedToo: true },
  );
  return rows.flatMap((row) => {
    const lead = leads.get(row.lead_id);
    return lead ? [toItemView(row, lead)] : [];
  });
}
