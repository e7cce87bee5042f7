/**
 * Data inside a prompt. Everything between the marks is JSON without a `<`, so that no text of somebody else can end
 * its own fence and be read as instructions.
 */
export function fence(name: string, data: unknown): string {
  if (!/^[a-z][a-z_]*$/.test(name)) throw new RangeError(`A fence is named like “facts”, not “${name}”.`);
  const json = (JSON.stringify(data) ?? 'null').replaceAll('<', '\\u003c');
  return `<${name}>\n${json}\n</${name}>`;
}

/** What stands in the fences of a prompt, by name; the last of a name counts. Anything else is left out. */
export function readFences(prompt: string): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [, name = '', json = ''] of prompt.matchAll(/<([a-z][a-z_]*)>\n([^<]*)\n<\/\1>/g)) {
    try {
      found.set(name, JSON.parse(json));
    } catch {
      // Not ours: prose that happens to stand between such marks.
    }
  }
  return found;
}
