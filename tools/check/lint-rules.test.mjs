import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../runtime/paths.mjs';

/** @type {string} */
let dir;
beforeAll(() => {
  // Inside the repository, so that its packages, types and lint plugin are found.
  mkdirSync(join(root, '.data'), { recursive: true });
  dir = mkdtempSync(join(root, '.data', 'lint-'));
  writeFileSync(
    join(dir, 'tsconfig.json'),
    JSON.stringify({ extends: join(root, 'tsconfig.base.json'), include: ['**/*.ts'] }),
  );
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/**
 * @param {string} path
 * @param {string} code
 * @returns {Promise<{ exit: number, rules: string[] }>}
 */
function lint(path, code) {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), code);
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [
        join(root, 'node_modules/oxlint/bin/oxlint'),
        '--config',
        join(root, '.oxlintrc.json'),
        '--quiet',
        '-f',
        'unix',
        join(dir, path),
      ],
      { cwd: root },
      (error, stdout) =>
        resolve({
          exit: Number(error?.code ?? 0),
          rules: [...stdout.matchAll(/\[Error\/([^\]]+)\]/g)].map((match) => match[1] ?? ''),
        }),
    );
  });
}

it.each([
  ['house(no-wall-clock)', 'export const a = () => new Date();'],
  ['house(no-wall-clock)', 'export const a = () => Date.now();'],
  ['house(no-random)', 'export const a = () => Math.random();'],
  [
    'house(no-dialogs)',
    'export const a = (window: { confirm(text: string): boolean }) => window.confirm("x");',
  ],
  ['house(lazy-by-house)', "import dynamic from 'next/dynamic'; export const a = dynamic;"],
  ['house(lazy-by-house)', "import { lazy as later } from 'react'; export const a = later;"],
  ['house(lazy-by-house)', "import React from 'react'; export const a = React.lazy;"],
  [
    'house(lazy-by-house)',
    "import { Button, loadAgain } from '@og/ui'; export const a = [Button, loadAgain];",
  ],
  ['node(no-process-env)', 'export const a = () => process.env.HOME;'],
  ['typescript(no-floating-promises)', 'export function a(): void { Promise.resolve(1); }'],
  ['typescript(no-explicit-any)', 'export const a = (b: any): unknown => b;'],
  ['eslint(no-console)', 'export const a = () => { console.log(1); };'],
])('reports %s', async (rule, code) => {
  const { exit, rules } = await lint('planted.ts', code);
  expect(rules).toContain(rule);
  expect(exit).toBe(1);
});

it('lets lawful code pass, and tests read the clock', async () => {
  const parts =
    "import { Suspense } from 'react'; import type { loadAgain } from '@og/ui'; export { Suspense, type loadAgain };";
  expect(await lint('parts.ts', parts)).toEqual({ exit: 0, rules: [] });
  const lawful =
    'export const a = (now: Date, clock: { now(): Date }) => [new Date(0), clock.now(), now, performance.now()];';
  expect(await lint('lawful.ts', lawful)).toEqual({ exit: 0, rules: [] });
  expect(await lint('some.test.ts', 'export const a = () => Date.now();')).toEqual({ exit: 0, rules: [] });
});
