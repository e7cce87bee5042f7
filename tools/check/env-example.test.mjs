import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { root } from '../runtime/paths.mjs';
import { filesBelow } from '../runtime/stamp.mjs';

const schemaFile = join(root, 'apps/api/src/platform/config/schema.ts');
/** Set by platforms and tools, never by us. */
const NOT_OURS = new Set([
  'NODE_ENV',
  'CI',
  'PATH',
  'HOME',
  'TMPDIR',
  'REDIS',
  'NODE_OPTIONS',
  'OG_HANDED_OVER',
  'OG_RUN',
]);

const example = parseEnv(
  readFileSync(join(root, '.env.example'), 'utf8').replaceAll(/^#(?=[A-Z][A-Z0-9_]*=)/gm, ''),
);
const named = Object.keys(example);

/** The deployment sets these already; the parts that read them come later. */
const UPCOMING = ['MAIL_PASSWORD', 'DATABASE_REPLICA_URL'];

/** @param {string[]} folders @param {RegExp} pattern */
function namesIn(folders, pattern) {
  const files = folders.flatMap((folder) =>
    filesBelow(
      join(root, folder),
      (path) =>
        /\.(ts|tsx|mjs)$/.test(path) && !/\.test\.|[/\\]e2e[/\\]|apps[/\\].*[/\\]test[/\\]/.test(path),
    ),
  );
  return new Set(
    files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(pattern)].map((match) => match[1] ?? '')),
  );
}

describe('.env.example', () => {
  it('names every setting of the API, and each example is accepted', async () => {
    const { environmentSchema, crossChecks } = await import(pathToFileURL(schemaFile).href);
    const missing = Object.keys(environmentSchema.shape).filter((name) => !named.includes(name));
    expect(missing).toEqual([]);
    const given = Object.fromEntries(Object.entries(example).filter(([, value]) => value !== ''));
    const parsed = environmentSchema.safeParse(given);
    expect(parsed.error?.issues ?? []).toEqual([]);
    expect(crossChecks(parsed.data)).toEqual([]);
  });

  it('names every setting that the web, the twin and the tools read', () => {
    const read = [
      ...namesIn(['apps/front'], /process\.env\.([A-Z][A-Z0-9_]+)/g),
      ...namesIn(['apps/twin/src'], /\b(TWIN_[A-Z_]+)\b/g),
      ...namesIn(['tools/runtime', 'tools/start'], /\benv\.([A-Z][A-Z0-9_]+)/g),
    ];
    expect(read.filter((name) => !named.includes(name) && !NOT_OURS.has(name))).toEqual([]);
  });

  it('names nothing that nobody reads', () => {
    const words = namesIn(['apps', 'packages', 'tools'], /\b([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)\b/g);
    const outside = new Set(['TZ', 'NX_NO_CLOUD', 'PORT', 'HOST']); // read by Node, nx and frameworks
    expect(
      named.filter((name) => !words.has(name) && !outside.has(name) && !UPCOMING.includes(name)),
    ).toEqual([]);
  });

  it('sets nothing as it stands: a copy of it changes nothing', () => {
    expect(parseEnv(readFileSync(join(root, '.env.example'), 'utf8'))).toEqual({});
  });
});
