import type { Random } from '../../random.js';

type Schema = Readonly<Record<string, unknown>>;

/**
 * A value that fits a JSON schema: what is known where it fits, else something plausible by type.
 * @param known the same shape as the schema, with what was thought of
 */
export function fill(
  schema: Schema,
  known: unknown,
  random: Random,
  key: string,
  root: Schema = schema,
): unknown {
  const resolved = resolve(schema, root);
  if (known !== undefined && fits(resolved, known, root)) return whole(resolved, known, random, key, root);
  if (allowsNull(resolved)) return null;
  if (resolved['const'] !== undefined) return resolved['const'];
  if (Array.isArray(resolved['enum'])) return random.pick(resolved['enum'] as unknown[], 'enum', key);
  const variants = resolved['anyOf'] ?? resolved['oneOf'];
  if (Array.isArray(variants)) {
    const [chosen] = variants as Schema[];
    return chosen ? fill(chosen, known, random, key, root) : null;
  }
  return ofType(resolved, known, random, key, root);
}

/** Nothing is known: a model says so where it may. */
function allowsNull(schema: Schema): boolean {
  const variants = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(variants)) return (variants as Schema[]).some(allowsNull);
  if (Array.isArray(schema['enum'])) return schema['enum'].includes(null);
  return Array.isArray(schema['type']) ? schema['type'].includes('null') : schema['type'] === 'null';
}

function ofType(schema: Schema, known: unknown, random: Random, key: string, root: Schema): unknown {
  const type = Array.isArray(schema['type']) ? (schema['type'] as unknown[])[0] : schema['type'];
  switch (type) {
    case 'object':
      return whole(schema, isObject(known) ? known : {}, random, key, root);
    case 'array': {
      const items = schema['items'];
      const least = typeof schema['minItems'] === 'number' ? schema['minItems'] : 0;
      return isObject(items)
        ? Array.from({ length: least }, (_, index) => fill(items, undefined, random, `${key}.${index}`, root))
        : [];
    }
    case 'number':
    case 'integer': {
      const low = typeof schema['minimum'] === 'number' ? schema['minimum'] : 0;
      const high = typeof schema['maximum'] === 'number' ? schema['maximum'] : low + 1;
      const rolled = random.between(low, high, 'number', key);
      return type === 'integer' ? Math.round(rolled) : Math.round(rolled * 100) / 100;
    }
    case 'boolean':
      return random.unit('boolean', key) < 0.5;
    case 'null':
      return null;
    default:
      return random.pick(['As said.', 'Noted.', 'See above.'], 'string', key);
  }
}

/** Every property that the schema names, known or made up; optional ones only when known. */
function whole(schema: Schema, known: unknown, random: Random, key: string, root: Schema): unknown {
  const variants = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(variants)) {
    const fitting = (variants as Schema[]).find((variant) => fits(resolve(variant, root), known, root));
    return fitting ? whole(resolve(fitting, root), known, random, key, root) : known;
  }
  if (Array.isArray(known)) {
    const items = schema['items'];
    if (!isObject(items)) return known;
    return known.map((item, index) => fill(items, item, random, `${key}.${index}`, root));
  }
  if (!isObject(known)) return known;
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? (schema['required'] as unknown[]) : [];
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => known[name] !== undefined || required.includes(name))
      .map(([name, inner]) => [
        name,
        fill(isObject(inner) ? inner : {}, known[name], random, `${key}.${name}`, root),
      ]),
  );
}

/** Whether a value is of the schema's kind; the parts of objects and lists are looked at when they are filled. */
function fits(schema: Schema, value: unknown, root: Schema): boolean {
  if (schema['const'] !== undefined) return schema['const'] === value;
  if (Array.isArray(schema['enum'])) return schema['enum'].includes(value);
  const variants = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(variants))
    return (variants as Schema[]).some((variant) => fits(resolve(variant, root), value, root));
  const types = Array.isArray(schema['type']) ? (schema['type'] as unknown[]) : [schema['type']];
  return types.some(
    (type) =>
      type === undefined || type === kindOf(value) || (type === 'number' && kindOf(value) === 'integer'),
  );
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function resolve(schema: Schema, root: Schema): Schema {
  const ref = schema['$ref'];
  if (typeof ref !== 'string') return schema;
  let here: unknown = root;
  for (const part of ref.replace(/^#\/?/, '').split('/').filter(Boolean))
    here = isObject(here) ? here[part] : undefined;
  return isObject(here) ? here : {};
}

function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
