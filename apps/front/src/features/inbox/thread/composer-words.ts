/** The canned reply that is being looked for: a slash at the very beginning, and what follows it. */
export function cannedSearch(text: string): string | null {
  const match = /^\/(\S{0,40})$/.exec(text);
  return match ? (match[1] ?? '') : null;
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
