import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { dataDir, nodeBinary, root } from './paths.mjs';
import { filesBelow, hashTimes, readStamp, writeStamp } from './stamp.mjs';

const RESULTS = [
  'apps/api/dist/main.js',
  'apps/api/dist/cli.js',
  'apps/twin/dist/main.js',
  'apps/front/.next/BUILD_ID',
];
const IGNORED = /\.(test|spec)\.[a-z]+$|[/\\](test|e2e)[/\\]|\.md$|next-env\.d\.ts$|\.tsbuildinfo$/;
const stampFile = join(root, 'node_modules', '.og-build');

/**
 * @param {NodeJS.ProcessEnv} env what is built into the web: NEXT_PUBLIC_… and API_INTERNAL_URL
 */
function buildHash(env) {
  const sources = ['apps', 'packages'].flatMap((group) =>
    filesBelow(join(root, group), (path) => !IGNORED.test(path)),
  );
  const config = ['.swcrc', 'tsconfig.base.json', 'nx.json', 'pnpm-lock.yaml'].map((name) =>
    join(root, name),
  );
  return hashTimes(root, [...sources, ...config.filter((file) => existsSync(file))], builtIn(env));
}

/** Hash of the sources that the programs were last built from; undefined when that is not known. */
export const builtFrom = () => readStamp(stampFile);

/** What next.config.ts reads besides; nx.json names the same. */
const BUILT_IN = new Set(['API_INTERNAL_URL', 'STORAGE_ORIGIN', 'OG_GALLERY']);

/** @param {NodeJS.ProcessEnv} env */
function builtIn(env) {
  return Object.entries(env)
    .filter(([name]) => name.startsWith('NEXT_PUBLIC_') || BUILT_IN.has(name))
    .map(([name, value]) => `${name}=${value}`)
    .toSorted();
}

/**
 * A folder with the pinned pnpm and node, to be put on PATH. nx takes everything below node_modules
 * off PATH before it calls pnpm, and a machine may have no other.
 */
export function programFolder() {
  const dir = join(dataDir(), 'bin');
  mkdirSync(dir, { recursive: true });
  const pnpm = join(root, 'node_modules', '.bin', 'pnpm');
  if (process.platform === 'win32') writeFileSync(join(dir, 'pnpm.cmd'), `@"${pnpm}.cmd" %*\r\n`);
  else {
    writeFileSync(join(dir, 'pnpm'), `#!/bin/sh\nexec "${pnpm}" "$@"\n`, { mode: 0o755 });
    rmSync(join(dir, 'node'), { force: true });
    symlinkSync(nodeBinary(), join(dir, 'node'));
  }
  return dir;
}

/**
 * Build every project whose result is older than its sources.
 * @param {import('./processes.mjs').Run} run
 * @param {{ env: NodeJS.ProcessEnv, projects?: string[] }} options env: of the web, which builds some of it in
 * @returns {Promise<boolean>} false when everything was built already
 */
export async function build(run, { env, projects }) {
  const hash = buildHash(env);
  const wanted = RESULTS.filter(
    (file) => !projects || projects.some((name) => file.startsWith(`apps/${name}/`)),
  );
  if (readStamp(stampFile) === hash && wanted.every((file) => existsSync(join(root, file)))) return false;
  await run.complete({
    name: 'build',
    command: nodeBinary(),
    args: [
      ...[
        join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js'),
        'run-many',
        '-t',
        'build',
        '--outputStyle=static',
        '--parallel=2',
      ],
      ...(projects ? ['-p', projects.join(',')] : []),
    ],
    cwd: root,
    env: {
      ...process.env,
      ...env,
      PATH: `${programFolder()}${delimiter}${process.env.PATH}`,
      NX_NO_CLOUD: 'true',
      NX_DAEMON: 'false',
      NX_TUI: 'false',
      NEXT_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'production',
    },
  });
  if (!projects) writeStamp(stampFile, hash);
  return true;
}
