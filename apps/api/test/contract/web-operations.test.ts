import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ASTNode, type FragmentDefinitionNode, Kind, parse, print, visit } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../support/test-app.js';

/** As Apollo's client sends it: the type's name is asked for wherever fields are, and counts like any field. */
const withTypeNames = <T extends ASTNode>(asked: T): T =>
  visit(asked, {
    SelectionSet: (node, _key, parent) =>
      parent && !Array.isArray(parent) && (parent as ASTNode).kind === Kind.OPERATION_DEFINITION
        ? undefined
        : {
            ...node,
            selections: [
              ...node.selections,
              { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const,
            ],
          },
  }) as T;

/** What the web asks with: each operation with the fragments that it uses. */
function operations(): { name: string; query: string }[] {
  const folder = join(import.meta.dirname, '../../../front/src');
  const definitions = globSync('**/*.graphql', { cwd: folder }).flatMap(
    (file) => parse(readFileSync(join(folder, file), 'utf8')).definitions,
  );
  const fragments = new Map(
    definitions
      .filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION)
      .map((one) => [one.name.value, one]),
  );
  return definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
    const used = new Set<FragmentDefinitionNode>();
    const collect = (node: typeof definition | FragmentDefinitionNode): void =>
      void visit(node, {
        FragmentSpread: ({ name }) => {
          const fragment = fragments.get(name.value);
          if (!fragment || used.has(fragment)) return;
          used.add(fragment);
          collect(fragment);
        },
      });
    collect(definition);
    return [
      {
        name: definition.name?.value ?? 'unnamed',
        query: [definition, ...used].map((node) => print(withTypeNames(node))).join('\n'),
      },
    ];
  });
}

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app?.close());

it('every operation of the web is within what one request may ask for', async () => {
  const all = operations();
  expect(all.length).toBeGreaterThan(100);
  const refused: string[] = [];
  for (const { name, query } of all) {
    if (query.startsWith('subscription')) continue;
    const { errors = [] } = await app.graphql(query, {});
    const invalid = errors.filter(({ extensions }) => extensions?.['code'] === 'GRAPHQL_VALIDATION_FAILED');
    refused.push(...invalid.map(({ message }) => `${name}: ${message}`));
  }
  expect(refused).toEqual([]);
});
