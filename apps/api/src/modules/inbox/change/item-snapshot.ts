import type { TeamTx } from '@og/db';
import { ASSIGNEE_STILL_HERE } from '../item/still-here.js';

/** What acts of people change on an item and on its lead; instants as ISO strings, so that snapshots compare. */
export interface ItemSnapshot {
  id: string;
  conversationId: string;
  leadId: string;
  optedOut: boolean;
  state: 'open' | 'done';
  unread: boolean;
  doneAt: string | null;
  doneBy: string | null;
  assigneeId: string | null;
  snoozedUntil: string | null;
  snoozedBy: string | null;
  disposition: string | null;
  bucketId: string | null;
  stage: string;
}

/** The parts of a snapshot that are columns of the item, with their names. */
export const ITEM_COLUMNS_OF = {
  state: 'state',
  unread: 'unread',
  doneAt: 'done_at',
  doneBy: 'done_by',
  assigneeId: 'assignee_id',
  snoozedUntil: 'snoozed_until',
  snoozedBy: 'snoozed_by',
  disposition: 'disposition',
  bucketId: 'bucket_id',
} as const satisfies Partial<Record<keyof ItemSnapshot, string>>;

export type ItemColumn = keyof typeof ITEM_COLUMNS_OF;

interface Row extends Omit<ItemSnapshot, 'doneAt' | 'snoozedUntil'> {
  doneAt: Date | null;
  snoozedUntil: Date | null;
  zones: string[];
  memberId: string | null;
}

export interface LockedItem extends ItemSnapshot {
  /** That a lead's times are read in, when several are plausible the first. */
  zone: string | null;
  /** Who has it and is in the team. */
  memberId: string | null;
}

/**
 * Lock items for a change, in the order of their ids, so that two changes of many never wait for each other in a
 * circle. Ids that the team does not have, and items of deleted leads, are not in the answer.
 */
export async function lockItems(tx: TeamTx, ids: readonly string[]): Promise<LockedItem[]> {
  const { rows } = await tx.client.query<Row>(
    `select i.id, i.conversation_id as "conversationId", i.lead_id as "leadId", i.opted_out as "optedOut", i.state, i.unread,
       i.done_at as "doneAt", i.done_by as "doneBy", i.assignee_id as "assigneeId", i.snoozed_until as "snoozedUntil",
       i.snoozed_by as "snoozedBy", i.disposition, i.bucket_id as "bucketId", l.stage, l.time_zones as zones,
       ${ASSIGNEE_STILL_HERE} as "memberId"
     from inbox_items i join leads l on l.team_id = i.team_id and l.id = i.lead_id and l.deleted_at is null
     where i.team_id = $1 and i.id = any($2::uuid[]) order by i.id for update of i`,
    [tx.teamId, ids],
  );
  return rows.map(({ zones, doneAt, snoozedUntil, ...row }) => ({
    ...row,
    doneAt: doneAt?.toISOString() ?? null,
    snoozedUntil: snoozedUntil?.toISOString() ?? null,
    zone: zones[0] ?? null,
  }));
}

/** Write columns of items; each item may get values of its own. */
export async function writeItems(
  tx: TeamTx,
  now: Date,
  changes: readonly { id: string; set: Partial<Pick<ItemSnapshot, ItemColumn>> }[],
): Promise<void> {
  const columns = Object.keys(changes[0]?.set ?? {}) as ItemColumn[];
  if (columns.length === 0) return;
  const sets = columns.map((column) => `${ITEM_COLUMNS_OF[column]} = new.${ITEM_COLUMNS_OF[column]}`);
  await tx.client.query(
    `update inbox_items i set ${sets.join(', ')}, updated_at = $3
     from jsonb_populate_recordset(null::inbox_items, $2::jsonb) as new where i.team_id = $1 and i.id = new.id`,
    [
      tx.teamId,
      JSON.stringify(
        changes.map(({ id, set }) => ({
          id,
          ...Object.fromEntries(columns.map((column) => [ITEM_COLUMNS_OF[column], set[column]])),
        })),
      ),
      now.toISOString(),
    ],
  );
}
