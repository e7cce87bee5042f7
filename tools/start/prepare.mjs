// The schema and the demo workspace. Both commands may be repeated without harm, but load the
// whole program each; when neither the program nor the database is new there is nothing to do.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtFrom } from '../runtime/build.mjs';
import { root } from '../runtime/paths.mjs';
import { phase } from '../runtime/progress.mjs';
import { filesBelow, hashContents } from '../runtime/stamp.mjs';
import { readSignIn } from './sign-in.mjs';
import { runCli } from './stack.mjs';

/**
 * What the schema and the demo are made from. With real carriers the demo is an account alone.
 * @param {NodeJS.ProcessEnv} api environment of the API
 */
export function preparedFrom(api) {
  return hashContents(root, filesBelow(join(root, 'packages', 'db', 'migrations')), [
    builtFrom() ?? 'unknown',
    api.CARRIERS_SIMULATED ?? 'false',
  ]);
}

/**
 * @param {object} options
 * @param {import('../runtime/processes.mjs').Run} options.run
 * @param {{ migrate: NodeJS.ProcessEnv, api: NodeJS.ProcessEnv }} options.environments
 * @param {string | undefined} options.stampFile absent: done in any case
 * @param {Promise<unknown> | undefined} options.beforeSeed what seeding needs to be up
 * @returns {Promise<{ signIn: string }>}
 */
export async function prepareDatabase({ run, environments, stampFile, beforeSeed }) {
  const known = stampFile && recall(stampFile);
  if (known && known.from === preparedFrom(environments.api)) return { signIn: known.signIn };
  await phase('database migrated', () => runCli(run, 'migrate', environments.migrate));
  await beforeSeed;
  const seeded = await phase('demo workspace', () => runCli(run, 'seed', environments.api));
  return { signIn: readSignIn(seeded) };
}

/**
 * @param {string} file
 * @param {{ signIn: string, api: NodeJS.ProcessEnv }} facts
 */
export function rememberPrepared(file, { signIn, api }) {
  writeFileSync(file, `${JSON.stringify({ from: preparedFrom(api), signIn })}\n`, { mode: 0o600 });
}

/**
 * @param {string} file
 * @returns {{ from: string, signIn: string } | undefined}
 */
function recall(file) {
  try {
    const { from, signIn } = JSON.parse(readFileSync(file, 'utf8'));
    return typeof from === 'string' && typeof signIn === 'string' ? { from, signIn } : undefined;
  } catch {
    return undefined;
  }
}
