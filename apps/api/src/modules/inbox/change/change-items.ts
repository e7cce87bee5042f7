import { newId, type TeamTx } from '@og/db';
import { againOnConflict } from '../../../platform/again-on-conflict.js';
import { audit } from '../../../platform/audit.js';
import { actorUserId, requirePermission, type Ctx } from '../../../platform/ctx.js';
import {
  invalidField,
  missing,
  parseInput,
  type InvalidInput,
  type NotFound,
} from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import { expireDraft, lockPendingSends } from '../../messaging/index.js';
import { keepList } from '../lock-list.js';
import { readDispositions, type DispositionView } from '../settings/dispositions.js';
import { changeLeads, effectsOf, type ItemEffect } from './act-on-items.js';
import { changeSchema, type ChangeItems, type InboxAction } from './change-input.js';
import { lockItems, writeItems, type ItemSnapshot, type LockedItem } from './item-snapshot.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox'>;

/** One act of a person, with how it can be taken back. */
export interface InboxChangeView {
  __typename: 'InboxChange';
  id: string;
  action: InboxAction;
  /** How many items it changed. */
  count: number;
  itemIds: string[];
  at: Date;
  undoneAt: Date | null;
  /** What an undo could not put back as it was, in words. */
  notice: string | null;
}

/** What was before and after an act, for one item; enough to take it back when nothing else came in between. */
export interface ChangedItem {
  before: ItemSnapshot;
  after: ItemSnapshot;
}

/**
 * One act on one or many items: all of it or nothing. Items that are gone, or that the act cannot concern, are left
 * out of the count.
 */
export async function changeInboxItems(
  deps: Deps,
  ctx: Ctx,
  input: unknown,
): Promise<InboxChangeView | InvalidInput | NotFound> {
  requirePermission(ctx, 'inbox.reply');
  const parsed = parseInput(changeSchema, input);
  if (!parsed.ok) return parsed.failure;
  const change = parsed.data;
  // A message that comes in takes the lead before the item, an act on many items cannot: whoever loses goes again.
  return againOnConflict(() =>
    deps.database.withTeam(ctx.teamId, (tx) => changeItems(tx, deps, ctx, change)),
  );
}

async function changeItems(
  tx: TeamTx,
  deps: Deps,
  ctx: Ctx,
  change: ChangeItems,
): Promise<InboxChangeView | InvalidInput | NotFound> {
  const now = deps.clock.now();
  const stranger = await namesStranger(tx, change);
  if (stranger) return stranger;
  const disposition = await dispositionOf(tx, now, change);
  if (disposition === undefined)
    return invalidField('disposition', 'unknown', 'The team has no such outcome: choose one of the list.');
  if (change.action === 'stage' || change.action === 'dispose') await lockSendsOf(tx, change.ids);
  const items = await lockItems(tx, change.ids);
  if (items.length === 0) return missing('inbox item');
  const effects = effectsOf(ctx, now, change, items, disposition);
  if (!Array.isArray(effects)) return effects;
  await writeItems(tx, now, effects);
  await changeLeads(tx, ctx, now, change, effects, disposition);
  if (SETTLED.has(change.action))
    for (const item of items)
      await expireDraft(tx, deps, now, item.conversationId, 'Somebody settled the conversation.');
  const changed = snapshots(items, effects);
  if (change.action === 'move') await noteMoves(tx, ctx, now, changed);
  const id = newId();
  await tx.client.query(
    'insert into inbox_changes (team_id, id, action, user_id, before, created_at) values ($1, $2, $3, $4, $5, $6)',
    [tx.teamId, id, change.action, actorUserId(ctx), JSON.stringify(changed), now.toISOString()],
  );
  await audit(tx, ctx, now, {
    action: `inbox_item.${change.action}`,
    subjectType: 'inbox_change',
    subjectId: id,
    detail: { items: effects.length, ids: effects.slice(0, 20).map((effect) => effect.id) },
  });
  await announce(deps, tx, now, changed);
  return {
    __typename: 'InboxChange' as const,
    id,
    action: change.action,
    count: effects.length,
    itemIds: effects.map((effect) => effect.id),
    at: now,
    undoneAt: null,
    notice: null,
  };
}

/** After these nobody waits for an agent's draft. */
const SETTLED: ReadonlySet<InboxAction> = new Set(['done', 'dispose', 'snooze']);

/** Browsers learn of all items at once. */
export async function announce(
  deps: Pick<Platform, 'outbox'>,
  tx: TeamTx,
  now: Date,
  changed: readonly ChangedItem[],
): Promise<void> {
  const [first] = changed;
  if (!first) return;
  await deps.outbox.event(
    tx,
    now,
    'inbox_item.changed.v1',
    changed.map((item) => item.after.id),
    { conversationId: first.after.conversationId, state: first.after.state },
  );
  const staged = changed.filter((item) => item.before.stage !== item.after.stage);
  if (staged.length > 0)
    await deps.outbox.event(
      tx,
      now,
      'lead.changed.v1',
      staged.map((item) => item.after.leadId),
      { count: staged.length },
    );
}

/** Whoever may end runs holds their pending sends first, lead by lead in one order. */
async function lockSendsOf(tx: TeamTx, itemIds: readonly string[]): Promise<void> {
  const { rows } = await tx.client.query<{ lead_id: string }>(
    'select lead_id from inbox_items where team_id = $1 and id = any($2::uuid[]) order by lead_id',
    [tx.teamId, itemIds],
  );
  for (const row of rows) await lockPendingSends(tx, { leadId: row.lead_id });
}

async function dispositionOf(
  tx: TeamTx,
  now: Date,
  change: ChangeItems,
): Promise<DispositionView | null | undefined> {
  if (change.action !== 'dispose') return null;
  return (await readDispositions(tx, now)).find((item) => item.key === change.disposition);
}

async function namesStranger(
  tx: TeamTx,
  { action, userId, bucketId }: ChangeItems,
): Promise<NotFound | null> {
  if (action === 'assign' && userId) {
    const { rowCount } = await tx.client.query(
      'select from team_members where team_id = $1 and user_id = $2',
      [tx.teamId, userId],
    );
    if (!rowCount) return { ...missing('member'), path: ['input', 'userId'] };
  }
  if (action === 'move' && bucketId) {
    // Who deletes it from now on sorts after this.
    await keepList(tx, 'buckets');
    const { rowCount } = await tx.client.query(
      'select from response_buckets where team_id = $1 and id = $2',
      [tx.teamId, bucketId],
    );
    if (!rowCount) return { ...missing('bucket'), path: ['input', 'bucketId'] };
  }
  return null;
}

function snapshots(items: readonly LockedItem[], effects: readonly ItemEffect[]): ChangedItem[] {
  return effects.flatMap((effect) => {
    const item = items.find(({ id }) => id === effect.id);
    if (!item) return [];
    const { zone: _zone, memberId: _memberId, ...before } = item;
    return [{ before, after: { ...before, ...effect.set, stage: effect.stage ?? before.stage } }];
  });
}

/** Where a person puts an item it stays until the next message, whatever the rules say. */
async function noteMoves(tx: TeamTx, ctx: Ctx, now: Date, changed: readonly ChangedItem[]): Promise<void> {
  await tx.client.query(
    `insert into bucket_moves (team_id, id, item_id, from_bucket_id, to_bucket_id, moved_by, created_at)
     select $1, m.id, m.item_id, m.from_id, m.to_id, $3, $2 from unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[]) as m(id, item_id, from_id, to_id)`,
    [
      tx.teamId,
      now.toISOString(),
      actorUserId(ctx),
      changed.map(() => newId()),
      changed.map((item) => item.after.id),
      changed.map((item) => item.before.bucketId),
      changed.map((item) => item.after.bucketId),
    ],
  );
}
