/**
 * The fields of a form post as one text each. PostgreSQL takes no NUL in a text, so it is left out of what is
 * stored; the signature is checked on the fields as they came.
 */
export function formParams(body: unknown): Record<string, string> {
  if (typeof body !== 'object' || body === null || Symbol.asyncIterator in body) return {};
  const params: Record<string, string> = {};
  for (const name of Object.keys(body)) {
    const value = (body as Record<string, unknown>)[name];
    const first: unknown = Array.isArray(value) ? value[0] : value;
    if (typeof first === 'string') params[name] = first;
  }
  return params;
}

/** The same fields, fit to be stored. */
export function storable(params: Readonly<Record<string, string>>): Record<string, string> {
  const stored: Record<string, string> = {};
  for (const name of Object.keys(params)) stored[clean(name)] = clean(params[name] ?? '');
  return stored;
}

function clean(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.includes('\0') ? whole.replaceAll('\0', '') : whole;
}
