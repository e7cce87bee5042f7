/** The headers of a mail by lower-case name, folded lines joined; of a repeated one the first. */
export function parseHeaders(raw: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of raw.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}

/** One header; undefined when the mail has none of that name. */
export function headerOf(headers: ReadonlyMap<string, string>, name: string): string | undefined {
  return headers.get(name);
}

/** The ids in a header, without their brackets: `<a@b> <c@d>` is two. */
export function idsOf(header: string | undefined): string[] {
  return [...(header ?? '').matchAll(/<([^<>\s]+)>/g)].flatMap((found) => found[1] ?? []);
}
