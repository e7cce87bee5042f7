import { globSync } from 'node:fs';
import { expect, it } from 'vitest';
import { root } from '../runtime/paths.mjs';
import { EARLY, earlyFirst } from './order.mjs';

it('names files that exist', () => {
  const files = globSync(['{apps,packages}/*/{e2e,test}/**/*.test.ts', 'tools/*/*.test.mjs'], {
    cwd: root,
  }).map((file) => `/${file.replaceAll('\\', '/')}`);
  for (const name of EARLY)
    expect(
      files.filter((file) => file.endsWith(name)),
      name,
    ).toHaveLength(1);
});

it('puts them first, in their order, and leaves the others as they are', () => {
  const files = ['/x/b.test.ts', '/x/e2e/journey.test.ts', '/x/a.test.ts', '/x/e2e/axe.test.ts'];
  expect(earlyFirst(files.map((moduleId) => ({ moduleId }))).map(({ moduleId }) => moduleId)).toEqual([
    '/x/e2e/axe.test.ts',
    '/x/e2e/journey.test.ts',
    '/x/b.test.ts',
    '/x/a.test.ts',
  ]);
});
