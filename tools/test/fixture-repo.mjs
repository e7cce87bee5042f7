// A repository in miniature: the real tools, the real packages, and doubles in place of the
// three programs, so that the launcher is tested in seconds.
import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../runtime/paths.mjs';
import { freePort } from '../runtime/ports.mjs';

/** FAILING_STARTS names a file: the API ends that many times while it is started. */
const SERVER = (/** @type {string} */ variable) => `
import { createServer } from 'node:http';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
const failing = process.env.FAILING_STARTS;
const left = failing && existsSync(failing) ? Number(readFileSync(failing, 'utf8')) : 0;
if (left > 0 && '${variable}' === 'PORT' && process.env.DATABASE_URL) {
  writeFileSync(failing, String(left - 1));
  process.exit(4);
}
const server = createServer((request, response) => {
  if (request.url === '/crash') process.exit(3);
  response.end(JSON.stringify(process.env));
});
server.listen(Number(process.env.${variable}), '127.0.0.1');
process.on('SIGTERM', () => server.close(() => process.exit(0)) && server.closeAllConnections());
`;
/** SLOW_SEED names a file: the seed says there that it has begun, and when it was told to end whether its database still is. */
const CLI = `
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
const file = process.argv[2] === 'seed' && process.env.SLOW_SEED;
if (file) {
  const told = new Promise((resolve) => process.once('SIGTERM', resolve));
  const alive = setInterval(() => {}, 1000);
  writeFileSync(file, 'begun');
  await told;
  await new Promise((resolve) => setTimeout(resolve, 500));
  clearInterval(alive);
  const { hostname, port } = new URL(process.env.DATABASE_URL);
  const socket = connect({ host: hostname, port: Number(port) });
  const there = await new Promise((resolve) => socket.once('connect', () => resolve('yes')).once('error', () => resolve('no')));
  socket.destroy();
  writeFileSync(file, 'finished, database there: ' + there);
}
console.log(JSON.stringify(process.argv[2] === 'seed' ? { email: 'demo@outreach.test', password: 'pw' } : { args: process.argv.slice(2), database: process.env.DATABASE_URL }));`;
const NX = `
const { mkdirSync, writeFileSync, appendFileSync, cpSync } = require('node:fs');
appendFileSync('builds.txt', process.argv.slice(2).join(' ') + '\\n');
for (const name of ['api', 'twin']) cpSync('apps/' + name + '/src', 'apps/' + name + '/dist', { recursive: true });
mkdirSync('apps/front/.next', { recursive: true });
writeFileSync('apps/front/.next/BUILD_ID', 'x');
`;

/** @param {string} file @param {string} text */
function put(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Make one; its packages count as installed. */
export async function makeRepo() {
  const dir = mkdtempSync(join(tmpdir(), 'og-fixture-'));
  cpSync(join(root, 'tools'), join(dir, 'tools'), { recursive: true });
  put(join(dir, 'package.json'), '{ "type": "module", "scripts": { "start": "node tools/start/main.mjs" } }');
  put(join(dir, 'apps/api/package.json'), '{ "type": "module" }');
  put(join(dir, 'apps/twin/package.json'), '{ "type": "module" }');
  put(join(dir, 'apps/front/package.json'), '{ "type": "module" }');
  put(join(dir, 'packages/db/package.json'), '{}');
  put(join(dir, 'apps/api/src/main.js'), SERVER('PORT'));
  put(join(dir, 'apps/api/src/cli.js'), CLI);
  put(join(dir, 'apps/twin/src/main.js'), SERVER('TWIN_PORT'));
  put(join(dir, 'apps/front/node_modules/next/package.json'), '{ "type": "module" }');
  put(join(dir, 'apps/front/node_modules/next/dist/bin/next'), SERVER('PORT'));
  for (const name of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.swcrc', 'tsconfig.base.json', 'nx.json'])
    put(join(dir, name), '');
  // Links to packages only: pnpm's own records must never be reachable from here.
  put(join(dir, 'node_modules/.modules.yaml'), '');
  for (const name of readdirSync(join(root, 'node_modules')))
    if (!name.startsWith('.') && name !== 'nx')
      symlinkSync(join(root, 'node_modules', name), join(dir, 'node_modules', name));
  mkdirSync(join(dir, 'node_modules/.bin'));
  symlinkSync(process.execPath, join(dir, 'node_modules/.bin/node'));
  put(join(dir, 'node_modules/nx/dist/bin/nx.js'), NX);
  put(join(dir, 'node_modules/nx/package.json'), '{}');
  await run(dir, ['-e', "import('./tools/runtime/install.mjs').then((m) => m.markInstalled())"]);
  return dir;
}

/**
 * @param {string} dir
 * @param {string[]} args
 * @returns {Promise<void>}
 */
function run(dir, args) {
  return new Promise((resolve, reject) => {
    spawn(process.execPath, args, { cwd: dir, stdio: 'inherit' }).once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${args.join(' ')} failed with ${code}`)),
    );
  });
}

/**
 * Start the launcher of a repository.
 * @param {string} dir
 * @param {{ env?: NodeJS.ProcessEnv, args?: string[], viaNpm?: boolean, ports?: { web: number, api: number, twin: number } }} [options]
 */
export async function startLauncher(dir, { env = {}, args = [], viaNpm = false, ports: given } = {}) {
  const ports = given ?? { web: await freePort(), api: await freePort(), twin: await freePort() };
  const [command, first] = viaNpm ? ['npm', ['start', '--']] : [process.execPath, ['tools/start/main.mjs']];
  const child = spawn(command, [...first, ...args], {
    cwd: dir,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...{ PATH: process.env.PATH, HOME: process.env.HOME },
      ...{ WEB_PORT: String(ports.web), API_PORT: String(ports.api), TWIN_PORT: String(ports.twin) },
      ...env,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  /** @type {Promise<number | null>} */
  const exited = new Promise((resolve) => child.once('close', (code) => resolve(code)));
  const printed = async (/** @type {RegExp} */ pattern, timeoutMs = 60_000) => {
    const deadline = Date.now() + timeoutMs;
    while (!pattern.test(output)) {
      if (Date.now() > deadline || child.exitCode !== null)
        throw new Error(`never printed ${pattern}:\n${output}`);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  };
  return { child, ports, exited, printed, output: () => output };
}

/**
 * What a launcher has recorded of its children.
 * @param {string} dir
 * @returns {{ pid: number, born: string, name: string }[]}
 */
export function recordedChildren(dir) {
  const runs = join(dir, '.data', 'runs');
  return readdirSync(runs).flatMap((name) => JSON.parse(readFileSync(join(runs, name), 'utf8')).children);
}

/**
 * The API's command line, as `npm run cli` starts it.
 * @param {string} dir
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function runCommand(dir, args, env = {}) {
  const child = spawn(process.execPath, ['tools/cli/main.mjs', ...args], {
    cwd: dir,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  /** @type {number | null} */
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, output };
}

/** @param {string} dir */
export function removeRepo(dir) {
  rmSync(dir, { recursive: true, force: true });
}
