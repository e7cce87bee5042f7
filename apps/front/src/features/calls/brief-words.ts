import { datesInWords } from '../../lib/format';

/** Sources in somebody's own words. */
const quotes: ReadonlySet<string> = new Set(['conversation', 'message', 'note']);

/** A text of a brief with its dates in words; what it quotes from its source stays as it was written. */
export function briefWords(text: string, { kind, value }: { kind: string; value: string }): string {
  return quotes.has(kind) && value !== ''
    ? text.split(value).map(datesInWords).join(value)
    : datesInWords(text);
}
