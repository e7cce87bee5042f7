import { isUuid, type TeamTx } from '@og/db';
import { againOnConflict } from '../../../platform/again-on-conflict.js';
import { audit } from '../../../platform/audit.js';
import { actorName, requirePermission, type Ctx } from '../../../platform/ctx.js';
import { conflict, missing, type Conflict, type NotFound } from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import { sortLost } from '../buckets/sort-item.js';
import { keepList } from '../lock-list.js';
import { addTimelineRows, assignmentTitle } from '../timeline.js';
import { announce, type ChangedItem, type InboxChangeView } from './change-items.js';
import type { InboxAction } from './change-input.js';
import {
  ITEM_COLUMNS_OF,
  lockItems,
  writeItems,
  type ItemColumn,
  type ItemSnapshot,
} from './item-snapshot.js';

interface ChangeRow {
  action: InboxAction;
  before: ChangedItem[];
  undone_at: Date | null;
}

/**
 * Take an act back as a whole. An item that somebody or something has changed since stays as it is now, and is not in
 * the count. What would wait for somebody who has left the team since is nobody's, what would lie in a bucket that was
 * deleted since lies where the rules want it, and `notice` says so. Runs that the
 * act ended stay ended: nothing is sent to anybody by an undo.
 */
export async function undoInboxChange(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  id: string,
): Promise<InboxChangeView | Conflict | NotFound> {
  requirePermission(ctx, 'inbox.reply');
  if (!isUuid(id)) return missing('change');
  // As with the act itself: a message that comes in takes the lead before the item, and whoever loses goes again.
  return againOnConflict(() => deps.database.withTeam(ctx.teamId, (tx) => takeBack(tx, deps, ctx, id)));
}

async function takeBack(
  tx: TeamTx,
  deps: Pick<Platform, 'clock' | 'outbox'>,
  ctx: Ctx,
  id: string,
): Promise<InboxChangeView | Conflict | NotFound> {
  const now = deps.clock.now();
  const { rows } = await tx.client.query<ChangeRow>(
    'select action, before, undone_at from inbox_changes where team_id = $1 and id = $2 for update',
    [tx.teamId, id],
  );
  const change = rows[0];
  if (!change) return missing('change');
  if (change.undone_at) return conflict('undone', 'This was taken back already.');
  if (change.action === 'move') await keepList(tx, 'buckets');
  const ids = change.before.map((item) => item.after.id);
  const current = new Map((await lockItems(tx, ids)).map((item) => [item.id, item]));
  const back = change.before.filter(({ before, after }) => {
    const is = current.get(after.id);
    // Who opted out meanwhile needs nobody's answer, however the item was before.
    return (
      is !== undefined &&
      is.optedOut === after.optedOut &&
      differing(before, after).every((part) => is[part] === after[part])
    );
  });
  if (back.length === 0)
    return conflict('changed_since', 'All of it has been changed since. Nothing was taken back.');
  const planned = back.map(({ before, after }) => {
    const is = current.get(before.id) ?? before;
    return { is, set: restored(is, before, after) };
  });
  const items = await keepFromGone(tx, planned);
  await writeItems(
    tx,
    now,
    items.map(({ is, set }) => ({ id: is.id, set })),
  );
  const lost =
    change.action === 'move'
      ? await sortLost(
          tx,
          now,
          items.map(({ is }) => is.id),
        )
      : 0;
  await restoreStages(tx, ctx, now, back);
  await noteAssignees(tx, ctx, now, items);
  await tx.client.query('update inbox_changes set undone_at = $3 where team_id = $1 and id = $2', [
    tx.teamId,
    id,
    now.toISOString(),
  ]);
  await audit(tx, ctx, now, {
    action: 'inbox_item.undo',
    subjectType: 'inbox_change',
    subjectId: id,
    detail: { items: back.length, of: ids.length },
  });
  await announce(
    deps,
    tx,
    now,
    back.map(({ before, after }) => ({ before: after, after: before })),
  );
  return {
    __typename: 'InboxChange' as const,
    id,
    action: change.action,
    count: back.length,
    itemIds: back.map((item) => item.before.id),
    at: now,
    undoneAt: now,
    notice: noticeOf(items, lost),
  };
}

const COLUMNS = Object.keys(ITEM_COLUMNS_OF) as ItemColumn[];
/** What must be as the act left it for the act to be taken back. */
const PARTS = [...COLUMNS, 'stage'] as const;

function differing(before: ItemSnapshot, after: ItemSnapshot): (typeof PARTS)[number][] {
  return PARTS.filter((part) => before[part] !== after[part]);
}

/** The item's columns with those of the act as they were; what was not of the act stays as it is now. */
function restored(
  is: ItemSnapshot,
  before: ItemSnapshot,
  after: ItemSnapshot,
): Pick<ItemSnapshot, ItemColumn> {
  const changed = new Set<string>(differing(before, after));
  const part = <Column extends ItemColumn>(column: Column): ItemSnapshot[Column] =>
    (changed.has(column) ? before : is)[column];
  return {
    state: part('state'),
    unread: part('unread'),
    doneAt: part('doneAt'),
    doneBy: part('doneBy'),
    assigneeId: part('assigneeId'),
    snoozedUntil: part('snoozedUntil'),
    snoozedBy: part('snoozedBy'),
    disposition: part('disposition'),
    bucketId: part('bucketId'),
  };
}

async function restoreStages(tx: TeamTx, ctx: Ctx, now: Date, back: readonly ChangedItem[]): Promise<void> {
  const staged = back.filter(({ before, after }) => before.stage !== after.stage);
  for (const { before, after } of staged)
    await tx.client.query(
      `update leads set stage = $3::lead_stage, updated_at = $5 where team_id = $1 and id = $2 and stage = $4::lead_stage`,
      [tx.teamId, before.leadId, before.stage, after.stage, now.toISOString()],
    );
  await addTimelineRows(
    tx,
    now,
    staged.map(({ before }) => ({
      leadId: before.leadId,
      type: 'lead.stage_changed',
      title: `Stage: ${before.stage} again`,
      detail: null,
      actor: actorName(ctx),
    })),
  );
}

/** An item as it is, and as it is to be. */
interface Planned {
  is: ItemSnapshot;
  set: Pick<ItemSnapshot, ItemColumn>;
}

interface Restored extends Planned {
  /** Who would have it has left the team. */
  gone: boolean;
}

/**
 * What is open belongs to somebody who is there: who left the team since the act is given nothing. Whoever is just being
 * taken out is waited for, and whoever stays cannot be taken out before this is written.
 */
async function keepFromGone(tx: TeamTx, planned: readonly Planned[]): Promise<Restored[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    'select user_id as id from team_members where team_id = $1 and user_id = any($2::uuid[]) order by user_id for key share',
    [tx.teamId, planned.flatMap(({ set }) => set.assigneeId ?? [])],
  );
  const here = new Set(rows.map(({ id }) => id));
  return planned.map(({ is, set }) => {
    const gone = set.state === 'open' && set.assigneeId !== null && !here.has(set.assigneeId);
    return { is, set: gone ? { ...set, assigneeId: null } : set, gone };
  });
}

/** What could not be put back as it was, in words; null when all of it was. `lost`: as many had a bucket that is gone. */
function noticeOf(items: readonly Restored[], lost: number): string | null {
  const gone = items.filter((item) => item.gone).length;
  const words = [
    inWords(
      gone,
      'Who had this conversation has left the team: it is nobody’s now.',
      `Who had ${gone} of these conversations has left the team: they are nobody’s now.`,
    ),
    inWords(
      lost,
      'Its bucket has been deleted since: it is where the rules put it now.',
      `Buckets of ${lost} conversations have been deleted since: they are where the rules put them now.`,
    ),
  ].flatMap((one) => one ?? []);
  return words.length > 0 ? words.join(' ') : null;
}

const inWords = (count: number, one: string, many: string): string | null =>
  count === 0 ? null : count === 1 ? one : many;

/** Who has the conversations now that somebody else had. */
async function noteAssignees(tx: TeamTx, ctx: Ctx, now: Date, items: readonly Restored[]): Promise<void> {
  const given = items.filter(({ is, set }) => is.assigneeId !== set.assigneeId);
  const titles = new Map<string | null, string>();
  for (const { set } of given)
    if (!titles.has(set.assigneeId)) titles.set(set.assigneeId, await assignmentTitle(tx, set.assigneeId));
  await addTimelineRows(
    tx,
    now,
    given.map(({ is, set, gone }) => ({
      leadId: is.leadId,
      type: 'conversation.assigned',
      title: titles.get(set.assigneeId) ?? '',
      detail: gone ? 'Who had it has left the team.' : null,
      actor: actorName(ctx),
    })),
  );
}
