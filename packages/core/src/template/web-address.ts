/** What ends a sentence and not an address. */
const PUNCTUATION = new Set('.,;:!?»”’');
const OPENING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** A web address as it was found in a text, without what ends the sentence around it; brackets in pairs are its own. */
export function trimAddress(found: string): string {
  const count: Record<string, number> = {};
  for (const char of found) count[char] = (count[char] ?? 0) + 1;
  let end = found.length;
  for (; end > 0; end -= 1) {
    const last = found.charAt(end - 1);
    const opening = OPENING[last];
    if (opening === undefined ? !PUNCTUATION.has(last) : (count[last] ?? 0) <= (count[opening] ?? 0)) break;
    count[last] = (count[last] ?? 0) - 1;
  }
  return found.slice(0, end);
}
