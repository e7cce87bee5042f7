// What a benchmark stands on: a PostgreSQL and a Redis of its own, the built programs, and one world a run.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { build } from '../runtime/build.mjs';
import { dataDir } from '../runtime/paths.mjs';
import { freePort } from '../runtime/ports.mjs';
import { startPostgres } from '../runtime/postgres.mjs';
import { Run } from '../runtime/processes.mjs';
import { signalGroup } from '../runtime/run-record.mjs';
import { startRedis } from '../runtime/redis.mjs';
import { databaseUrls } from '../start/environment.mjs';
import { runCli, startApi, startTwin } from '../start/stack.mjs';

/** Noon on a Wednesday in New York: open everywhere that the worlds use. */
export const NOON = '2026-11-18T17:00:00.000Z';
const TEMPLATE = 'bench_template';
const SECRETS = { appUserPassword: 'bench-user', appSystemPassword: 'bench-system' };

/** @typedef {Awaited<ReturnType<typeof openStage>>} Stage */
/** @typedef {Awaited<ReturnType<typeof startRedis>>} Queue */
/**
 * What the twin says of itself, by path.
 * @template {string} P
 * @typedef {P extends '/state' ? { counts: { acceptances: number, duplicates: number } }
 *   : P extends '/counts' ? { acceptances: number, answered: { delivered?: number } }
 *   : P extends '/acceptances' ? { total: number, distinct: number }
 *   : P extends `/messages?${string}` ? { messages: { to: string, acceptedAt: string }[] }
 *   : unknown} TwinAnswer
 */
/** @typedef {Awaited<ReturnType<Stage['world']>>} World */

/** Servers and programs for all benchmarks of one call. PostgreSQL runs as in production: fsync is on. */
export async function openStage() {
  const { run } = await Run.open({ kind: 'bench', dir: dataDir(), logs: join(dataDir(), 'logs', 'bench') });
  try {
    const dir = mkdtempSync(join(tmpdir(), 'og-bench-'));
    chmodSync(dir, 0o755); // run as root, PostgreSQL is another user
    run.addTemp(dir);
    await build(run, { env: {}, projects: ['core', 'contracts', 'db', 'providers', 'api', 'twin'] });
    const [postgres, redis] = await Promise.all([
      startPostgres({ run, dir: join(dir, 'postgres'), password: 'bench' }),
      startRedis({ run, dir: join(dir, 'redis'), password: 'bench', env: process.env, keep: false }),
    ]);
    await admin(postgres.adminUrl(), `create database ${TEMPLATE}`);
    await runCli(run, 'migrate', apiEnvironment(postgres.adminUrl(TEMPLATE), { redis }));
    return {
      run,
      redis,
      /**
       * A database of its own, a twin, and the API's environment.
       * @param {{ twin?: Record<string, string> }} [options]
       */
      world: (options) => openWorld({ run, dir, postgres, redis }, options),
      close: () => run.close(),
    };
  } catch (error) {
    await run.close();
    throw error;
  }
}

/**
 * @param {{ run: Run, dir: string, postgres: import('../runtime/postgres.mjs').Postgres, redis: Queue }} stage
 * @param {{ twin?: Record<string, string> }} [options]
 */
async function openWorld({ run, dir, postgres, redis }, options = {}) {
  const name = `bench_${randomBytes(4).toString('hex')}`;
  await admin(postgres.adminUrl(), `create database ${name} template ${TEMPLATE}`);
  const anchor = new Date().toISOString();
  const clock = { CLOCK_START: NOON, CLOCK_ANCHOR: anchor };
  const twinPort = await freePort();
  const twin = await startTwin(run, {
    PATH: process.env.PATH,
    TWIN_PORT: String(twinPort),
    TWIN_SPEED: '100000',
    TWIN_DISORDER: '0',
    TWIN_UNREACHABLE: '0',
    ...clock,
    ...options.twin,
  });
  const twinUrl = `http://127.0.0.1:${twinPort}`;
  const port = await freePort();
  const env = {
    ...apiEnvironment(postgres.adminUrl(name), { redis }),
    PORT: String(port),
    APP_URL: `http://127.0.0.1:${port}`,
    QUEUE_PREFIX: name.replaceAll('_', '-'),
    STORAGE_DIR: join(dir, name),
    TWILIO_API_BASE_URL: `${twinUrl}/twilio`,
    ...clock,
  };
  const db = new pg.Pool({ connectionString: postgres.adminUrl(name), max: 8 });
  db.on('error', () => {});
  /** @type {import('../runtime/processes.mjs').Child | null} */
  let api = null;
  return {
    name,
    twinUrl,
    apiUrl: env.APP_URL,
    adminUrl: postgres.adminUrl(name),
    env,
    /** When an instant of the world's clock was, by this machine's. @param {Date} time */
    realTime: (time) => time.getTime() - Date.parse(NOON) + Date.parse(anchor),
    /** @param {string} sql @param {unknown[]} [values] */
    rows: async (sql, values) => (await db.query(sql, values)).rows,
    /** @param {Record<string, string>} [more] */
    startApi: async (more = {}) => {
      api = await startApi(run, { ...env, ...more });
      return api;
    },
    api: () => api,
    /** The processes that a run loads, by name. */
    pids: () => ({
      api: api?.identity.pid,
      postgres: postgres.child().identity.pid,
      redis: redis.kind === 'redis' ? redis.child().identity.pid : undefined,
      twin: twin.identity.pid,
    }),
    stopApi: async () => {
      if (api) await run.stop(api);
      api = null;
    },
    /** Without a chance to tidy up. */
    kill: async () => {
      const child = api;
      api = null;
      if (!child) return;
      signalGroup(child.identity, 'SIGKILL');
      await child.exited;
    },
    /**
     * @template {string} P
     * @param {P} path
     * @param {unknown} [body] a POST when given
     * @returns {Promise<TwinAnswer<P>>}
     */
    twin: async (path, body) => {
      const response = await fetch(`${twinUrl}/_twin${path}`, {
        ...(body === undefined
          ? {}
          : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`twin ${path}: ${response.status} ${await response.text()}`);
      return /** @type {TwinAnswer<P>} */ (await response.json());
    },
    close: async () => {
      if (api) await run.stop(api);
      await run.stop(twin);
      await db.end();
      if (redis.kind !== 'postgres') await forgetQueues(redis.url, env.QUEUE_PREFIX);
      await admin(postgres.adminUrl(), `drop database ${name} with (force)`);
    },
  };
}

/** @param {string} adminUrl @param {{ redis: Queue }} services */
function apiEnvironment(adminUrl, { redis }) {
  const urls = databaseUrls({}, { embeddedUrl: adminUrl, secrets: SECRETS });
  return {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    APP_ENV: 'test',
    APP_URL: 'http://127.0.0.1',
    FRONTEND_URL: 'http://localhost:3000',
    APP_SECRET: 'bench-secret-of-at-least-32-characters',
    DATABASE_URL: urls.user,
    DATABASE_SYSTEM_URL: urls.system,
    DATABASE_DIRECT_URL: urls.direct,
    APP_USER_PASSWORD: SECRETS.appUserPassword,
    APP_SYSTEM_PASSWORD: SECRETS.appSystemPassword,
    LOG_LEVEL: 'warn',
    // One person asks as fast as the machine answers.
    LIMIT_REQUESTS: '0',
    ...(redis.kind === 'postgres' ? {} : { REDIS_URL: redis.url }),
  };
}

/** @param {string} url @param {string} sql */
async function admin(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** @param {string} url @param {string} prefix */
async function forgetQueues(url, prefix) {
  const redis = new Redis(url);
  const keys = await redis.keys(`${prefix}:*`);
  if (keys.length > 0) await redis.del(...keys);
  redis.disconnect();
}
