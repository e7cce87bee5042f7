import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { UserFacingError } from '../runtime/errors.mjs';
import { tempTwinOf } from '../runtime/paths.mjs';

// With what they open the secrets go too: the database is made anew with new ones.
const PARTS = ['postgres', 'redis', 'storage', 'twin.json', 'prepared.json', 'clock.json', 'secrets.json'];

/**
 * Wipe the local demo, after asking. A database or Redis of the user's own is never touched.
 * @param {{ dir: string, yes: boolean, env: NodeJS.ProcessEnv }} options
 */
export async function resetDemo({ dir, yes, env }) {
  if (env.DATABASE_URL || env.REDIS_URL)
    throw new UserFacingError(
      '--reset-demo wipes only the database and queue kept here: unset DATABASE_URL and REDIS_URL first.',
    );
  if (!yes) await ask(dir);
  for (const part of PARTS) rmSync(join(dir, part), { recursive: true, force: true });
  rmSync(tempTwinOf(join(dir, 'postgres')), { recursive: true, force: true });
  console.log('  ✓ demo data wiped');
}

/** @param {string} dir */
async function ask(dir) {
  if (!process.stdin.isTTY)
    throw new UserFacingError(
      '--reset-demo asks before it wipes, and there is no terminal to ask on: add --yes.',
    );
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await terminal.question(
      `Wipe all leads, campaigns, messages and files in ${dir}? Type "wipe" to go on: `,
    );
    if (answer.trim() !== 'wipe') throw new UserFacingError('Nothing was wiped.');
  } finally {
    terminal.close();
  }
}
