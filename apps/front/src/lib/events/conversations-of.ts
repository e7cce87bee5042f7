/** The conversations that an event is about: one, or those of a whole batch of messages. */
export function conversationsOf(data: unknown): readonly string[] {
  const facts = (data ?? {}) as { conversationId?: string; conversationIds?: string[] };
  if (facts.conversationIds) return facts.conversationIds;
  return facts.conversationId ? [facts.conversationId] : [];
}
