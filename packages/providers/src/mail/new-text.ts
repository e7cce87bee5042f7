/** Lines after which a mail only repeats an earlier one. */
const REPEATS: readonly RegExp[] = [
  /^\s*-{2,}\s*(original message|forwarded message|ursprüngliche nachricht|mensaje original)\s*-{2,}\s*$/i,
  /^\s*_{10,}\s*$/,
  /^\s*(from|von|de):\s.+@/i,
  /^\s*sent from my \S/i,
  // A signature begins with this line (RFC 3676).
  /^-- ?$/,
];
const VERB = '(?:wrote|schrieb|escribió|a écrit)';
/** `On Monday, Ann Example <ann@example.com> wrote:`; other tongues name the writer last. */
const INTRODUCTION = new RegExp(`^\\s*(?:on|am|el|le)\\s.{4,200}?\\s${VERB}(?=[\\s:])[^:]{0,120}:\\s*$`, 'i');
const QUOTED = /^\s*>/;

/**
 * What a person writes now, above or below the mail that they answer, and without their signature. What we wrote
 * ourselves, our own words on how to unsubscribe among them, must not be taken for theirs.
 */
export function newTextOf(text: string): string {
  const lines = joinWrapped(text.replace(/\r\n?/g, '\n').split('\n'));
  const kept: string[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (REPEATS.some((sign) => sign.test(line))) break;
    if (INTRODUCTION.test(line)) {
      const next = lines.slice(index + 1).find((following) => following.trim() !== '');
      // Without marks nobody can tell where the quoted mail ends: it goes on to the end.
      if (next === undefined || !QUOTED.test(next)) break;
      continue;
    }
    if (!QUOTED.test(line)) kept.push(line);
  }
  return kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** An introduction that a mail program has wrapped over two lines is one. */
function joinWrapped(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const next = lines[index + 1] ?? '';
    const both = `${line.trimEnd()} ${next.trim()}`;
    if (!INTRODUCTION.test(line) && !QUOTED.test(line) && INTRODUCTION.test(both)) {
      joined.push(both);
      index++;
    } else joined.push(line);
  }
  return joined;
}
