// What the API of a running `npm start` was told, for commands that mean the same installation.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '../runtime/identity.mjs';
import { readRecords } from '../runtime/run-record.mjs';

const fileIn = (/** @type {string} */ dir) => join(dir, 'api-environment.json');

/**
 * Lay it down for as long as this run lives; only its owner can read it.
 * @param {import('../runtime/processes.mjs').Run} run
 * @param {NodeJS.ProcessEnv} env
 */
export function leaveEnvironment(run, env) {
  const file = fileIn(run.dir);
  run.addTemp(file);
  writeFileSync(file, `${JSON.stringify(env)}\n`, { mode: 0o600 });
}

/**
 * @param {string} dir the data folder
 * @returns {NodeJS.ProcessEnv | undefined} undefined: no `npm start` runs there
 */
export function runningEnvironment(dir) {
  if (!readRecords(dir).some((record) => record.kind === 'start' && isAlive(record.owner))) return undefined;
  try {
    return JSON.parse(readFileSync(fileIn(dir), 'utf8'));
  } catch {
    return undefined; // it is still starting
  }
}
