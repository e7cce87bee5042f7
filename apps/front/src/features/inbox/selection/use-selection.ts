'use client';
import { useCallback, useState } from 'react';
import type { InboxRowFragment } from '@/gql/graphql';

const none: ReadonlySet<string> = new Set();

/** Rows chosen for one act on all. What left the list is no longer chosen. */
export function useSelection(rows: readonly InboxRowFragment[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(none);
  const toggle = useCallback(
    (id: string) =>
      setIds((now) => {
        const next = new Set(now);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    [],
  );
  return {
    ids,
    rows: ids.size === 0 ? [] : rows.filter((row) => ids.has(row.id)),
    add: (more: readonly string[]) => setIds((now) => new Set([...now, ...more])),
    toggle,
    clear: () => setIds(none),
  };
}

export type Selection = ReturnType<typeof useSelection>;
