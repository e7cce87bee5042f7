// A PostgreSQL and a Redis for tests: private, quick, gone afterwards.
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../runtime/postgres.mjs';
import { findOnPath, startRedis } from '../runtime/redis.mjs';

/** Debian keeps servers where users' PATH does not look. */
const SERVER_PATH = `${process.env.PATH}:/usr/sbin:/usr/local/sbin`;

/**
 * @param {import('../runtime/processes.mjs').Run} run
 * @param {NodeJS.ProcessEnv} env DATABASE_URL (a superuser's) and REDIS_URL are used when given
 * @returns {Promise<NodeJS.ProcessEnv>} what the tests read
 */
export async function startServices(run, env) {
  const dir = mkdtempSync(join(tmpdir(), 'og-test-'));
  chmodSync(dir, 0o755); // run as root, PostgreSQL is another user
  run.addTemp(dir);
  const [adminUrl, redis] = await Promise.all([
    env.DATABASE_URL ||
      startPostgres({ run, dir: join(dir, 'postgres'), password: 'test', fast: true }).then((server) =>
        server.adminUrl(),
      ),
    startRedis({ run, dir: join(dir, 'redis'), password: 'test', env, keep: false }),
  ]);
  const pgbouncer = env.PGBOUNCER_PATH ?? findOnPath(['pgbouncer'], SERVER_PATH);
  return {
    TEST_DATABASE_ADMIN_URL: adminUrl,
    ...(redis.kind === 'postgres' ? {} : { TEST_REDIS_URL: redis.url }),
    ...(pgbouncer ? { PGBOUNCER_PATH: pgbouncer } : {}),
  };
}

/** @param {NodeJS.ProcessEnv} env */
export function findChromium(env) {
  return (
    env.CHROMIUM_PATH ??
    findOnPath(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'], SERVER_PATH)
  );
}
