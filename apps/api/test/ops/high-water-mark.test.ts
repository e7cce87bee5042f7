import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createManualClock } from '@og/contracts';
import { createTestDatabase, eventually, type TestDatabase } from '@og/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadConfig } from '../../src/platform/config/config.js';
import { HighWaterMark } from '../../src/platform/engine/high-water-mark.js';
import { createPlatform, stopPlatform, type Platform } from '../../src/platform/platform.js';

let database: TestDatabase;
let storageDir: string;
let prefix: string;
const running: Platform[] = [];
const clock = createManualClock('2026-11-18T17:00:00.000Z');

beforeEach(async () => {
  database = await createTestDatabase();
  storageDir = await mkdtemp(join(tmpdir(), 'og-mark-'));
  prefix = `mark-${randomBytes(4).toString('hex')}`;
});
afterEach(async () => {
  for (const platform of running.splice(0)) await stopPlatform(platform);
  await rm(storageDir, { recursive: true, force: true });
  await database.drop();
});

/** A process that beats. */
async function begin(env: Record<string, string> = {}): Promise<Platform> {
  const redisUrl = process.env['TEST_REDIS_URL'];
  const platform = createPlatform(
    loadConfig({
      APP_ENV: 'test',
      APP_URL: 'http://127.0.0.1:1',
      FRONTEND_URL: 'http://127.0.0.1:2',
      APP_SECRET: 'test-secret-of-at-least-32-characters',
      DATABASE_URL: database.userUrl,
      DATABASE_SYSTEM_URL: database.systemUrl,
      ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
      QUEUE_PREFIX: prefix,
      STORAGE_DIR: storageDir,
      LOG_LEVEL: 'silent',
      ...env,
    }),
    clock,
  );
  running.push(platform);
  await platform.mark.start();
  return platform;
}

async function end(platform: Platform): Promise<void> {
  running.splice(running.indexOf(platform), 1);
  await stopPlatform(platform);
}

const count = (platform: Platform) =>
  platform.database.withSystem(async (tx) => {
    const { rows } = await tx.client.query<{ count: string }>(
      `select value->>'count' as count from engine_state where key = 'engine.mark'`,
    );
    return Number(rows[0]?.count ?? 0);
  });

/** What a restore does to the mark: it is the one of an earlier time. */
const restoreTo = (platform: Platform, mark: number, at: string) =>
  platform.database.withSystem((tx) =>
    tx.client.query(
      `update engine_state set value = value || jsonb_build_object('count', $1::bigint, 'at', $2::text) where key = 'engine.mark'`,
      [mark, at],
    ),
  );

it('lets a process send once it has compared, and goes on counting over a restart', async () => {
  const first = await begin();
  expect(first.engineMode.isVouched).toBe(true);
  expect(await first.engineMode.current()).toBe('normal');
  await eventually('another beat', async () => (await count(first)) > 1);
  const before = await count(first);
  await end(first);
  const second = await begin();
  expect(await second.engineMode.current()).toBe('normal');
  expect(await count(second)).toBeGreaterThan(before);
});

it.each([
  ['Redis', {}],
  ['the file store alone', { REDIS_URL: '' }],
])('sends nothing from a database that is older than the mark in %s', async (_where, env) => {
  const first = await begin(env);
  await eventually('some beats', async () => (await count(first)) > 2);
  await restoreTo(first, 1, '2026-11-18T16:55:00.000Z');
  await end(first);
  // The beat on leaving may have raised it again: what counts is what the next process finds.
  const second = createPlatform(first.config, clock);
  await restoreTo(second, 1, '2026-11-18T16:55:00.000Z');
  await second.engineMode.set('normal', { reason: 'as it was then', by: 'test' });
  await stopPlatform(second);
  const third = await begin(env);
  expect(await third.engineMode.current()).toBe('reconcile_only');
  const state = await third.engineMode.read();
  expect(state).toMatchObject({ mode: 'reconcile_only', by: 'system:high-water-mark' });
  expect(state.reason).toContain('2026-11-18T16:55:00.000Z');
  expect(state.restoredTo?.toISOString()).toBe('2026-11-18T16:54:55.000Z');
  // Once is enough: the next process finds the mark raised and the mode kept.
  const fourth = await begin(env);
  expect(await fourth.engineMode.current()).toBe('reconcile_only');
  await third.engineMode.set('normal', { reason: 'compared', by: 'test' });
  const fifth = await begin(env);
  expect(await fifth.engineMode.current()).toBe('normal');
});

it('notices a restore under a running process', async () => {
  const platform = await begin();
  await eventually('some beats', async () => (await count(platform)) > 2);
  await restoreTo(platform, 1, '2026-11-18T16:00:00.000Z');
  await eventually(
    'it stops sending',
    async () => (await platform.engineMode.current()) === 'reconcile_only',
  );
});

it('sends nothing while nobody has compared', async () => {
  const platform = createPlatform(
    loadConfig({
      APP_ENV: 'test',
      APP_URL: 'http://127.0.0.1:1',
      FRONTEND_URL: 'http://127.0.0.1:2',
      APP_SECRET: 'test-secret-of-at-least-32-characters',
      DATABASE_URL: 'postgresql://nobody:x@127.0.0.1:1/none',
      QUEUE_PREFIX: prefix,
      STORAGE_DIR: storageDir,
      LOG_LEVEL: 'silent',
    }),
    clock,
  );
  running.push(platform);
  await platform.mark.start();
  expect(platform.engineMode.isVouched).toBe(false);
  expect(await platform.engineMode.current()).toBe('reconcile_only');
});

it.each([
  ['does not answer', false],
  ['answers', true],
])('without Redis a database is vouched for only when the file store %s', async (_what, answers) => {
  const first = await begin({ REDIS_URL: '' });
  await eventually('some beats', async () => (await count(first)) > 1);
  await end(first);
  const platform = createPlatform(first.config, clock);
  running.push(platform);
  const storage = new Proxy(platform.storage, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      return answers ? value.bind(target) : () => Promise.reject(new Error('away'));
    },
  });
  const mark = new HighWaterMark({
    ...platform,
    storage,
    redis: null,
    prefix,
    mode: platform.engineMode,
  });
  await mark.start();
  await mark.stop();
  expect(platform.engineMode.isVouched).toBe(answers);
});
