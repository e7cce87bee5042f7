import { useState } from 'react';

/**
 * Which item of a list is being edited, and the list as it was when that began: whoever saves says what they saw, so that
 * nothing is overwritten that somebody saved meanwhile.
 */
export function useEdited<Item extends { id: string; version: string }>(list: readonly Item[]) {
  const [begun, setBegun] = useState<{ of: Item | 'new'; seen: string[] | null } | null>(null);
  const shown = list.map((item) => item.version);
  return {
    editing: begun?.of ?? null,
    edit: (of: Item | 'new') => setBegun({ of, seen: shown }),
    close: () => setBegun(null),
    /** Versions of the list that the next save is made from. */
    seen: begun?.seen ?? shown,
    /** Somebody saved meanwhile and was told so: from now on the list that is shown is the one that was seen. */
    told: () => setBegun((now) => now && { ...now, seen: null }),
  };
}

/** The list with what was written of one item: in its place, or as a new one where `add` puts it. */
export function withWritten<Item extends { id: string }, Written extends object>(
  list: readonly Item[],
  of: Item | 'new' | null,
  written: Written,
  add: (list: readonly Item[], one: Written) => (Item | Written)[],
): (Item | (Written & { id?: string }))[] {
  const id = of === 'new' ? undefined : of?.id;
  // One that somebody deleted meanwhile comes back with what was typed.
  if (!list.some((item) => item.id === id)) return add(list, written);
  return list.map((item) => (item.id === id ? { ...written, id: item.id } : item));
}
