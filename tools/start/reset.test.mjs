import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadSecrets } from '../runtime/secrets.mjs';
import { resetDemo } from './reset.mjs';

/** @type {string} */
let dir;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'og-reset-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it('wipes what is kept, and helps where the secrets cannot be read, as their failure says', async () => {
  mkdirSync(join(dir, 'postgres'));
  writeFileSync(join(dir, 'secrets.json'), '{ half a fi');
  expect(() => loadSecrets(dir)).toThrow('--reset-demo');
  await resetDemo({ dir, yes: true, env: {} });
  expect(existsSync(join(dir, 'postgres'))).toBe(false);
  expect(loadSecrets(dir).appSecret).toMatch(/^[0-9a-f]{64}$/);
});

it('touches no database of the user', async () => {
  mkdirSync(join(dir, 'postgres'));
  await expect(resetDemo({ dir, yes: true, env: { DATABASE_URL: 'postgresql://mine' } })).rejects.toThrow(
    'unset DATABASE_URL',
  );
  expect(existsSync(join(dir, 'postgres'))).toBe(true);
});
