/**
 * The fields of a form post as one text each. PostgreSQL takes no NUL in a text, so it is left out of what is
 * stored; the signature is checked on the fields as they came.
 */
export function formParams(body: unknown): Record<string, string> {
  if (typeof body !== 'object' || body === null || Symbol.asyncIterator in body) return {};
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(body)) {
    const first: unknown = Array.isArray(value) ? value[0] : value;
    if (typeof first === 'string') params[name] = first;
  }
  return params;
}

/** The same fields, fit to be stored. */
export function storable(params: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name.replaceAll('\0', ''),
      value.replaceAll('\0', '').toWellFormed(),
    ]),
  );
}
