import { isUuid, type TeamTx } from '@og/db';
import { againOnConflict } from '../../../platform/again-on-conflict.js';
import { audit } from '../../../platform/audit.js';
import { actorName, requirePermission, type Ctx } from '../../../platform/ctx.js';
import { conflict, missing, type Conflict, type NotFound } from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
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
 * the count. Runs that the act ended stay ended: nothing is sent to anybody by an undo.
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
  await writeItems(
    tx,
    now,
    back.map(({ before, after }) => ({
      id: before.id,
      set: restored(current.get(before.id) ?? before, before, after),
    })),
  );
  await restoreStages(tx, ctx, now, back);
  await noteAssignees(tx, ctx, now, back);
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

/** Who has the conversations now that had gone to somebody else. */
async function noteAssignees(tx: TeamTx, ctx: Ctx, now: Date, back: readonly ChangedItem[]): Promise<void> {
  const given = back.filter(({ before, after }) => before.assigneeId !== after.assigneeId);
  const titles = new Map<string | null, string>();
  for (const { before } of given)
    if (!titles.has(before.assigneeId))
      titles.set(before.assigneeId, await assignmentTitle(tx, before.assigneeId));
  await addTimelineRows(
    tx,
    now,
    given.map(({ before }) => ({
      leadId: before.leadId,
      type: 'conversation.assigned',
      title: titles.get(before.assigneeId) ?? '',
      detail: null,
      actor: actorName(ctx),
    })),
  );
}
