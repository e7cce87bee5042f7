interface Placed {
  id: string;
  at: string;
}

/** What is loaded of a conversation: its messages and what else happened. */
export interface SeenMessages<Message> {
  byId: ReadonlyMap<string, Message>;
  /** Where older messages go on; null when the beginning is loaded. */
  olderCursor: string | null;
}

export interface MessagePage<Message> {
  messages: readonly Message[];
  hasNextPage: boolean;
  endCursor: string | null;
}

/**
 * Joins the newest page with what is loaded: nothing is doubled, nothing that
 * was loaded is lost. When the two do not touch (long away), messages between
 * them are missing, so the thread starts over from the newest page.
 *
 * @param mayGo what can be taken away again (a note): it goes when its place is in the page and it is not
 */
export function takeNewest<Message extends Placed>(
  seen: SeenMessages<Message> | null,
  page: MessagePage<Message>,
  mayGo: (message: Message) => boolean = () => false,
): SeenMessages<Message> {
  const cursor = page.hasNextPage ? page.endCursor : null;
  const touches = seen !== null && (cursor === null || page.messages.some(({ id }) => seen.byId.has(id)));
  const byId = new Map(touches ? seen.byId : []);
  const from = cursor === null ? '' : page.messages.reduce((at, one) => (one.at < at ? one.at : at), '9');
  for (const [id, message] of byId) if (mayGo(message) && message.at > from) byId.delete(id);
  for (const message of page.messages) byId.set(message.id, message);
  return { byId, olderCursor: touches && cursor !== null ? seen.olderCursor : cursor };
}

/** Adds a page of older messages. */
export function takeOlder<Message extends Placed>(
  seen: SeenMessages<Message>,
  page: MessagePage<Message>,
): SeenMessages<Message> {
  const byId = new Map(seen.byId);
  for (const message of page.messages) if (!byId.has(message.id)) byId.set(message.id, message);
  return { byId, olderCursor: page.hasNextPage ? page.endCursor : null };
}

/** In the order they are read: oldest first, planned ones last. */
export function inOrder<Message extends Placed>(seen: SeenMessages<Message>): Message[] {
  return [...seen.byId.values()].toSorted((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
}
