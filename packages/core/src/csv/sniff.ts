import { STATE_NAMES } from '../geo/state-names.js';
import type { LeadField } from './fields.js';

const STREET =
  /\b(?:st|street|ave|avenue|rd|road|dr|drive|ln|lane|blvd|boulevard|ct|court|way|hwy|pl|place|ter|terrace|cir|circle|pkwy)\b\.?/i;

function looksLikePhone(cell: string): boolean {
  const digits = cell.replace(/\D/g, '');
  if (!/^[+(]?[\d\s().x-]+$/i.test(cell)) return false;
  return digits.length === 10
    ? /^[2-9]\d\d[2-9]/.test(digits)
    : digits.length === 11 && /^1[2-9]\d\d[2-9]/.test(digits);
}

const SNIFFERS: readonly (readonly [LeadField, string, (cell: string) => boolean])[] = [
  ['email', 'e-mail addresses', (cell) => /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(cell)],
  ['phone', 'phone numbers', looksLikePhone],
  ['website', 'web addresses', (cell) => /^(?:https?:\/\/|www\.)\S+\.\S+$/i.test(cell)],
  ['state', 'states', (cell) => Object.hasOwn(STATE_NAMES, cell.toUpperCase()) && cell.length === 2],
  ['zip', 'ZIP codes', (cell) => /^\d{5}(?:-\d{4})?$/.test(cell)],
  ['address', 'street addresses', (cell) => /^\d+\s+\S/.test(cell) && STREET.test(cell)],
  ['fullName', 'names', (cell) => /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}\.?)? \p{Lu}[\p{L}'’-]+$/u.test(cell)],
];

/** The field that a column's contents look like; at least four fifths of the filled cells must agree. */
export function sniffColumn(
  cells: readonly string[],
): { field: LeadField; share: number; what: string } | null {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (filled.length === 0) return null;
  for (const [field, what, test] of SNIFFERS) {
    const share = filled.filter(test).length / filled.length;
    // “Single Family” in every second row is a kind of something, not a name.
    if (field === 'fullName' && filled.length > 3 && new Set(filled).size < 0.8 * filled.length) continue;
    if (share >= 0.8) return { field, share, what };
  }
  return null;
}

/** Whether most filled cells are words without digits and commas, few of them: `Miami`, `St. Louis`. */
export function looksLikeTowns(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const towns = filled.filter((cell) => /^\p{Lu}[\p{L}.'’-]+(?: [\p{L}.'’-]+){0,3}$/u.test(cell));
  return filled.length > 0 && towns.length / filled.length >= 0.8;
}
