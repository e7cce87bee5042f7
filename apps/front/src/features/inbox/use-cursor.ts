'use client';
import { useMediaQuery } from '@og/ui';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { InboxRowFragment } from '@/gql/graphql';
import { modalIsOpen } from '@/lib/actions/focus-rules';

function focusRow(id: string): void {
  // What stands over the list keeps the focus.
  if (modalIsOpen()) return;
  document.querySelector<HTMLElement>(`[data-inbox-row="${id}"]`)?.focus({ preventScroll: true });
}

/** Puts the focus on a row as soon as it is drawn, before the next key is read: Enter right after j opens it. */
function useRowFocus(): (id: string) => void {
  const [wanted, setWanted] = useState<{ id: string } | null>(null);
  useLayoutEffect(() => {
    if (wanted) focusRow(wanted.id);
  }, [wanted]);
  return useCallback((id: string) => setWanted({ id }), []);
}

interface CursorInput {
  rows: readonly InboxRowFragment[];
  openId: string | null;
  go: (id: string | null) => void;
}

/** The row that j and k are at; an open conversation moves with it. */
export function useCursor({ rows, openId, go }: CursorInput) {
  const [movedTo, setMovedTo] = useState<string | null>(null);
  const onePane = useMediaQuery('(max-width: 759px)');
  const openRow = rows.find((row) => row.conversationId === openId);
  const cursorId = movedTo ?? openRow?.id ?? null;
  const focus = useRowFocus();

  const open = useCallback(
    (row: InboxRowFragment) => {
      setMovedTo(row.id);
      go(row.conversationId);
      if (!onePane) focus(row.id);
    },
    [go, onePane, focus],
  );
  /** @returns the row that the cursor is at now */
  const move = (by: 1 | -1): InboxRowFragment | undefined => {
    const at = rows.findIndex((row) => row.id === cursorId);
    const row = rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by))];
    if (!row) return undefined;
    setMovedTo(row.id);
    if (openId) go(row.conversationId);
    if (!(onePane && openId)) focus(row.id);
    return row;
  };
  const rowAfter = (gone: readonly { id: string }[]) => {
    const ids = new Set(gone.map(({ id }) => id));
    const last = rows.findLastIndex((row) => ids.has(row.id));
    return (
      rows.find((row, index) => index > last && !ids.has(row.id)) ??
      rows.findLast((row, index) => index < last && !ids.has(row.id))
    );
  };
  /** Goes on to what comes after these rows, or before them at the end; who reads a conversation reads the next. */
  const leave = (gone: readonly { id: string }[]) => {
    const next = rowAfter(gone);
    if (openId) {
      if (next) open(next);
      else go(null);
    } else if (next) {
      setMovedTo(next.id);
      focus(next.id);
    }
  };

  // On a phone the list is gone while a thread is open; back on the list the focus is where it was.
  const wasOpen = useRef(openId);
  useEffect(() => {
    if (wasOpen.current !== null && openId === null && onePane && cursorId !== null) focusRow(cursorId);
    wasOpen.current = openId;
  }, [openId, onePane, cursorId]);

  return {
    cursorId,
    row: rows.find((row) => row.id === cursorId),
    onePane,
    open,
    move,
    leave,
    reset: () => setMovedTo(null),
  };
}

export type Cursor = ReturnType<typeof useCursor>;
