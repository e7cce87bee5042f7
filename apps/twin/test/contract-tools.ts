import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export function readJson(path: string): JsonObject {
  return JSON.parse(readFileSync(path, 'utf8')) as JsonObject;
}

/** A committed subset of a vendor's description. */
export function committed(name: string): JsonObject {
  return readJson(fileURLToPath(new URL(`../contracts/${name}`, import.meta.url)));
}

/** Where a vendor's whole description may lie: named by a variable, or beside the repository. */
export function wholePath(variable: string, name: string): string {
  return (
    process.env[variable] ?? fileURLToPath(new URL(`../../../../shared/contracts/${name}`, import.meta.url))
  );
}

/** Walk down an object; a missing part fails the test with its place. */
export function part(root: JsonObject, ...keys: string[]): JsonObject {
  let here: Json | undefined = root;
  for (const key of keys) {
    here = typeof here === 'object' && here !== null && !Array.isArray(here) ? here[key] : undefined;
    if (here === undefined) throw new Error(`the contract has no ${keys.join(' → ')}`);
  }
  return here as JsonObject;
}

const DROPPED = new Set([
  'description',
  'examples',
  'example',
  'headers',
  'servers',
  'security',
  'summary',
  'tags',
]);

/**
 * What is left when everything is dropped that constrains neither request nor answer.
 * @param isNames whether the keys are names of properties, which are all kept
 */
export function constraining(value: Json, isNames = false): Json {
  if (Array.isArray(value)) return value.map((inner) => constraining(inner));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(
    ([key]) => isNames || (!DROPPED.has(key) && !key.startsWith('x-')),
  );
  return Object.fromEntries(kept.map(([key, inner]) => [key, constraining(inner, key === 'properties')]));
}
