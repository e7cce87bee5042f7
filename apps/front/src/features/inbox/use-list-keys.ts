'use client';
import type { RefObject } from 'react';
import { useActions } from '@/lib/actions/registry';
import { inboxAction } from './inbox-keys';
import type { Selection } from './selection/use-selection';
import type { Cursor } from './use-cursor';
import type { Undo } from './use-undo';

interface ListKeys {
  cursor: Cursor;
  selection: Selection;
  undo: Undo;
  searchBox: RefObject<HTMLInputElement | null>;
}

/** Moving, selecting, searching and taking back. */
export function useListKeys({ cursor, selection, undo, searchBox }: ListKeys): void {
  const extend = (by: 1 | -1) => {
    const from = cursor.cursorId;
    const to = cursor.move(by);
    if (to) selection.add(from === null ? [to.id] : [from, to.id]);
  };
  useActions([
    inboxAction('inbox.next', () => cursor.move(1)),
    inboxAction('inbox.previous', () => cursor.move(-1)),
    {
      // The row has the focus, so Enter is the link's own; it stands here for the key sheet.
      id: 'inbox.open',
      label: 'Open the conversation',
      group: 'Inbox',
      keys: 'Enter',
      hidden: true,
      disabled: true,
      run: () => undefined,
    },
    inboxAction('inbox.selectNext', () => extend(1)),
    inboxAction('inbox.selectPrevious', () => extend(-1)),
    inboxAction('inbox.undo', () => void undo.undoLast(), undo.entries.length === 0),
    inboxAction('inbox.search', () => searchBox.current?.focus()),
  ]);
}
