/**
 * JSON that PostgreSQL takes: its texts know neither U+0000 nor half a surrogate pair. What others wrote (people, models)
 * may have both; the six characters of an escape that somebody typed are text like any other and stay.
 */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => (typeof item === 'string' ? storable(item) : item));
}

/** The same for one text. */
export function storable(text: string): string {
  return (text.includes('\0') ? text.replaceAll('\0', '') : text).toWellFormed();
}
