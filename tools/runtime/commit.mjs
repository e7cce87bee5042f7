// Which sources a figure belongs to.
import { spawnSync } from 'node:child_process';
import { root } from './paths.mjs';

/** The short name of what is checked out, and whether tracked files differ from it; "unknown" outside of a clone. */
export function commit() {
  const git = (/** @type {string[]} */ ...args) =>
    spawnSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const head = git('rev-parse', '--short', 'HEAD');
  if (head.status !== 0) return 'unknown';
  const changed = git('status', '--porcelain', '--untracked-files=no').stdout.trim() !== '';
  return `${head.stdout.trim()}${changed ? ' with changes' : ''}`;
}
