import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAlive } from './identity.mjs';
import { ensureDatabase, othersMayEnter, recoverFromCrash, startPostgres } from './postgres.mjs';
import { Run } from './processes.mjs';
import { findOnPath, startRedis } from './redis.mjs';
import { waitUntil } from './wait.mjs';

/** @type {string} */
let dir;
/** @type {Run} */
let run;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'og-stores-'));
  chmodSync(dir, 0o755);
  ({ run } = await Run.open({ kind: 'test', dir }));
});
afterEach(async () => {
  await run.close();
  rmSync(dir, { recursive: true, force: true });
});

/** @param {string} url @param {string} sql */
async function query(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const start = () => startPostgres({ run, dir: join(dir, 'postgres'), password: 'secret', fast: true });

describe('startPostgres', () => {
  it('keeps data over a stop and a start, asks for the password, and listens on loopback only', async () => {
    const first = await start();
    await ensureDatabase(first.adminUrl(), 'outreach');
    await ensureDatabase(first.adminUrl(), 'outreach');
    await query(first.adminUrl('outreach'), 'create table kept as select 42 as answer');
    await expect(query(first.adminUrl().replace('secret', 'wrong'), 'select 1')).rejects.toThrow(
      'password authentication failed',
    );
    expect(await query(first.adminUrl(), "select current_setting('listen_addresses') as a")).toEqual([
      { a: '127.0.0.1' },
    ]);
    await first.stop();
    const second = await start();
    expect(await query(second.adminUrl('outreach'), 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('starts again after kill -9, with what was committed', async () => {
    const first = await startPostgres({ run, dir: join(dir, 'postgres'), password: 'secret' });
    await query(first.adminUrl(), 'create table kept as select 7 as answer');
    process.kill(first.child().identity.pid, 'SIGKILL');
    await first.child().exited;
    expect(existsSync(join(first.dataPath, 'postmaster.pid'))).toBe(true);
    await first.restart();
    expect(await query(first.adminUrl(), 'select answer from kept')).toEqual([{ answer: 7 }]);
  });

  it('is not stopped by a stale postmaster.pid that names a living stranger', async () => {
    const first = await start();
    await first.stop();
    const file = join(first.dataPath, 'postmaster.pid');
    writeFileSync(file, `${process.pid}\n${first.dataPath}\n`);
    await recoverFromCrash(first.dataPath);
    expect(existsSync(file)).toBe(false);
    const second = await start();
    expect(await query(second.adminUrl(), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('ends a server of its own that still runs on the data', async () => {
    const first = await start();
    const second = await start();
    expect(isAlive(first.child().identity)).toBe(false);
    expect(await query(second.adminUrl(), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('makes the cluster anew when the first attempt was cut short', async () => {
    mkdirSync(join(dir, 'postgres', 'base'), { recursive: true });
    const server = await start();
    expect(await query(server.adminUrl(), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it.runIf(process.getuid?.() === 0)(
    'moves its data when run as root below a folder closed to others',
    async () => {
      chmodSync(dir, 0o700);
      const server = await start();
      expect(server.moved).toBe(true);
      expect(othersMayEnter(server.dataPath)).toBe(false); // closed at the data itself, which belongs to the server
      expect(await query(server.adminUrl(), 'select 1 as one')).toEqual([{ one: 1 }]);
      await server.stop();
      rmSync(join(server.dataPath, '..'), { recursive: true });
    },
  );
});

describe('startRedis', () => {
  const begin = (/** @type {NodeJS.ProcessEnv} */ env) =>
    startRedis({ run, dir: join(dir, 'redis'), password: 'secret', env });

  it('takes REDIS_URL before anything else', async () => {
    expect(await begin({ REDIS_URL: 'redis://elsewhere:1', PATH: process.env.PATH })).toEqual({
      kind: 'given',
      url: 'redis://elsewhere:1',
    });
    expect(run.children).toEqual([]);
  });

  it('falls back to PostgreSQL when no server is on PATH', async () => {
    expect(await begin({ PATH: dir })).toEqual({ kind: 'postgres' });
  });

  it('finds valkey when there is no redis, in the order of PATH', () => {
    for (const name of ['a', 'b']) mkdirSync(join(dir, name));
    writeFileSync(join(dir, 'a', 'valkey-server'), '', { mode: 0o755 });
    writeFileSync(join(dir, 'b', 'valkey-server'), '', { mode: 0o755 });
    writeFileSync(join(dir, 'b', 'redis-server'), '', { mode: 0o644 }); // not executable
    const path = [join(dir, 'none'), join(dir, 'a'), join(dir, 'b')].join(delimiter);
    expect(findOnPath(['redis-server', 'valkey-server'], path)).toBe(join(dir, 'a', 'valkey-server'));
  });

  it.runIf(findOnPath(['redis-server', 'valkey-server'], process.env.PATH ?? ''))(
    'keeps data over a kill, with noeviction and a password',
    async () => {
      const redis = await begin({ PATH: process.env.PATH });
      if (redis.kind !== 'redis') throw new Error(`not started: ${redis.kind}`);
      const client = new Redis(redis.url);
      await client.set('kept', 'yes');
      expect(await client.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
      // What is written outlives the process; on a slow disk it is not at once.
      const unwritten = async () => /aof_buffer_length:(\d+)/.exec(await client.info('persistence'))?.[1];
      expect(await waitUntil(async () => (await unwritten()) === '0', { timeoutMs: 30_000 })).toBe(true);
      client.on('error', () => {}); // the kill below is seen as an error
      process.kill(redis.child().identity.pid, 'SIGKILL');
      await redis.child().exited;
      await redis.restart();
      expect(await client.get('kept')).toBe('yes');
      client.disconnect();
      const stranger = new Redis(redis.url.replace('secret', 'wrong'), {
        lazyConnect: true,
        retryStrategy: () => null,
      });
      stranger.on('error', () => {});
      await expect(stranger.connect().then(() => stranger.get('kept'))).rejects.toThrow();
      stranger.disconnect();
      expect(readFileSync(redis.child().logFile, 'utf8')).not.toContain('secret');
    },
  );
});
