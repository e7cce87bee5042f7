'use client';
import type { RefObject } from 'react';
import { useActions } from '@/lib/actions/registry';
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
  const group = 'Inbox';
  const extend = (by: 1 | -1) => {
    const from = cursor.cursorId;
    const to = cursor.move(by);
    if (to) selection.add(from === null ? [to.id] : [from, to.id]);
  };
  useActions([
    {
      id: 'inbox.next',
      label: 'Next conversation',
      group,
      keys: 'j',
      hidden: true,
      run: () => cursor.move(1),
    },
    {
      id: 'inbox.previous',
      label: 'Previous conversation',
      group,
      keys: 'k',
      hidden: true,
      run: () => cursor.move(-1),
    },
    {
      // The row has the focus, so Enter is the link's own; it stands here for the key sheet.
      id: 'inbox.open',
      label: 'Open the conversation',
      group,
      keys: 'Enter',
      hidden: true,
      disabled: true,
      run: () => undefined,
    },
    {
      id: 'inbox.selectNext',
      label: 'Select, and go to the next',
      group,
      keys: 'Shift+j',
      hidden: true,
      run: () => extend(1),
    },
    {
      id: 'inbox.selectPrevious',
      label: 'Select, and go to the previous',
      group,
      keys: 'Shift+k',
      hidden: true,
      run: () => extend(-1),
    },
    {
      id: 'inbox.undo',
      label: 'Undo the last act or send',
      group,
      keys: 'z',
      disabled: undo.entries.length === 0,
      run: () => void undo.undoLast(),
    },
    {
      id: 'inbox.search',
      label: 'Search the inbox',
      group,
      keys: '/',
      run: () => searchBox.current?.focus(),
    },
  ]);
}
