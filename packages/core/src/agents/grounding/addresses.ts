import type { FoundValue } from './found-value.js';

const STREETS: Readonly<Record<string, string>> = {
  street: 'st',
  st: 'st',
  avenue: 'ave',
  ave: 'ave',
  road: 'rd',
  rd: 'rd',
  drive: 'dr',
  dr: 'dr',
  lane: 'ln',
  ln: 'ln',
  boulevard: 'blvd',
  blvd: 'blvd',
  court: 'ct',
  ct: 'ct',
  place: 'pl',
  pl: 'pl',
  way: 'way',
  terrace: 'ter',
  ter: 'ter',
  circle: 'cir',
  cir: 'cir',
  highway: 'hwy',
  hwy: 'hwy',
  parkway: 'pkwy',
  pkwy: 'pkwy',
  trail: 'trl',
  trl: 'trl',
  loop: 'loop',
  square: 'sq',
  sq: 'sq',
};

/** A house number, up to four words, and what a street ends with. */
const ADDRESS = new RegExp(
  `\\b\\d{1,6}[a-z]?\\s+(?:[\\p{L}0-9.'’-]{1,30}\\s+){0,4}?(?:${Object.keys(STREETS).join('|')})\\b\\.?`,
  'giu',
);

/** Postal addresses as far as house number and street. */
export function readAddresses(text: string): FoundValue[] {
  return [...text.matchAll(ADDRESS)].map((match) => ({
    kind: 'address' as const,
    text: match[0],
    key: `address:${streetKey(match[0])}`,
    at: match.index,
  }));
}

/** The same for “12 Palm Avenue” and “12 PALM AVE.”. */
export function streetKey(address: string): string {
  return address
    .toLowerCase()
    .replaceAll(/[.,'’]/g, '')
    .split(/\s+/)
    .map((word) => (Object.hasOwn(STREETS, word) ? STREETS[word] : word))
    .join(' ')
    .trim();
}
