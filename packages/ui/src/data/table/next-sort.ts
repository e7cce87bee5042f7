import type { Sort } from './types';

/** What a click on a column's head asks for: ascending, then descending, then the list's own order. */
export function nextSort(sort: Sort | null, id: string): Sort | null {
  if (sort?.id !== id) return { id, desc: false };
  return sort.desc ? null : { id, desc: true };
}
