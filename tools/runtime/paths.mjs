// Where things are. Every tool asks here, so that the layout is written down once.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root folder of the repository. */
export const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/**
 * The folder that holds everything a local run keeps: database, queue, files, logs, secrets.
 * @param {NodeJS.ProcessEnv} [env] `OG_DATA_DIR` moves it
 */
export function dataDir(env = process.env) {
  return env.OG_DATA_DIR ? resolve(env.OG_DATA_DIR) : join(root, '.data');
}

/**
 * A folder in the system's temp folder that belongs to one data folder, the same at each start.
 * @param {string} dir the data folder that it stands in for
 */
export function tempTwinOf(dir) {
  const name = createHash('sha256').update(resolve(dir)).digest('hex').slice(0, 12);
  return join(tmpdir(), `outreach-global-${name}`);
}

/** The Node that runs the product: the pinned one once packages are installed, else this one. */
export function nodeBinary() {
  const pinned = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(pinned) ? pinned : process.execPath;
}
