'use client';
import { toast } from '@og/ui';
import { useRef } from 'react';
import {
  ChangeInboxItemsDocument,
  UndoInboxChangeDocument,
  type ChangeInboxItemsInput,
  type InboxRowFragment,
  type InboxView,
} from '@/gql/graphql';
import { attempt } from '@/lib/apollo/attempt';
import { useMutate } from '@/lib/apollo/use-mutate';
import { serverNow } from '@/lib/clock';
import type { InboxList } from '../list/use-inbox-list';
import type { Undoable } from '../undo-stack';
import type { Undo } from '../use-undo';
import { leavesView } from './leaves-view';
import { leftOut } from './left-out';

/** How long an act on rows can be taken back by z. */
const undoMs = 10_000;

export type ItemAct = Omit<ChangeInboxItemsInput, 'ids'>;

interface Acting {
  list: InboxList;
  undo: Undo;
  view: InboxView;
  /** The bucket that is shown, when it is one. */
  bucket: string | null;
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
export function useItemActs({ list, undo, view, bucket, me, onLeave, onBack }: Acting) {
  const change = useMutate(ChangeInboxItemsDocument);
  const takeBack = useMutate(UndoInboxChangeDocument);
  const inTurn = useInTurn();

  /**
   * @param what was done, for the bar: "Done"
   * @returns why it was refused, or null
   */
  return async (rows: readonly InboxRowFragment[], act: ItemAct, what: string): Promise<string | null> => {
    if (rows.length === 0) return null;
    const label = `${what}: ${namesOf(rows)}`;
    const leaves = leavesView(view, act, me, bucket);
    if (leaves) onLeave(rows);
    const putBack = leaves ? list.dismiss(rows.map(({ id }) => id)) : (_ids?: readonly string[]) => undefined;
    const answer = inTurn(() =>
      attempt(async () => {
        const { data } = await change({ variables: { input: { ...act, ids: rows.map(({ id }) => id) } } });
        return data?.changeInboxItems;
      }),
    );
    const undoOf = (id: string) => async () => {
      const back = await attempt(async () => {
        const { data } = await takeBack({ variables: { id }, keepalive: true });
        return data?.undoInboxChange;
      });
      if (!back.ok) return back.refused;
      putBack();
      for (const item of back.ok.items) list.renewRow(item);
      if (back.ok.count < rows.length)
        toast.success(`${back.ok.count} of ${rows.length} are back: the others have changed since`);
      onBack(rows);
      return back.ok.notice;
    };
    const done = async (): Promise<Undoable | null> => {
      const { ok } = await answer;
      const until = new Date(serverNow().getTime() + undoMs).toISOString();
      return ok && ok.count > 0 ? { id: `change:${ok.id}`, label, until, undo: undoOf(ok.id) } : null;
    };
    undo.during(label, done());
    const { ok, refused } = await answer;
    if (ok) {
      for (const item of ok.items) list.renewRow(item);
      const { rows: left, words } = leftOut(rows, ok.items);
      if (words === null) return null;
      putBack(left.map(({ id }) => id));
      toast.error(`${what}: ${words}`);
      return ok.count > 0 ? null : words;
    }
    putBack();
    toast.error(`${what}, ${namesOf(rows)}: ${refused}`);
    return refused;
  };
}

export type ActOnItems = ReturnType<typeof useItemActs>;

/** One at a time, in the order of the keys: the server sees the acts as a person did them. */
function useInTurn() {
  const last = useRef<Promise<unknown>>(Promise.resolve());
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.current.then(work);
    last.current = mine.catch(() => undefined);
    return mine;
  };
}
