import { LEAD_FIELDS } from './fields.js';
import type { LeadField } from './fields.js';
import { readHeader } from './header-rules.js';
import { looksLikeTowns, sniffColumn } from './sniff.js';
import { partProperty } from './property-list.js';
import type { GuessedColumn } from './types.js';

const MULTIPLE: ReadonlySet<LeadField> = new Set(
  LEAD_FIELDS.filter((entry) => entry.multiple).map((entry) => entry.field),
);
const PHONES: ReadonlySet<LeadField> = new Set<LeadField>(['phone', 'mobilePhone', 'workPhone', 'homePhone']);

function guessOne(header: string, index: number, cells: readonly string[]): GuessedColumn {
  const reading = readHeader(header);
  const sniffed = sniffColumn(cells);
  const base = { column: header, index };
  const nothing = (because: string): GuessedColumn => ({ ...base, field: null, confidence: 0, because });
  if (reading.says === 'field') {
    const { field, confidence } = reading;
    // Contents that plainly belong elsewhere beat the header: a column “contact” full of e-mail addresses.
    const hard = sniffed && (sniffed.field === 'email' || sniffed.field === 'phone') ? sniffed : null;
    const agrees =
      !hard || hard.field === field || PHONES.has(field) || MULTIPLE.has(field) || field === 'externalId';
    if (!agrees && hard) {
      return {
        ...base,
        field: hard.field,
        confidence: 0.8,
        because: `Named “${header}”, but it holds ${hard.what}.`,
      };
    }
    return { ...base, field, confidence, because: `The header “${header}” says so.` };
  }
  if (reading.says === 'anothers')
    return nothing(`“${header}” may be somebody else’s, or about something else: choose what it is.`);
  if (reading.says === 'property')
    return nothing(`It is where the property is. Choose what it is if the person lives there.`);
  if (reading.says === 'somewhere') return guessPlace(base, cells, sniffed);
  if (reading.says === 'perhaps') {
    const agrees =
      reading.field === sniffed?.field || (PHONES.has(reading.field) && sniffed?.field === 'phone');
    if (agrees && sniffed)
      return {
        ...base,
        field: reading.field,
        confidence: 0.75,
        because: `The header “${header}” speaks of it, and the cells look like ${sniffed.what}.`,
      };
  }
  if (sniffed) {
    return {
      ...base,
      field: sniffed.field,
      confidence: 0.7 * sniffed.share,
      because: `The cells look like ${sniffed.what}.`,
    };
  }
  return nothing('Neither the header nor the cells tell what it is.');
}

const PARTS_OF_PLACES: ReadonlySet<LeadField> = new Set<LeadField>(['address', 'state', 'zip']);

/** A column that is named for a place: what its cells look like decides which part of one it is. */
function guessPlace(
  base: { column: string; index: number },
  cells: readonly string[],
  sniffed: ReturnType<typeof sniffColumn>,
): GuessedColumn {
  if (sniffed && PARTS_OF_PLACES.has(sniffed.field))
    return {
      ...base,
      field: sniffed.field,
      confidence: 0.8,
      because: `“${base.column}” is a place, and the cells look like ${sniffed.what}.`,
    };
  if (looksLikeTowns(cells))
    return {
      ...base,
      field: 'city',
      confidence: 0.6,
      because: `“${base.column}” is a place, and the cells look like names of towns.`,
    };
  return {
    ...base,
    field: null,
    confidence: 0,
    because: `“${base.column}” may be a city, a state or an address: choose what it is.`,
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
  const guesses = partProperty(
    headers.map((header, index) =>
      guessOne(
        header.replace(/^\uFEFF/, '').trim(),
        index,
        samples.map((row) => row[index] ?? ''),
      ),
    ),
  );
  return guesses.map((guess) => {
    const { field } = guess;
    if (field === null || MULTIPLE.has(field)) return guess;
    // Cells that look like names, beside columns that are the names: the rep, or what a property is.
    const parts = guesses.find((other) => other.field === 'firstName' || other.field === 'lastName');
    if (field === 'fullName' && guess.confidence < 0.75 && parts)
      return {
        ...guess,
        field: null,
        confidence: 0,
        because: `The cells look like names, but column ${parts.index + 1} (“${parts.column}”) gives the person’s.`,
      };
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
