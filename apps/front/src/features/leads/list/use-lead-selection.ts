'use client';
import { noSelection, type Selection } from '@og/ui';
import { useState } from 'react';

/**
 * What is selected in the list. A selection belongs to one predicate: with other filters it would mean other people.
 *
 * @param filterKey changes exactly when the predicate does
 */
export function useLeadSelection(filterKey: string, rows: readonly { id: string }[]) {
  const [selected, setSelected] = useState({ key: filterKey, selection: noSelection });
  const selection = selected.key === filterKey ? selected.selection : noSelection;
  const select = (next: Selection) => {
    // The server's predicate has no exceptions: leaving one out leaves the rows that were chosen by eye.
    const plain: Selection =
      next.all && next.except.size > 0
        ? { all: false, ids: new Set(rows.map(({ id }) => id).filter((id) => !next.except.has(id))) }
        : next;
    setSelected({ key: filterKey, selection: plain });
  };
  return { selection, select };
}
