// The product's own processes on top of a database and a queue. Used by `npm start` and by the
// browser tests, so that both run the same thing.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { nodeBinary, root } from '../runtime/paths.mjs';

/** @typedef {import('../runtime/processes.mjs').Run} Run */

const cli = join(root, 'apps', 'api', 'dist', 'cli.js');

/**
 * Run one command of the API's command line.
 * @param {Run} run
 * @param {'migrate' | 'seed'} command
 * @param {NodeJS.ProcessEnv} env
 */
export function runCli(run, command, env) {
  return run.complete({
    name: command,
    command: nodeBinary(),
    args: ['--enable-source-maps', cli, command],
    cwd: root,
    env,
    order: 3,
    graceMs: 30_000, // a workspace that was begun is finished, on the database and the twin that it needs
  });
}

/**
 * @param {Run} run
 * @param {NodeJS.ProcessEnv} env
 */
export async function startTwin(run, env) {
  const child = run.spawn({
    name: 'twin',
    command: nodeBinary(),
    args: ['--enable-source-maps', join(root, 'apps', 'twin', 'dist', 'main.js')],
    cwd: root,
    env,
    order: 2,
  });
  await run.ready(child, `http://127.0.0.1:${env.TWIN_PORT}/_twin`);
  return child;
}

/**
 * @param {Run} run
 * @param {NodeJS.ProcessEnv} env
 */
export async function startApi(run, env) {
  const child = run.spawn({
    name: 'api',
    command: nodeBinary(),
    args: ['--enable-source-maps', join(root, 'apps', 'api', 'dist', 'main.js')],
    cwd: root,
    env,
    order: 3,
    graceMs: 20_000, // jobs in hand may finish
  });
  await run.ready(child, `http://127.0.0.1:${env.PORT}/ready`, { below: 400 });
  return child;
}

/**
 * @param {Run} run
 * @param {NodeJS.ProcessEnv} env
 * @param {{ dev?: boolean }} [options]
 */
export async function startWeb(run, env, { dev = false } = {}) {
  const front = join(root, 'apps', 'front');
  const next = createRequire(join(front, 'package.json')).resolve('next/dist/bin/next');
  const child = run.spawn({
    name: 'web',
    command: nodeBinary(),
    args: [next, dev ? 'dev' : 'start', '-p', String(env.PORT), '-H', '127.0.0.1'],
    cwd: front,
    env: { ...env, NODE_ENV: dev ? 'development' : 'production' },
    order: 3,
  });
  await run.ready(child, `http://127.0.0.1:${env.PORT}/`, { timeoutMs: dev ? 120_000 : 60_000 });
  return child;
}
