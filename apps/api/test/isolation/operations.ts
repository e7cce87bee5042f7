import { newId } from '@og/db';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

/** One place of one operation that takes an id, such as `mergeLeads.input.duplicateIds`. */
export interface IdPlace {
  operation: 'query' | 'mutation';
  field: GraphQLField<unknown, unknown>;
  path: string[];
  name: string;
}

/** Every place in the schema where a client gives an id. */
export function idPlaces(schema: GraphQLSchema): IdPlace[] {
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
  ] as const;
  return roots.flatMap(([operation, root]) =>
    Object.values(root?.getFields() ?? {}).flatMap((field) =>
      field.args
        .flatMap((arg) => idsWithin(arg.type, [arg.name]))
        .map((path) => ({ operation, field, path, name: [field.name, ...path].join('.') })),
    ),
  );
}

function idsWithin(type: GraphQLInputType, path: string[]): string[][] {
  const named = getNamedType(type);
  if (named.name === 'ID') return [path];
  if (!isInputObjectType(named) || path.length > 4) return [];
  return Object.values(named.getFields()).flatMap((field) => idsWithin(field.type, [...path, field.name]));
}

/** Values for what an operation must be given besides the id in question. */
export interface Given {
  /** An own, existing id for each place that needs one. */
  ownId(place: string): string;
  /** Values that the general ones would not do for, by place. */
  values: Readonly<Record<string, unknown>>;
}

/** Variables with `id` in the place, and as little else as the schema allows. */
export function variablesFor({ field, path }: IdPlace, id: string, given: Given): Record<string, unknown> {
  const wanted = path.join('.');
  const build = (type: GraphQLInputType, at: string[]): unknown => {
    const place = at.join('.');
    const full = [field.name, ...at].join('.');
    if (isNonNullType(type)) return build(type.ofType as GraphQLInputType, at);
    if (isListType(type)) {
      if (Object.hasOwn(given.values, full)) return given.values[full];
      return [build(type.ofType as GraphQLInputType, at)];
    }
    if (Object.hasOwn(given.values, full)) return given.values[full];
    const named = getNamedType(type);
    if (named.name === 'ID') return place === wanted ? id : given.ownId(full);
    if (isInputObjectType(named)) {
      const fields = Object.values(named.getFields()).filter(
        (one) =>
          isNonNullType(one.type) ||
          wanted === [place, one.name].join('.') ||
          wanted.startsWith(`${place}.${one.name}.`),
      );
      return Object.fromEntries(fields.map((one) => [one.name, build(one.type, [...at, one.name])]));
    }
    if (isEnumType(named)) return named.getValues()[0]?.name;
    const scalars: Record<string, unknown> = {
      Int: 1,
      Float: 1,
      Boolean: true,
      JSON: {},
      DateTime: '2026-01-15T16:00:00Z',
    };
    return scalars[named.name] ?? `text ${newId()}`;
  };
  const used = field.args.filter(
    (arg) => isNonNullType(arg.type) || wanted === arg.name || wanted.startsWith(`${arg.name}.`),
  );
  return Object.fromEntries(used.map((arg) => [arg.name, build(arg.type, [arg.name])]));
}

/** The document of an operation with the given variables, asking for everything up to three levels down. */
export function documentFor({ operation, field }: IdPlace, variables: Record<string, unknown>): string {
  const args = field.args.filter((arg) => Object.hasOwn(variables, arg.name));
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  return `${operation} (${declared}) { answer: ${field.name}(${passed}) ${selection(field.type, 3)} }`;
}

function selection(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (isUnionType(named)) {
    const isError = (member: GraphQLObjectType) =>
      member.getInterfaces().some((one) => one.name === 'UserError');
    const [success, ...more] = named.getTypes().filter((member) => !isError(member));
    // Several successes may name fields alike with different types: then their names must do.
    const shown =
      success && more.length === 0
        ? `... on ${success.name} { ${fieldsOf(success.getFields(), depth)} }`
        : '';
    return `{ __typename ... on UserError { code message path } ${shown} }`;
  }
  if (isObjectType(named) || isInterfaceType(named))
    return `{ __typename ${fieldsOf(named.getFields(), depth)} }`;
  return '';
}

function fieldsOf(fields: Record<string, GraphQLField<unknown, unknown>>, depth: number): string {
  return Object.values(fields)
    .filter((field) => field.args.every((arg) => !isNonNullType(arg.type)))
    .filter((field) => isLeafType(getNamedType(field.type)) || depth > 1)
    .map((field) => `${field.name} ${selection(field.type, depth - 1)}`)
    .join(' ');
}
