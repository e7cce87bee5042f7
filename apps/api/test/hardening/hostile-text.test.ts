import { newId } from '@og/db';
import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputType,
  type IntrospectionQuery,
} from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodeCursor } from '../../src/platform/graphql/connection.js';
import { documentFor, type IdPlace } from '../isolation/operations.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';

let app: TestApp;
let session: TestSession;
let places: IdPlace[];
const lines: string[] = [];

/** Every place in the schema where a client gives text. */
function textsWithin(type: GraphQLInputType, path: string[]): string[][] {
  const named = getNamedType(type);
  if (named.name === 'String' || named.name === 'ID' || named.name === 'JSON') return [path];
  if (!isInputObjectType(named) || path.length > 5) return [];
  return Object.values(named.getFields()).flatMap((field) => textsWithin(field.type, [...path, field.name]));
}

beforeAll(async () => {
  app = await createTestApp({ env: { WORKERS: 'none' } });
  session = await app.signUp();
  const { data } = (await (
    await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: getIntrospectionQuery() }),
    })
  ).json()) as { data: IntrospectionQuery };
  const schema = buildClientSchema(data);
  places = (['query', 'mutation'] as const).flatMap((operation) => {
    const root = operation === 'query' ? schema.getQueryType() : schema.getMutationType();
    return Object.values(root?.getFields() ?? {}).flatMap((field) =>
      field.args
        .flatMap((arg) => textsWithin(arg.type, [arg.name]))
        .map((path) => ({ operation, field, path, name: [field.name, ...path].join('.') })),
    );
  });
  const original = app.platform.logger.error.bind(app.platform.logger);
  app.platform.logger.error = ((...args: unknown[]) => {
    const err = (args[0] as { err?: Error })?.err;
    lines.push(`${err?.message ?? ''} <- ${(err?.cause as Error)?.message ?? ''}`);
    return (original as (...a: unknown[]) => void)(...args);
  }) as never;
});
afterAll(() => app?.close());

const GOOD: Record<string, unknown> = {
  phones: ['+12125550123'],
  email: 'person@example.test',
  address: '+12125550199',
  body: 'Hello {{firstName|there}}',
  reason: 'because they asked',
  fileName: 'leads.csv',
  contentType: 'text/csv',
  phone: '+12125550123',
  password: 'correct horse battery staple',
  source: 'form',
  scope: 'marketing',
  evidence: 'a form',
};

function variables(place: IdPlace, bad: unknown, leadId: string): Record<string, unknown> {
  const wanted = place.path.join('.');
  const build = (type: GraphQLInputType, at: string[]): unknown => {
    if (isNonNullType(type)) return build(type.ofType as GraphQLInputType, at);
    if (isListType(type)) return [build(type.ofType as GraphQLInputType, at)];
    const key = at.join('.');
    const named = getNamedType(type);
    if (key === wanted) return named.name === 'JSON' ? { accountSid: bad, authToken: bad, a: bad } : bad;
    if (isInputObjectType(named)) {
      const fields = Object.values(named.getFields()).filter(
        (one) =>
          isNonNullType(one.type) ||
          Object.hasOwn(GOOD, one.name) ||
          wanted === [key, one.name].join('.') ||
          wanted.startsWith(`${key}.${one.name}.`),
      );
      return Object.fromEntries(fields.map((one) => [one.name, build(one.type, [...at, one.name])]));
    }
    if (isEnumType(named)) {
      const names = named.getValues().map((value) => value.name);
      return names.includes('SMS') ? 'SMS' : names[0];
    }
    if (named.name === 'ID') return /lead/i.test(key) ? leadId : newId();
    const last = at.at(-1) ?? '';
    if (Object.hasOwn(GOOD, last))
      return Array.isArray(GOOD[last]) ? (GOOD[last] as string[])[0] : GOOD[last];
    const scalars: Record<string, unknown> = {
      Int: 1,
      Float: 1,
      Boolean: true,
      JSON: {},
      DateTime: '2026-01-15T16:00:00Z',
    };
    return scalars[named.name] ?? `text ${newId()}`;
  };
  const used = place.field.args.filter(
    (arg) => isNonNullType(arg.type) || wanted === arg.name || wanted.startsWith(`${arg.name}.`),
  );
  return Object.fromEntries(used.map((arg) => [arg.name, build(arg.type, [arg.name])]));
}

it.each([
  ['NUL', 'x\u0000y'],
  ['a lone surrogate', 'x\ud83dy'],
  ['200 kB', 'z'.repeat(200_000)],
  ['emoji', '👩‍🚀'.repeat(30)],
  ['a prototype', '__proto__'],
])('takes %s in any text, or says what is wrong', async (_what, bad) => {
  const { createLead } = await app.data<{ createLead: { id: string } }>(
    'mutation ($input: CreateLeadInput!) { createLead(input: $input) { ... on Lead { id } ... on UserError { message } } }',
    {
      input: {
        phones: [`+1212${200 + Math.floor(Math.random() * 700)}${1000 + Math.floor(Math.random() * 8999)}`],
        consent: { source: 'f', scope: 'marketing', evidence: 'e' },
      },
    },
    session.token,
  );
  const failed: Record<string, unknown> = {};
  for (const place of places) {
    for (const shape of [bad, `${bad}@example.test`, `leads${bad}.csv`]) {
      const given = variables(place, shape, createLead.id);
      lines.length = 0;
      const answer = await app.graphql(documentFor(place, given), given, session.token);
      const codes = (answer.errors ?? []).map((error) => error.extensions.code);
      if (
        codes.some(
          (code) => code === 'INTERNAL' || code === 'GRAPHQL_VALIDATION_FAILED' || code === undefined,
        )
      ) {
        failed[place.name] =
          `${JSON.stringify(answer.errors).slice(0, 200)} ${lines.join('|').slice(0, 500)}`;
      }
    }
  }
  expect(failed).toEqual({});
});

it('refuses a cursor of another list, whatever it holds', async () => {
  const lists = places.filter(({ path }) => path.join('.') === 'after');
  expect(lists.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'leads.after',
      'leadImports.after',
      'suppressions.after',
      'unknownOutcomes.after',
    ]),
  );
  const id = newId();
  const cursors = [[id], ['x'], ['x', id], ['1', id], [7, id], ['2026-01-15T16:00:00Z', 'x'], [1.5, 'x', id]];
  const failed: Record<string, unknown> = {};
  for (const place of lists) {
    for (const cursor of cursors) {
      const given = variables(place, encodeCursor(cursor), id);
      const answer = await app.graphql(documentFor(place, given), given, session.token);
      const codes = (answer.errors ?? []).map((error) => error.extensions.code);
      if (codes.some((code) => code !== 'BAD_USER_INPUT' && code !== 'NOT_FOUND'))
        failed[`${place.name} ${JSON.stringify(cursor)}`] = answer.errors;
    }
  }
  expect(failed).toEqual({});
});
