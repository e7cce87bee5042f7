/** The ids in a header, without their brackets: `<a@b> <c@d>` is two. */
export function idsOf(header: string | undefined): string[] {
  return [...(header ?? '').matchAll(/<([^<>\s]+)>/g)].flatMap((found) => found[1] ?? []);
}
