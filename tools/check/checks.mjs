// Everything that is checked without running the product. Seconds, not minutes.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { nodeBinary, root } from '../runtime/paths.mjs';

/** @typedef {{ name: string, fix: string, commands: { command: string, args: string[] }[] }} Check */

/** @param {string} path @param {string[]} args */
const tool = (path, ...args) => ({
  command: nodeBinary(),
  args: [join(root, 'node_modules', path), ...args],
});

/** Every project that has types. */
function projects() {
  const folders = ['apps', 'packages'].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => join(group, name)),
  );
  return [...folders, 'tools']
    .map((folder) => join(folder, 'tsconfig.json'))
    .filter((file) => existsSync(join(root, file)));
}

/** @returns {Check[]} */
export function listChecks() {
  return [
    { name: 'format', fix: 'npm run format', commands: [tool('oxfmt/bin/oxfmt', '--check', '.')] },
    { name: 'lint', fix: 'npm run lint -- --fix', commands: [tool('oxlint/bin/oxlint', '--quiet')] },
    {
      name: 'types',
      fix: 'npm run typecheck',
      commands: projects().map((file) => tool('@typescript/native/bin/tsc', '--noEmit', '-p', file)),
    },
    {
      name: 'imports',
      fix: 'see the comment of the rule in .dependency-cruiser.cjs',
      commands: [
        tool(
          'dependency-cruiser/bin/dependency-cruise.mjs',
          '--config',
          '.dependency-cruiser.cjs',
          '-T',
          'err-long',
          'apps',
          'packages',
          'tools',
        ),
      ],
    },
    {
      name: 'dead code',
      fix: 'remove what is listed, or use it',
      commands: [tool('knip/bin/knip.js', '--no-config-hints', '--no-progress')],
    },
  ];
}
