import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserFacingError } from './errors.mjs';

const NAMES = /** @type {const} */ ([
  'appSecret',
  'postgresPassword',
  'appUserPassword',
  'appSystemPassword',
  'redisPassword',
]);

/** @typedef {Record<(typeof NAMES)[number], string>} Secrets */

/**
 * The secrets of this local installation: made once, kept in a file only its owner can read.
 * @param {string} dir the data folder
 * @returns {Secrets}
 */
export function loadSecrets(dir) {
  const file = join(dir, 'secrets.json');
  const known = readSecrets(file);
  const missing = NAMES.filter((name) => typeof known[name] !== 'string');
  if (missing.length > 0) {
    for (const name of missing) known[name] = randomBytes(32).toString('hex');
    mkdirSync(dir, { recursive: true });
    writeFileSync(file, `${JSON.stringify(known, null, 2)}\n`, { mode: 0o600 });
    chmodSync(file, 0o600);
  }
  return /** @type {Secrets} */ (known);
}

/**
 * @param {string} file
 * @returns {Record<string, string>}
 */
function readSecrets(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return {};
    // New secrets would lock us out of the database that was made with the old ones.
    throw new UserFacingError(
      `${file} cannot be read: restore it, or start afresh with "npm start -- --reset-demo".`,
    );
  }
}
