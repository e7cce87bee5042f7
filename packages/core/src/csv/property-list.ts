import type { LeadField } from './fields.js';
import { normalizeHeader } from './header-rules.js';
import type { GuessedColumn } from './types.js';

/** Columns that only lists of properties have. */
const OF_PROPERTIES =
  /\b(?:apn|parcel|owner (?:1|2|occupied)|property type|bedrooms|beds|year built|equity|est value|estimated value|do not mail|lot size)\b/;
const OF_MAIL = /^(?:mailing|mail)\b/;
const PARTS: ReadonlySet<LeadField> = new Set<LeadField>(['address2', 'city', 'county', 'state', 'zip']);

/**
 * A list of properties (PropStream and its kin) gives two places: `Address`, `City`, … are the property's, `Mailing
 * Address`, … the owner's, who may live in another zone. Only there the plain columns are not the person's.
 */
export function partProperty(guesses: readonly GuessedColumn[]): GuessedColumn[] {
  const words = guesses.map(({ column }) => normalizeHeader(column));
  const home = guesses.find(({ field }, at) => field === 'address' && OF_MAIL.test(words[at] ?? ''));
  const hasTown = guesses.some(
    ({ field }, at) => (field === 'state' || field === 'zip') && OF_MAIL.test(words[at] ?? ''),
  );
  if (!home || !hasTown || !words.some((header) => OF_PROPERTIES.test(header))) return [...guesses];
  const because = `The property’s: column ${home.index + 1} (“${home.column}”) is where the person gets mail.`;
  return guesses.map((guess, at) => {
    if (guess.field === null || OF_MAIL.test(words[at] ?? '')) return guess;
    if (guess.field === 'address') return { ...guess, field: 'propertyAddress', confidence: 0.8, because };
    return PARTS.has(guess.field) ? { ...guess, field: null, confidence: 0, because } : guess;
  });
}
