// The queue's store, by the first rung of this ladder that holds: REDIS_URL, a Redis or Valkey
// on PATH, PostgreSQL. No npm package ships a Redis, so the last rung keeps a bare machine going.
import { accessSync, constants, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { UserFacingError } from './errors.mjs';
import { freePort } from './ports.mjs';
import { waitUntil } from './wait.mjs';

/**
 * @typedef {{ kind: 'given', url: string }} Given
 * @typedef {{ kind: 'redis', url: string, server: string, port: number, child: () => import('./processes.mjs').Child, restart: () => Promise<void>, stop: () => Promise<void> }} Started
 * @typedef {{ kind: 'postgres' }} None the queue then lives in PostgreSQL
 */

/**
 * @param {object} options
 * @param {import('./processes.mjs').Run} options.run
 * @param {string} options.dir where its data is kept
 * @param {string} options.password
 * @param {NodeJS.ProcessEnv} [options.env] REDIS_URL and PATH are read
 * @param {boolean} [options.keep] false: nothing is written to disk (tests)
 * @returns {Promise<Given | Started | None>}
 */
export async function startRedis({ run, dir, password, env = process.env, keep = true }) {
  if (env.REDIS_URL) return { kind: 'given', url: env.REDIS_URL };
  const server = findOnPath(['redis-server', 'valkey-server'], env.PATH ?? '');
  if (!server) return { kind: 'postgres' };
  mkdirSync(dir, { recursive: true });
  const port = await freePort();
  // Read from standard input, so that the password shows in no process list.
  const config = [
    ...[
      `port ${port}`,
      'bind 127.0.0.1',
      `dir "${dir}"`,
      `requirepass ${password}`,
      'maxmemory-policy noeviction',
    ],
    ...(keep ? ['appendonly yes', 'appendfsync everysec'] : ['appendonly no']),
    ...['save ""', 'daemonize no', 'logfile ""'],
  ].join('\n');
  let child = await launch(run, server, config);
  return {
    kind: 'redis',
    url: `redis://:${password}@127.0.0.1:${port}`,
    server,
    port,
    child: () => child,
    restart: async () => {
      child = await launch(run, server, config);
    },
    stop: () => run.stop(child),
  };
}

/**
 * @param {import('./processes.mjs').Run} run
 * @param {string} server
 * @param {string} config
 */
async function launch(run, server, config) {
  const child = run.spawn({ name: 'redis', command: server, args: ['-'], stdin: `${config}\n`, order: 1 });
  const up = await waitUntil(() => !child.running() || /ready to accept connections/i.test(child.tail()), {
    timeoutMs: 30_000,
    everyMs: 20,
  });
  if (up && child.running()) return child;
  const detail = child.tail();
  await run.stop(child);
  throw new UserFacingError(
    `Redis (${server}) did not start; give REDIS_URL of another, or see ${child.logFile}`,
    { detail },
  );
}

/**
 * The first of these programs that is on PATH.
 * @param {string[]} names
 * @param {string} path
 * @returns {string | undefined}
 */
export function findOnPath(names, path) {
  for (const name of names) {
    for (const folder of path.split(delimiter).filter(Boolean)) {
      const file = join(folder, process.platform === 'win32' ? `${name}.exe` : name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // not in this folder
      }
    }
  }
  return undefined;
}
