/** A copy of a list in which the item at `index` stands `by` places on; the ends are walls. */
export function shifted<Item>(items: readonly Item[], index: number, by: number): Item[] {
  const rest = items.filter((_, at) => at !== index);
  const to = Math.min(Math.max(index + by, 0), rest.length);
  return [...rest.slice(0, to), ...items.slice(index, index + 1), ...rest.slice(to)];
}

/** "Call back later!" → "call-back-later", at most 40 signs. */
export function keyOf(label: string): string {
  return label
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
}
