// Stamps: a hash of what a slow step depends on, kept beside its result. Same hash, nothing to do.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Folders that hold results, never sources. */
const SKIPPED = new Set(['node_modules', 'dist', '.next', '.nx', '.swc', '.git', '.data', 'coverage']);

/**
 * All source files below a folder, sorted.
 * @param {string} dir
 * @param {(path: string) => boolean} [keep]
 * @returns {string[]}
 */
export function filesBelow(dir, keep = () => true) {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(dir, entry.name);
      if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesBelow(path, keep);
      return entry.isFile() && keep(path) ? [path] : [];
    });
}

/**
 * Hash of file contents; for few and small files.
 * @param {string} base paths are taken relative to it
 * @param {string[]} files
 * @param {string[]} [facts] anything else the result depends on
 */
export function hashContents(base, files, facts = []) {
  const hash = createHash('sha256').update(JSON.stringify(facts));
  for (const file of files)
    hash.update(`\0${relative(base, file)}\0`).update(existsSync(file) ? readFileSync(file) : 'absent');
  return hash.digest('hex');
}

/**
 * Hash of paths, sizes and times of change: quick over many files.
 * @param {string} base
 * @param {string[]} files
 * @param {string[]} [facts]
 */
export function hashTimes(base, files, facts = []) {
  const hash = createHash('sha256').update(JSON.stringify(facts));
  for (const file of files) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`\0${relative(base, file)} ${size} ${mtimeMs}`);
  }
  return hash.digest('hex');
}

/** @param {string} file */
export function readStamp(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}

/**
 * @param {string} file
 * @param {string} hash
 */
export function writeStamp(file, hash) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${hash}\n`);
}
