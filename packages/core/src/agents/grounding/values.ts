import { readContacts } from './contacts.js';
import { readAddresses } from './addresses.js';
import { readMoney, readNumbers } from './numbers.js';
import { plainText } from './plain-text.js';
import { readSpokenTimes } from './spoken-times.js';
import { readDates, readTimes } from './times.js';
import type { FoundValue, ValueReader } from './found-value.js';

/** In this order: a phone is not a number, an address is not one either. */
const READERS: readonly ValueReader[] = [
  readContacts,
  readMoney,
  readAddresses,
  readDates,
  readTimes,
  readSpokenTimes,
  readNumbers,
];

/** Longer texts are no replies; the rest is not looked at, and the length check fails such a draft anyway. */
export const MAX_LENGTH = 4_000;

/**
 * Links, e-mail addresses, phones, prices, postal addresses, dates, times and other numbers of a text, in its order.
 * Positions are those of `plainText`, which differs from what was given where characters were unified.
 * `now` and `zone` say which day “tomorrow” is.
 */
export function valuesOf(text: string, context: { now: Date; zone: string | null }): FoundValue[] {
  return readInTurn(plainText(text.slice(0, MAX_LENGTH)), READERS, context);
}

/** What readers find in a plain text, in its order: each is handed what those before it left over. */
export function readInTurn(
  plain: string,
  readers: readonly ValueReader[],
  context: { now: Date; zone: string | null },
): FoundValue[] {
  let rest = plain;
  const found: FoundValue[] = [];
  for (const read of readers) {
    const values = read(rest, context);
    found.push(...values);
    for (const value of values)
      rest =
        rest.slice(0, value.at) + ' '.repeat(value.text.length) + rest.slice(value.at + value.text.length);
  }
  return found.toSorted((a, b) => a.at - b.at);
}
