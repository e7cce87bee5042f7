import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const gql = join(import.meta.dirname, 'src', 'gql');
const notice =
  '/* eslint-disable */\n// Written by codegen-split.ts after the code generator; do not edit.\n';

/**
 * The generator writes every document into one file, and every page would load them all. After it each `.graphql` file
 * has a module of its own; `graphql.ts` only points at them, so that a page loads what it imports from there.
 */
export function splitDocuments(): void {
  const written = readFileSync(join(gql, 'graphql.ts'), 'utf8').split('\n');
  const first = written.findIndex((line) => line.startsWith('export const '));
  const types = written.slice(0, first).filter((line) => !line.includes('TypedDocumentNode'));
  const sources = sourceOfEach();
  const parts = new Map<string, string[]>();
  for (const line of written.slice(first)) {
    if (line.trim() === '') continue;
    const name = /"name":\{"kind":"Name","value":"(\w+)"\}/.exec(line)?.[1] ?? '';
    const source = sources.get(name);
    const typed = /as unknown as DocumentNode<(\w+), (\w+)>;$/.exec(line);
    if (!source || !typed) throw new Error(`The generator wrote something else here: ${line.slice(0, 120)}`);
    const [tail, result = '', variables = ''] = typed;
    const of = (type: string) => (type === 'unknown' ? type : `types.${type}`);
    const document = `${line.slice(0, -tail.length)}as unknown as DocumentNode<${of(result)}, ${of(variables)}>;`;
    parts.set(source, [...(parts.get(source) ?? []), document]);
  }
  const folder = join(gql, 'documents');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const imports = `import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';\nimport type * as types from '../types';\n`;
  for (const [source, documents] of parts)
    writeFileSync(join(folder, `${source}.ts`), `${notice}${imports}\n${documents.join('\n')}\n`);
  writeFileSync(join(gql, 'types.ts'), `${types.join('\n').trimEnd()}\n`);
  const pointers = [...parts.keys()].toSorted().map((source) => `export * from './documents/${source}';`);
  writeFileSync(join(gql, 'graphql.ts'), `${notice}export type * from './types';\n${pointers.join('\n')}\n`);
}

/** The name of the file that each operation and fragment stands in. */
function sourceOfEach(): Map<string, string> {
  const found = new Map<string, string>();
  const files = new Set<string>();
  for (const file of globSync('src/**/*.graphql', { cwd: import.meta.dirname })) {
    const name = basename(file, '.graphql');
    if (files.has(name)) throw new Error(`Two files are called ${name}.graphql: give one another name.`);
    files.add(name);
    const text = readFileSync(join(import.meta.dirname, file), 'utf8');
    for (const [, defined = ''] of text.matchAll(/^(?:query|mutation|subscription|fragment) (\w+)/gm))
      found.set(defined, name);
  }
  return found;
}
