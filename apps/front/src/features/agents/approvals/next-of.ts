/** The one that is current after `id` has left a list: what stood behind it, else before it; null of none. */
export function nextOf(ids: readonly string[], id: string): string | null {
  const index = ids.indexOf(id);
  return ids[index + 1] ?? ids[index - 1] ?? null;
}

/** `by` places on from `id`, within the list; the first when it is not there. */
export function moved(ids: readonly string[], id: string | null, by: number): string | null {
  const index = id === null ? -1 : ids.indexOf(id);
  if (index < 0) return ids[0] ?? null;
  return ids[Math.min(Math.max(index + by, 0), ids.length - 1)] ?? null;
}
