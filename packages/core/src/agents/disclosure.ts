/**
 * The line that says that a machine helps, below an agent's text. An empty line adds nothing, and what says it already
 * is left as it is.
 */
export function withDisclosure(reply: string, line: string): string {
  const text = reply.trim();
  const addition = line.trim();
  if (addition === '' || text.includes(addition)) return text;
  return `${text}\n${addition}`;
}

/** Whether a text of an agent must carry the line: the first one of a conversation, where the team wants it. */
export function needsDisclosure(
  wanted: boolean,
  thread: readonly { inbound: boolean; agent?: string | null | undefined }[],
): boolean {
  return wanted && !thread.some((line) => !line.inbound && Boolean(line.agent));
}
