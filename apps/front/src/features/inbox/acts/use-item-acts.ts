'use client';
import { useMutation } from '@apollo/client/react';
import { toast } from '@og/ui';
import {
  ChangeInboxItemsDocument,
  UndoInboxChangeDocument,
  type ChangeInboxItemsInput,
  type InboxRowFragment,
  type InboxView,
} from '@/gql/graphql';
import { attempt } from '@/lib/apollo/attempt';
import { serverNow } from '@/lib/clock';
import type { InboxList } from '../list/use-inbox-list';
import type { Undo } from '../use-undo';
import { leavesView } from './leaves-view';

/** How long an act on rows can be taken back by z. */
const undoMs = 10_000;

export type ItemAct = Omit<ChangeInboxItemsInput, 'ids'>;

interface Acting {
  list: InboxList;
  undo: Undo;
  view: InboxView;
  /** Id of who acts. */
  me: string | null;
  /** The rows have left the list; called before the server has answered. */
  onLeave: (rows: readonly InboxRowFragment[]) => void;
  /** The rows are back as they were. */
  onBack: (rows: readonly InboxRowFragment[]) => void;
}

/** Names of whom an act concerns: "Maria Lopez", "Maria Lopez and 4 more". */
export function namesOf(rows: readonly InboxRowFragment[]): string {
  const first = rows[0]?.lead.name ?? '';
  return rows.length > 1 ? `${first} and ${rows.length - 1} more` : first;
}

/** Acts on one or many rows: shown at once, put back when the server refuses, taken back as a whole by z. */
export function useItemActs({ list, undo, view, me, onLeave, onBack }: Acting) {
  const [change] = useMutation(ChangeInboxItemsDocument);
  const [takeBack] = useMutation(UndoInboxChangeDocument);

  /**
   * @param what was done, for the bar: "Done"
   * @returns why it was refused, or null
   */
  return async (rows: readonly InboxRowFragment[], act: ItemAct, what: string): Promise<string | null> => {
    if (rows.length === 0) return null;
    const leaves = leavesView(view, act, me);
    if (leaves) onLeave(rows);
    const putBack = leaves ? list.dismiss(rows.map(({ id }) => id)) : () => undefined;
    const { ok, refused } = await attempt(async () => {
      const { data } = await change({ variables: { input: { ...act, ids: rows.map(({ id }) => id) } } });
      return data?.changeInboxItems;
    });
    if (!ok) {
      putBack();
      toast.error(`${what}, ${namesOf(rows)}: ${refused}`);
      return refused;
    }
    for (const item of ok.items) list.renewRow(item);
    undo.push({
      id: `change:${ok.id}`,
      label: `${what}: ${namesOf(rows)}`,
      until: new Date(serverNow().getTime() + undoMs).toISOString(),
      undo: async () => {
        const back = await attempt(async () => {
          const { data } = await takeBack({ variables: { id: ok.id } });
          return data?.undoInboxChange;
        });
        if (!back.ok) return back.refused;
        putBack();
        for (const item of back.ok.items) list.renewRow(item);
        if (back.ok.count < rows.length)
          toast.success(`${back.ok.count} of ${rows.length} are back: the others have changed since`);
        onBack(rows);
        return null;
      },
    });
    return null;
  };
}

export type ActOnItems = ReturnType<typeof useItemActs>;
