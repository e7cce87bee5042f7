import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { UserFacingError } from './errors.mjs';
import { root } from './paths.mjs';
import { hashContents, readStamp, writeStamp } from './stamp.mjs';

const PNPM = 'pnpm@12.21.0';

/** Everything that decides what node_modules must hold. */
function installHash() {
  const manifests = ['apps', 'packages'].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => join(root, group, name, 'package.json')),
  );
  const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json'].map((name) => join(root, name));
  return hashContents(root, [...files, ...manifests.toSorted()], [process.platform, process.arch, PNPM]);
}

const stampFile = join(root, 'node_modules', '.og-install');

/** Is node_modules what the lockfile says? */
export function isInstalled() {
  return existsSync(join(root, 'node_modules', '.modules.yaml')) && readStamp(stampFile) === installHash();
}

/**
 * Install the packages of the lockfile, if they are not there already.
 * @param {import('./processes.mjs').Run} run
 */
export async function install(run) {
  if (isInstalled()) return false;
  try {
    await run.complete({
      name: 'install',
      command: process.platform === 'win32' ? 'npx.cmd' : 'npx',
      args: ['-y', PNPM, 'install', '--frozen-lockfile', '--reporter=append-only'],
      cwd: root,
      // CI: never ask on a terminal that nobody watches.
      env: { ...process.env, CI: 'true', NX_NO_CLOUD: 'true' },
    });
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    throw new UserFacingError(
      `Packages could not be installed: check that npm can reach its registry ("npm ping"), then run the same command again. ${error.message}`,
      { detail: error.detail },
    );
  }
  markInstalled();
  return true;
}

/** Note that node_modules is what the lockfile says. */
export function markInstalled() {
  writeStamp(stampFile, installHash());
}
