import { withoutFooter } from './compose.js';
import { splitReply, belowHistory, type SplitReply } from './quoting.js';

/** Fewer words than this may stand in any two texts. */
const TELLING = 3;
/** Our texts are read so far, and so many lines of theirs: time stays bounded whatever somebody sends. */
const MAX_OURS = 5_000;
const MAX_LINES = 2_000;

/**
 * Part an answer from its history when it is known what we wrote before: sentences of ours that a mail client copied
 * without any mark are history too, also when it broke their lines anew. What stands below an unmarked copy of ours is
 * the answer when nothing stands above it.
 * @param ours texts that we sent to the person
 */
export function splitKnownReply(text: string, ours: readonly string[]): SplitReply {
  const known = ours.map((one) => ` ${wordsOf(one.slice(0, MAX_OURS)).join(' ')} `);
  const above = splitReply(withoutKnown(text, known));
  if (above.reply !== '' || known.length === 0) return above;
  const history = belowHistory(text);
  const below = withoutKnown(withoutFooter(history), known);
  // Only what is ours is known to end: below somebody else's letter nobody can tell who wrote.
  return below.trim() === history.trim() ? above : { ...splitReply(below), quoted: true };
}

/** Leave out lines and sentences that are ours word by word. Quoted lines stay: their mark says more than their words. */
function withoutKnown(text: string, known: readonly string[]): string {
  if (known.length === 0) return text;
  const isKnown = (words: readonly string[]): boolean =>
    words.length >= TELLING && known.some((one) => one.includes(` ${words.join(' ')} `));
  const lines = text.split(/\r\n?|\n/);
  const words = lines.slice(0, MAX_LINES).map(wordsOf);
  const filled = [...words.keys()].filter((at) => (words[at] ?? []).length > 0);
  const ours = new Set<number>();
  for (const [place, at] of filled.entries()) {
    const own = words[at] ?? [];
    const before = words[filled[place - 1] ?? -1] ?? [];
    const after = words[filled[place + 1] ?? -1] ?? [];
    // One or two words are ours when they go on, or begin, what is ours beside them.
    const known =
      own.length >= TELLING
        ? isKnown(own)
        : isKnown([...before.slice(-TELLING), ...own]) || isKnown([...own, ...after.slice(0, TELLING)]);
    if (known && !(lines[at] ?? '').trimStart().startsWith('>')) ours.add(at);
  }
  return lines
    .flatMap((line, at) => {
      if (ours.has(at)) return [];
      if (at >= MAX_LINES || line.trimStart().startsWith('>')) return [line];
      return [
        sentencesOf(line)
          .filter((sentence) => !isKnown(wordsOf(sentence)))
          .join(' '),
      ];
    })
    .join('\n');
}

function sentencesOf(line: string): string[] {
  return line.split(/(?<=[.!?])\s+/);
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
