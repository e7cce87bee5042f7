import { restoreCell } from './neutralize.js';

const EMPTY_WORDS: ReadonlySet<string> = new Set([
  'null',
  'n/a',
  'na',
  'none',
  '-',
  '--',
  'undefined',
  '#n/a',
  'nan',
]);

/**
 * Spellings of such words that people bear as names: Christopher Null, Li Na, Nan Goldin. `NULL`, `NA` and `null` are
 * how programs write that there is nothing, and a greeting of “Hi NULL” is worse than one without a name.
 */
const NAMES_TOO: ReadonlySet<string> = new Set(['Null', 'Na', 'Nan', 'NAN']);

/**
 * A cell without control characters and outer spaces; words that mean “nothing” become empty.
 * @param holdsName the column holds people's names, of which some look like such a word
 */
export function cleanCell(cell: string, holdsName = false): string {
  const text = restoreCell(cell.trim())
    .replace(/[\p{Cc}\uFEFF\u200B]+/gu, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
  if (holdsName && NAMES_TOO.has(text)) return text;
  return EMPTY_WORDS.has(text.toLowerCase()) ? '' : text;
}

function capitalize(word: string): string {
  const lower = word.toLowerCase();
  const mc = /^(mc)(\p{L})(\p{L}{2,})$/u.exec(lower);
  if (mc) return `Mc${(mc[2] ?? '').toUpperCase()}${mc[3]}`;
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}

const PARTICLES: ReadonlySet<string> = new Set([
  'de',
  'la',
  'del',
  'los',
  'las',
  'van',
  'von',
  'der',
  'den',
  'da',
  'dos',
  'di',
  'y',
]);
const ROMAN = /^(?:ii|iii|iv)$/i;

/** Names written all in capitals or all in small letters get usual casing; any other casing was meant. */
export function niceName(name: string): string {
  const letters = name.replace(/[^\p{L}]/gu, '');
  if (letters.length < 2 || (letters !== letters.toUpperCase() && letters !== letters.toLowerCase()))
    return name;
  // Two capitals are initials: JP stays JP.
  if (letters.length === 2 && letters === letters.toUpperCase()) return name;
  return name
    .split(' ')
    .map((word, index) => {
      if (index > 0 && PARTICLES.has(word.toLowerCase())) return word.toLowerCase();
      if (ROMAN.test(word)) return word.toUpperCase();
      return word.replace(/[\p{L}]+/gu, (part, offset: number, all: string) =>
        // `O’Brien`, `Smith-Jones`, but `Maria’s`.
        /['’]/.test(all.charAt(offset - 1)) && part.length === 1 ? part.toLowerCase() : capitalize(part),
      );
    })
    .join(' ');
}

/** First and last name of a full name: `Lopez, Maria` and titles are understood. */
export function splitName(full: string): { first: string; last: string } {
  const bare = full.replace(/^(?:mr|mrs|ms|miss|dr|prof)\.? /i, '').trim();
  const comma = /^([^,]+), *(\S.*)$/.exec(bare);
  if (comma && !/^(?:jr|sr|ii|iii|iv|md|phd|esq)\.?$/i.test(comma[2] ?? '')) {
    return { first: comma[2] ?? '', last: comma[1] ?? '' };
  }
  const space = bare.indexOf(' ');
  return space < 0 ? { first: bare, last: '' } : { first: bare.slice(0, space), last: bare.slice(space + 1) };
}

const EMAIL = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** A lowercase e-mail address, null when the text is none. `Maria <m@x.com>` and `mailto:` are understood. */
export function parseEmail(raw: string): string | null {
  const inner = /<([^<>]+)>/.exec(raw)?.[1] ?? raw;
  const email = inner
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/[.,;]+$/, '')
    .toLowerCase();
  const wrong = email.length > 254 || email.includes('..') || email.startsWith('.') || email.includes('.@');
  return !wrong && EMAIL.test(email) ? email : null;
}

/** Several phones in one cell: `305-555-0123 / 305-555-0124`, `…; …`, `… or …`, Google’s `… ::: …`. Extensions stay with their number. */
export function splitPhones(cell: string): string[] {
  return cell
    .split(
      /\s*:::\s*|\s*[;|\n]\s*|\s+\/\s+|(?<=\d{4})\/(?=\s*[(+]?\d{3})|,(?!\s*(?:x|ext|#))\s*|\s+(?:or|and|&)\s+/i,
    )
    .filter((part) => part.trim() !== '');
}
