/** A parsed JSON object, or nothing. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text without the one character that no database takes. */
export function clean(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}

/** The field as text; numbers become text; anything else is null. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return clean(value);
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null;
}

/** The first of the fields that is a non-empty text. */
export function firstText(object: JsonObject, ...names: readonly string[]): string | null {
  for (const name of names) {
    const text = textOf(object[name]);
    if (text !== null && text !== '') return text;
  }
  return null;
}

const EARLIEST = Date.UTC(2000, 0);
const LATEST = Date.UTC(2100, 0);

/** A date of ISO text or of milliseconds; null when it is none, or of another century. */
export function dateOf(value: unknown): Date | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const date = new Date(value);
  return date.getTime() >= EARLIEST && date.getTime() < LATEST ? date : null;
}
