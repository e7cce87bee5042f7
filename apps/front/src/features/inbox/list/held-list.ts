/** A list that keeps its order while the server's list moves under it. */
export interface HeldList<Item> {
  /** Ids in the order they are shown. */
  order: readonly string[];
  /** The newest version of every item that was ever seen. */
  items: ReadonlyMap<string, Item>;
  /** Items that belong above or between the shown ones: offered, not inserted. */
  fresh: readonly string[];
  /** Taken away here, with the last message they had: they stay away until there is a newer one. */
  dismissed: ReadonlyMap<string, string>;
}

interface Held {
  id: string;
  lastMessageAt: string;
}

export function emptyHeldList<Item>(): HeldList<Item> {
  return { order: [], items: new Map(), fresh: [], dismissed: new Map() };
}

/**
 * Takes in what the server now answers. Known items are renewed in their
 * place; items after the last known one are appended (a further page); new
 * items anywhere else become `fresh`, so that rows never move under a cursor.
 *
 * @param answer the server's list so far, in its order
 */
export function takeIn<Item extends Held>(held: HeldList<Item>, answer: readonly Item[]): HeldList<Item> {
  const incoming = answer.filter((item) => held.dismissed.get(item.id) !== item.lastMessageAt);
  const items = new Map(held.items);
  for (const item of incoming) items.set(item.id, item);
  const known = new Set(held.order);
  if (known.size === 0) return { ...held, order: incoming.map((item) => item.id), items, fresh: [] };
  const lastKnown = incoming.findLastIndex((item) => known.has(item.id));
  const appended = incoming.filter((item, index) => index > lastKnown && !known.has(item.id));
  // Without a known item in sight everything may be new: nothing says that it belongs to the end.
  const tail = lastKnown < 0 ? [] : appended.map((item) => item.id);
  const inTail = new Set(tail);
  const fresh = incoming.filter((item) => !known.has(item.id) && !inTail.has(item.id)).map((item) => item.id);
  return { ...held, order: [...held.order, ...tail], items, fresh };
}

/** The server's list as it is, after somebody asked for what is fresh. */
export function takeFresh<Item extends Held>(
  held: HeldList<Item>,
  incoming: readonly Item[],
): HeldList<Item> {
  return takeIn({ ...held, order: [], fresh: [] }, incoming);
}

/** One item renewed in its place. */
export function renew<Item extends Held>(held: HeldList<Item>, item: Item): HeldList<Item> {
  if (!held.items.has(item.id)) return held;
  return { ...held, items: new Map(held.items).set(item.id, item) };
}

/** One item taken away, e.g. because it was done here. */
export function without<Item extends Held>(held: HeldList<Item>, id: string): HeldList<Item> {
  const item = held.items.get(id);
  return {
    ...held,
    dismissed: item ? new Map(held.dismissed).set(id, item.lastMessageAt) : held.dismissed,
    order: held.order.filter((other) => other !== id),
    fresh: held.fresh.filter((other) => other !== id),
  };
}

/** Puts an item back where it was; another list, which never held it, stays as it is. */
export function putBack<Item>(held: HeldList<Item>, id: string, index: number): HeldList<Item> {
  if (held.order.includes(id) || !held.items.has(id)) return held;
  const dismissed = new Map(held.dismissed);
  dismissed.delete(id);
  return { ...held, dismissed, order: held.order.toSpliced(index, 0, id) };
}
