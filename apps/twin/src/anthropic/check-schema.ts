import { badRequest } from './api-error.js';

type Schema = Readonly<Record<string, unknown>>;

const KNOWN = new Set([
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'enum',
  'const',
  'anyOf',
  'allOf',
  '$ref',
  '$defs',
  'definitions',
  'description',
  'title',
  'default',
  'format',
  'pattern',
  'minItems',
]);

/** Structured output takes a part of JSON schema. @throws ApiError that names what it does not take */
export function checkSchema(schema: unknown, path: string): void {
  if (!isSchema(schema)) throw badRequest(`${path}: must be an object`);
  for (const key of Object.keys(schema))
    if (!KNOWN.has(key)) throw badRequest(`${path}: property '${key}' is not supported`);
  const { minItems } = schema;
  if (minItems !== undefined && minItems !== 0 && minItems !== 1)
    throw badRequest(`${path}: 'minItems' values other than 0 or 1 are not supported`);
  if (schema['type'] === 'object' && schema['additionalProperties'] !== false)
    throw badRequest(`${path}: 'additionalProperties' must be explicitly set to false for 'object' types`);
  for (const [name, inner] of Object.entries((schema['properties'] ?? {}) as Schema))
    checkSchema(inner, `${path}.properties.${name}`);
  if (schema['items'] !== undefined) checkSchema(schema['items'], `${path}.items`);
  for (const key of ['anyOf', 'allOf'] as const) {
    const variants = schema[key];
    if (Array.isArray(variants))
      variants.forEach((inner, index) => checkSchema(inner, `${path}.${key}.${index}`));
  }
  for (const [name, inner] of Object.entries((schema['$defs'] ?? {}) as Schema))
    checkSchema(inner, `${path}.$defs.${name}`);
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
