/** The canned reply that is being looked for: a slash at the very beginning, and what follows it. */
export function cannedSearch(text: string): string | null {
  const match = /^\/(\S{0,40})$/.exec(text);
  return match ? (match[1] ?? '') : null;
}

/**
 * Those that fit what was typed, in the server's own way: whose short name begins with it come first, then those that
 * have it in title or text; otherwise in the order given.
 */
export function fittingReplies<Reply extends { shortcut: string; title: string; body: string }>(
  replies: readonly Reply[],
  search: string,
): Reply[] {
  const wanted = search.trim().toLowerCase();
  const isNamed = ({ shortcut }: Reply) => shortcut.toLowerCase().startsWith(wanted);
  const says = ({ title, body }: Reply) => `${title} ${body}`.toLowerCase().includes(wanted);
  return [...replies.filter(isNamed), ...replies.filter((reply) => !isNamed(reply) && says(reply))];
}

/**
 * The newest message by when it was written, which is not when it is planned
 * for: ids are made in the order of writing.
 */
export function newestWritten(messages: readonly { id: string }[]): string | null {
  let newest: string | null = null;
  for (const { id } of messages) if (newest === null || id > newest) newest = id;
  return newest;
}
