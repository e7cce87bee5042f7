const COMBINING = /\p{M}+/gu;
const APOSTROPHES = /['’‘‛`´ʼ＇]/gu;
const NOT_WORD = /[^\p{L}\p{N}]+/gu;
const CLAUSE_END = /[.!?;:,\n\r()[\]"“”«»*…|/–—]+|\s[-~]\s/gu;

/** Longer texts are cut: the rules look for short statements, and time must stay bounded. */
const MAX_LENGTH = 2000;

/** The part of a message that the rules read; an SMS has at most 1,600 characters. */
export function bounded(text: string): string {
  return text.slice(0, MAX_LENGTH);
}

/**
 * Text made comparable: compatibility forms unified, lower case, no accents, no apostrophes (`don’t` → `dont`),
 * everything that is neither letter nor digit (punctuation, quotes, emoji) a single space.
 */
export function normalizeInbound(text: string): string {
  return (
    text
      .slice(0, MAX_LENGTH)
      .normalize('NFKD')
      .replace(COMBINING, '')
      // Soft hyphens and zero-width characters hide inside words; they are no word breaks.
      .replace(/\p{Cf}+/gu, '')
      .replace(APOSTROPHES, '')
      .toLowerCase()
      .replace(NOT_WORD, ' ')
      .trim()
  );
}

/** The statements of a message, each normalized; empty ones are left out. */
export function clausesOf(text: string): string[] {
  return text
    .slice(0, MAX_LENGTH)
    .split(CLAUSE_END)
    .map(normalizeInbound)
    .filter((clause) => clause !== '');
}

/** Joins letters written apart: `s t o p` → `stop`. Other texts come back unchanged. */
export function joinSpelled(normalized: string): string {
  return /^(?:\p{L} ){2,}\p{L}$/u.test(normalized) ? normalized.replaceAll(' ', '') : normalized;
}
