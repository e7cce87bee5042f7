import { isUuid, type TeamTx } from '@og/db';
import { actorName, actorUserId, requirePermission, type Ctx } from '../../platform/ctx.js';
import { audit } from '../../platform/audit.js';
import { missing, type NotFound } from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { expireDraft } from '../messaging/index.js';
import type { InboxItemView } from './inbox-item.view.js';
import { ASSIGNEE_STILL_HERE } from './item/still-here.js';
import { findInboxItem } from './inbox.queries.js';
import { addTimelineRows, assignmentTitle, type TimelineRow } from './timeline.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox'>;

interface Change {
  /** SQL after `set` of item `i`, with values from `$4` on; `$3` is now. */
  set: string;
  values?: unknown[];
  action: 'done' | 'reopen' | 'read' | 'assign';
  /** Who read what is not of interest later. */
  audited: boolean;
  /** What stands in the lead's timeline. */
  line?: (tx: TeamTx) => Promise<Pick<TimelineRow, 'type' | 'title'>>;
}

/** One change of one item: an item of another team is as unknown as one that never was. */
async function changeItem(
  deps: Deps,
  ctx: Ctx,
  id: string,
  change: Change,
): Promise<InboxItemView | NotFound> {
  requirePermission(ctx, 'inbox.reply');
  if (!isUuid(id)) return missing('inbox item');
  const changed = await deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    const { rows } = await tx.client.query<{ conversation_id: string; lead_id: string; state: string }>(
      `update inbox_items i set ${change.set}, updated_at = $3 where team_id = $1 and id = $2 returning conversation_id, lead_id, state`,
      [ctx.teamId, id, now.toISOString(), ...(change.values ?? [])],
    );
    const row = rows[0];
    if (!row) return false;
    if (change.audited)
      await audit(tx, ctx, now, {
        action: `inbox_item.${change.action}`,
        subjectType: 'inbox_item',
        subjectId: id,
      });
    if (change.line)
      await addTimelineRows(tx, now, [
        { leadId: row.lead_id, detail: null, actor: actorName(ctx), ...(await change.line(tx)) },
      ]);
    if (change.action === 'done')
      await expireDraft(tx, deps, now, row.conversation_id, 'Somebody settled the conversation.');
    await deps.outbox.event(tx, now, 'inbox_item.changed.v1', [id], {
      conversationId: row.conversation_id,
      state: row.state,
    });
    return true;
  });
  return (changed ? await findInboxItem(deps, ctx, { id }) : null) ?? missing('inbox item');
}

/** Nothing more to do here. The next message of the person opens the item anew. */
export function markInboxItemDone(deps: Deps, ctx: Ctx, id: string): Promise<InboxItemView | NotFound> {
  return changeItem(deps, ctx, id, {
    set: `state = 'done', unread = false, done_at = $3, done_by = $4::uuid, snoozed_until = null, snoozed_by = null`,
    values: [actorUserId(ctx)],
    action: 'done',
    audited: true,
  });
}

/** Bring an item back to those that wait for a reply. */
export function reopenInboxItem(deps: Deps, ctx: Ctx, id: string): Promise<InboxItemView | NotFound> {
  return changeItem(deps, ctx, id, {
    set: `state = 'open', done_at = null, done_by = null, snoozed_until = null, snoozed_by = null, assignee_id = ${ASSIGNEE_STILL_HERE}`,
    action: 'reopen',
    audited: true,
  });
}

/** Somebody has looked at it. */
export function markInboxItemRead(deps: Deps, ctx: Ctx, id: string): Promise<InboxItemView | NotFound> {
  return changeItem(deps, ctx, id, { set: 'unread = false', action: 'read', audited: false });
}

/** Give an item to a member of the team, or to nobody with null. */
export async function assignInboxItem(
  deps: Deps,
  ctx: Ctx,
  id: string,
  input: { userId?: string | null },
): Promise<InboxItemView | NotFound> {
  requirePermission(ctx, 'inbox.reply');
  const userId = input.userId ?? null;
  if (userId !== null) {
    const member =
      isUuid(userId) &&
      (await deps.database.withTeam(ctx.teamId, (tx) => isMember(tx, userId), { readOnly: true }));
    if (!member) return { ...missing('member'), path: ['input', 'userId'] };
  }
  return changeItem(deps, ctx, id, {
    set: 'assignee_id = $4::uuid',
    values: [userId],
    action: 'assign',
    audited: true,
    line: async (tx) => ({ type: 'conversation.assigned', title: await assignmentTitle(tx, userId) }),
  });
}

async function isMember(tx: TeamTx, userId: string): Promise<boolean> {
  const { rowCount } = await tx.client.query('select from team_members where team_id = $1 and user_id = $2', [
    tx.teamId,
    userId,
  ]);
  return Boolean(rowCount);
}
