import { LEAD_FIELDS } from './fields.js';
import type { LeadField } from './fields.js';
import { fieldOfHeader } from './header-rules.js';
import { sniffColumn } from './sniff.js';
import type { GuessedColumn } from './types.js';

const MULTIPLE: ReadonlySet<LeadField> = new Set(
  LEAD_FIELDS.filter((entry) => entry.multiple).map((entry) => entry.field),
);
const PHONES: ReadonlySet<LeadField> = new Set<LeadField>(['phone', 'mobilePhone', 'workPhone', 'homePhone']);

function guessOne(header: string, index: number, cells: readonly string[]): GuessedColumn {
  const named = fieldOfHeader(header);
  const sniffed = sniffColumn(cells);
  const base = { column: header, index };
  if (named) {
    // Contents that plainly belong elsewhere beat the header: a column “contact” full of e-mail addresses.
    const hard = sniffed && (sniffed.field === 'email' || sniffed.field === 'phone') ? sniffed : null;
    const agrees =
      !hard ||
      hard.field === named.field ||
      PHONES.has(named.field) ||
      MULTIPLE.has(named.field) ||
      named.field === 'externalId';
    if (!agrees && hard) {
      return {
        ...base,
        field: hard.field,
        confidence: 0.8,
        because: `Named “${header}”, but it holds ${hard.what}.`,
      };
    }
    return { ...base, ...named, because: `The header “${header}” says so.` };
  }
  if (sniffed) {
    return {
      ...base,
      field: sniffed.field,
      confidence: 0.7 * sniffed.share,
      because: `The cells look like ${sniffed.what}.`,
    };
  }
  return {
    ...base,
    field: null,
    confidence: 0,
    because: 'Neither the header nor the cells tell what it is.',
  };
}

/**
 * Guesses what each column of a file is, from its header and from sample rows. A field that only one column may
 * feed goes to the surest column, the leftmost of equals; the others are left out with the reason.
 * @param samples the first rows, each with its cells in file order
 */
export function guessMapping(
  headers: readonly string[],
  samples: readonly (readonly string[])[],
): GuessedColumn[] {
  const guesses = headers.map((header, index) =>
    guessOne(
      header.replace(/^\uFEFF/, '').trim(),
      index,
      samples.map((row) => row[index] ?? ''),
    ),
  );
  return guesses.map((guess) => {
    const { field } = guess;
    if (field === null || MULTIPLE.has(field)) return guess;
    const rivals = guesses.filter((other) => other.field === field);
    const best = rivals.reduce((a, b) => (b.confidence > a.confidence ? b : a));
    if (best === guess) return guess;
    return {
      ...guess,
      field: null,
      confidence: 0,
      because: `Column ${best.index + 1} (“${best.column}”) already gives this field.`,
    };
  });
}
