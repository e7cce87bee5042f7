import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { realClock, type Clock, type JobName, type Role } from '@og/contracts';
import { newId } from '@og/db';
import { createTestDatabase, freePort } from '@og/testing';
import pg from 'pg';
import { LeadsModule } from '../../src/modules/leads/index.js';
import { signAccessToken } from '../../src/platform/auth/access-token.js';
import { loadConfig } from '../../src/platform/config/config.js';
import type { Ctx } from '../../src/platform/ctx.js';
import { graphqlModule } from '../../src/platform/graphql/graphql.module.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { createPlatform, type Platform } from '../../src/platform/platform.js';

/** A person of a team, signed in. */
export interface Member {
  ctx: Ctx;
  token: string;
  teamId: string;
  userId: string;
}

/** The leads module with a real database and real files, without workers: tests run the jobs themselves. */
export interface LeadsApp {
  url: string;
  platform: Platform;
  /** Superuser connection: for facts that no use case writes. */
  admin: pg.Pool;
  member(role?: Role, teamId?: string): Promise<Member>;
  /** Send a GraphQL operation; throws on errors. */
  data<T>(member: Member, query: string, variables?: Record<string, unknown>): Promise<T>;
  errors(
    member: Member,
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<{ message: string; extensions: { code: string } }[]>;
  /** Run what the outbox owes, jobs only, until nothing is left; returns the names of the jobs that ran. */
  runJobs(): Promise<string[]>;
  /** Upload text or bytes and return the upload's id. */
  upload(member: Member, content: string | Buffer, fileName?: string): Promise<string>;
  close(): Promise<void>;
}

export const ORIGIN = 'http://localhost:3000';

export async function createLeadsApp(
  clock: Clock = realClock,
  env: Record<string, string> = {},
): Promise<LeadsApp> {
  const database = await createTestDatabase();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const storageDir = await mkdtemp(join(tmpdir(), 'og-leads-'));
  const config = loadConfig({
    APP_ENV: 'test',
    APP_URL: url,
    FRONTEND_URL: ORIGIN,
    APP_SECRET: 'test-secret-of-at-least-32-characters',
    DATABASE_URL: database.userUrl,
    DATABASE_SYSTEM_URL: database.systemUrl,
    DATABASE_POOL_SIZE: '6',
    QUEUE_PREFIX: `test-${randomBytes(4).toString('hex')}`,
    ...(process.env['TEST_REDIS_URL'] ? { REDIS_URL: process.env['TEST_REDIS_URL'] } : {}),
    STORAGE_DIR: storageDir,
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    ...env,
  });
  const platform = createPlatform(config, clock);
  @Module({ imports: [PlatformModule.forRoot(platform), graphqlModule, LeadsModule] })
  class LeadsAppModule {}
  const app = await NestFactory.create<NestFastifyApplication>(
    LeadsAppModule,
    new FastifyAdapter({ bodyLimit: 1_048_576 }),
    { logger: false, abortOnError: false },
  );
  await app.listen(port, '127.0.0.1');
  const admin = new pg.Pool({ connectionString: database.ownerUrl, max: 3 });
  // Dropping the database at the end cuts idle connections.
  admin.on('error', () => undefined);

  const send = async (member: Member, query: string, variables: Record<string, unknown> = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${member.token}` },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as {
      data: unknown;
      errors?: { message: string; extensions: { code: string } }[];
    };
  };
  const self: LeadsApp = {
    url,
    platform,
    admin,
    member: (role = 'owner', teamId) => addMember(platform, admin, role, teamId),
    async data<T>(member: Member, query: string, variables?: Record<string, unknown>) {
      const answer = await send(member, query, variables);
      if (answer.errors) throw new Error(JSON.stringify(answer.errors));
      return answer.data as T;
    },
    errors: async (member, query, variables) => (await send(member, query, variables)).errors ?? [],
    async runJobs() {
      const ran: string[] = [];
      for (;;) {
        const { rows } = await admin.query<{ topic: JobName; payload: Record<string, unknown> }>(
          `delete from outbox where kind = 'job' returning topic, payload`,
        );
        if (rows.length === 0) return ran;
        for (const { topic, payload } of rows) {
          await platform.registry.get(topic)?.(payload as never);
          ran.push(topic);
        }
      }
    },
    async upload(member, content, fileName = 'leads.csv') {
      const bytes = Buffer.from(content as string);
      const { createUpload } = await self.data<{
        createUpload: {
          id: string;
          url: string;
          method: string;
          headers: Record<string, string>;
          message?: string;
        };
      }>(
        member,
        `mutation ($input: CreateUploadInput!) { createUpload(input: $input) { ... on Upload { id url method headers } ... on UserError { message } } }`,
        {
          input: {
            purpose: 'LEAD_IMPORT',
            fileName,
            contentType: 'text/csv',
            byteSize: Math.max(1, bytes.length),
          },
        },
      );
      if (!createUpload.url) throw new Error(createUpload.message);
      const put = await fetch(createUpload.url, {
        method: createUpload.method,
        headers: createUpload.headers,
        body: bytes,
      });
      if (put.status !== 204) throw new Error(`PUT: ${put.status} ${await put.text()}`);
      return createUpload.id;
    },
    async close() {
      await app.close();
      await admin.end();
      await database.drop();
      await rm(storageDir, { recursive: true, force: true });
    },
  };
  return self;
}

async function addMember(platform: Platform, admin: pg.Pool, role: Role, known?: string): Promise<Member> {
  const now = platform.clock.now();
  const userId = newId();
  const sessionId = newId();
  const teamId = known ?? newId();
  if (!known) {
    await admin.query(
      'insert into teams (id, name, slug, created_at, updated_at) values ($1, $2, $3, $4, $4)',
      [teamId, 'Team', `team-${teamId}`, now],
    );
    await admin.query('insert into team_settings (team_id, brand_name, updated_at) values ($1, $2, $3)', [
      teamId,
      'Brand',
      now,
    ]);
  }
  await admin.query(
    'insert into users (id, email, password_hash, name, created_at, updated_at) values ($1, $2, $3, $4, $5, $5)',
    [userId, `${userId}@example.test`, 'none', 'Ada Example', now],
  );
  await admin.query(
    'insert into team_members (team_id, id, user_id, role, created_at) values ($1, $2, $3, $4, $5)',
    [teamId, newId(), userId, role, now],
  );
  await admin.query(
    `insert into sessions (id, user_id, team_id, refresh_hash, rotated_at, absolute_expires_at, created_at, last_used_at)
     values ($1, $2, $3, 'none', $4, $4::timestamptz + interval '1 day', $4, $4)`,
    [sessionId, userId, teamId, now],
  );
  const { token } = await signAccessToken(platform.vault.tokenKey, platform.clock, { userId, sessionId });
  return {
    token,
    teamId,
    userId,
    ctx: { teamId, actor: { type: 'user', userId, role, sessionId }, requestId: 'test' },
  };
}
