import type { LeadField } from './fields.js';
import { SYNONYMS } from './header-names.js';

const FIELD_BY_HEADER: ReadonlyMap<string, LeadField> = new Map(
  (Object.entries(SYNONYMS) as [LeadField, readonly string[]][]).flatMap(([field, names]) =>
    names.map((name) => [name, field] as const),
  ),
);

/** Words that only tell columns of one kind apart: `phone 2`, `2nd phone`, `secondary email`. */
const ORDER =
  /\b(?:\d+(?: ?(?:st|nd|rd|th))?|primary|secondary|tertiary|main|other|alt|alternate|additional)\b/g;

/** Words for the person whom the file is about: `Seller First Name`, `Decision Maker Email`. */
const WHOSE =
  /\b(?:lead|contact|customer|client|prospect|seller|buyer|owner|homeowner|home|decision|maker|recipient|attendee|member|patient|student|tenant|borrower|applicant|donor|personal|work|business|biz|best|direct|my|your|the|current)\b/g;

/** What may be found behind those words; a `lead state` may be a stage of the sale, so not everything. */
const FOUND_INSIDE: ReadonlySet<LeadField> = new Set<LeadField>([
  'firstName',
  'lastName',
  'email',
  'phone',
  'mobilePhone',
  'zip',
  'propertyAddress',
]);

/** Somebody or something else than the person, whatever the cells look like: a fax, the rep, a country, the seat of the company. */
const ANOTHERS =
  /\b(?:fax|assistant|asst|emergency|spouse|agent|linkedin|facebook|twitter|instagram|photo|avatar|country|language|currency|ids?|apn|parcel)\b|\b(?:lead|contact|account|company|record|deal|opportunity|campaign|list) owner\b|\bassigned\b|\b(?:created|modified|updated|referred) by\b|\breports to\b|\bcare of\b|^(?:company|corporate|hq|headquarters) (?:address|street|city|county|state|region|zip|postal)\b/;

/** `phone type`, `email status` describe a value, they do not hold it. */
const DESCRIBES = /\b(?:type|label|status|verified|valid|consent|date|opt|opted|carrier|score|count|dnc)\b/;

/** Headers that name a place without saying which part of one. */
const SOMEWHERE: ReadonlySet<string> = new Set(['where', 'location', 'place', 'lives in', 'based in']);

/** `E-Mail` → `e mail`, `companyName` → `company name`, `Phone #1` → `phone 1`. */
export function normalizeHeader(header: string): string {
  return header
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Za-z])(\d)/g, '$1 $2')
    .replace(/(\d)([A-Za-z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What a header alone tells. */
export type HeaderReading =
  /** It names a field, so surely. */
  | { says: 'field'; field: LeadField; confidence: number }
  /** It speaks of a field among other words: only cells that look like it make it one. */
  | { says: 'perhaps'; field: 'email' | 'phone' | 'mobilePhone' }
  /** It names a place; which part of one only the cells can tell. */
  | { says: 'somewhere' }
  /** It belongs to somebody or something else, whatever is in it. */
  | { says: 'anothers' }
  /** It belongs to the property, where the person may not live. */
  | { says: 'property' }
  | { says: 'nothing' };

/** Reads a column's header. */
export function readHeader(header: string): HeaderReading {
  const words = normalizeHeader(header);
  const exact = FIELD_BY_HEADER.get(words) ?? FIELD_BY_HEADER.get(words.replaceAll(' ', ''));
  if (exact) return { says: 'field', field: exact, confidence: 0.98 };
  if (SOMEWHERE.has(words)) return { says: 'somewhere' };
  if (ANOTHERS.test(words)) return { says: 'anothers' };
  if (/^(?:property|site|situs) (?:city|county|state|zip|postal|unit)\b/.test(words))
    return { says: 'property' };
  const bare = without(words, ORDER);
  const numbered = bare === words ? undefined : FIELD_BY_HEADER.get(bare);
  if (numbered) return { says: 'field', field: numbered, confidence: 0.95 };
  if (DESCRIBES.test(words)) return { says: 'nothing' };
  const inside = FIELD_BY_HEADER.get(without(bare, WHOSE));
  if (inside && FOUND_INSIDE.has(inside)) return { says: 'field', field: inside, confidence: 0.75 };
  if (/\be ?mail\b/.test(words)) return { says: 'perhaps', field: 'email' };
  if (/\b(?:mobile|cell|wireless)\b/.test(words)) return { says: 'perhaps', field: 'mobilePhone' };
  if (/\b(?:phone|telephone|tel)\b/.test(words)) return { says: 'perhaps', field: 'phone' };
  return { says: 'nothing' };
}

function without(words: string, which: RegExp): string {
  return words.replace(which, ' ').replace(/\s+/g, ' ').trim();
}
