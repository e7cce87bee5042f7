import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { realClock, type Clock } from '@og/contracts';
import { createTestDatabase, freePort, type TestDatabase } from '@og/testing';
import { bootstrap } from '../../src/bootstrap.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { migrateQueueStore } from '../../src/platform/queue/migrate-queue-store.js';
import { createPlatform, type Platform } from '../../src/platform/platform.js';

export interface GraphqlAnswer<T> {
  data: T | null;
  errors?: { message: string; path?: string[]; extensions: { code: string } }[];
}

/** A signed-in owner of a fresh team. */
export interface TestSession {
  token: string;
  userId: string;
  teamId: string;
  email: string;
  password: string;
}

/** The real application on a database and a queue prefix of its own, listening on the loopback. */
export interface TestApp {
  url: string;
  platform: Platform;
  database: TestDatabase;
  app: NestFastifyApplication;
  /** Send a GraphQL operation over HTTP. */
  graphql<T = Record<string, never>>(
    query: string,
    variables?: Record<string, unknown>,
    token?: string,
  ): Promise<GraphqlAnswer<T>>;
  /** The data of an operation; throws when there were errors. */
  data<T>(query: string, variables?: Record<string, unknown>, token?: string): Promise<T>;
  /** Sign up a new owner with a new team through the API. */
  signUp(name?: string): Promise<TestSession>;
  close(): Promise<void>;
}

export interface TestAppOptions {
  clock?: Clock;
  env?: Record<string, string>;
}

/** How long what is under way when a suite ends has to end. */
const LAST_WORDS_MS = 2_000;

/** Close the server. By itself it would wait ten seconds for a connection on which somebody is silent. */
async function closeServer(app: NestFastifyApplication): Promise<void> {
  const cut = setTimeout(() => app.getHttpServer().closeAllConnections(), LAST_WORDS_MS);
  await app.close().finally(() => clearTimeout(cut));
}

/**
 * Start the application for one suite; call `close` in afterAll.
 * @param given may come later: the database is made meanwhile
 */
export async function createTestApp(given: TestAppOptions | Promise<TestAppOptions> = {}): Promise<TestApp> {
  const [database, options] = await Promise.all([createTestDatabase(), given]);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const storageDir = await mkdtemp(join(tmpdir(), 'og-test-storage-'));
  const redisUrl = process.env['TEST_REDIS_URL'];
  const config = loadConfig({
    APP_ENV: 'test',
    APP_URL: url,
    FRONTEND_URL: 'http://localhost:3000',
    APP_SECRET: 'test-secret-of-at-least-32-characters',
    DATABASE_URL: database.userUrl,
    DATABASE_SYSTEM_URL: database.systemUrl,
    DATABASE_DIRECT_URL: database.ownerUrl,
    DATABASE_POOL_SIZE: '8',
    ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
    QUEUE_PREFIX: `test-${randomBytes(4).toString('hex')}`,
    STORAGE_DIR: storageDir,
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    ...options.env,
  });
  if (!redisUrl) await migrateQueueStore(database.ownerUrl);
  const platform = createPlatform(config, options.clock ?? realClock);
  const app = await bootstrap(platform);
  await app.listen(port, '127.0.0.1');

  const graphql = async <T>(
    query: string,
    variables: Record<string, unknown> = {},
    token?: string,
  ): Promise<GraphqlAnswer<T>> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as GraphqlAnswer<T>;
  };
  const data = async <T>(query: string, variables?: Record<string, unknown>, token?: string): Promise<T> => {
    const answer = await graphql<T>(query, variables, token);
    if (answer.errors || !answer.data) throw new Error(`GraphQL: ${JSON.stringify(answer.errors)}`);
    return answer.data;
  };
  return {
    url,
    platform,
    database,
    app,
    graphql,
    data,
    async signUp(name = 'Ada Example') {
      const email = `${randomBytes(6).toString('hex')}@example.test`;
      const password = 'correct horse battery staple';
      const result = await data<{
        signUp: { accessToken: string; user: { id: string }; team: { id: string }; message?: string };
      }>(
        `mutation ($input: SignUpInput!) { signUp(input: $input) {
           ... on Session { accessToken user { id } team { id } } ... on UserError { code message } } }`,
        { input: { email, password, name, teamName: `${name}'s team` } },
      );
      if (!result.signUp.accessToken) throw new Error(`signUp: ${result.signUp.message}`);
      return {
        token: result.signUp.accessToken,
        userId: result.signUp.user.id,
        teamId: result.signUp.team.id,
        email,
        password,
      };
    },
    async close() {
      await closeServer(app);
      await Promise.all([
        forgetQueues(redisUrl, config.QUEUE_PREFIX),
        database.drop(),
        rm(storageDir, { recursive: true, force: true }),
      ]);
    },
  };
}

/** Remove the keys of the suite's prefix. */
async function forgetQueues(redisUrl: string | undefined, prefix: string): Promise<void> {
  if (!redisUrl) return;
  const { Redis } = await import('ioredis');
  const redis = new Redis(redisUrl);
  for await (const keys of redis.scanStream({ match: `${prefix}:*`, count: 500 }) as AsyncIterable<
    string[]
  >) {
    if (keys.length > 0) await redis.del(...keys);
  }
  redis.disconnect();
}
