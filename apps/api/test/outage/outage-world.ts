import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { freePort, type TestDatabase } from '@og/testing';
import { pino } from 'pino';
import { bootstrap } from '../../src/bootstrap.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { createPlatform, type Platform } from '../../src/platform/platform.js';
import { connectSender } from '../campaigns/campaign-world.js';
import { OPEN_EVERYWHERE } from '../journeys/journey-world.js';
import { createRunningClock, type RunningClock } from '../support/running-clock.js';
import type { GraphqlAnswer } from '../support/test-app.js';
import { startTwin, type Twin } from '../support/twin.js';

export interface LogLine {
  level: number;
  msg: string;
}

export interface OutageWorld {
  url: string;
  platform: Platform;
  twin: Twin;
  clock: RunningClock;
  /** Everything that the application logged at `warn` or above. */
  log: LogLine[];
  token: string;
  teamId: string;
  senderPhone: string;
  graphql<T>(query: string, variables?: Record<string, unknown>): Promise<GraphqlAnswer<T>>;
  data<T>(query: string, variables?: Record<string, unknown>): Promise<T>;
  /** Sign up, connect the twin and add a number. */
  enter(): Promise<void>;
  ready(): Promise<{ status: number; checks: Record<string, boolean> }>;
  /** A draft of one step to all leads, launched. */
  launch(marker: string): Promise<string>;
  acceptedOf(marker: string): Promise<{ people: number; total: number }>;
  close(): Promise<void>;
}

const WARN = 40;

/** The application in this process, on servers that the test can take away. Servers may be down when it starts. */
export async function outageWorld(servers: {
  database: TestDatabase;
  redisUrl: string;
  env?: Record<string, string>;
}): Promise<OutageWorld> {
  const clock = createRunningClock(OPEN_EVERYWHERE);
  const twin = await startTwin({ clock: clock.settings, speed: 500 });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const storageDir = await mkdtemp(join(tmpdir(), 'og-outage-storage-'));
  const log: LogLine[] = [];
  const logger = pino(
    { level: 'warn', base: null },
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        for (const text of chunk.toString().split('\n').filter(Boolean))
          log.push(JSON.parse(text) as LogLine);
        done();
      },
    }),
  );
  const config = loadConfig({
    APP_ENV: 'test',
    APP_URL: url,
    FRONTEND_URL: 'http://localhost:3000',
    APP_SECRET: 'test-secret-of-at-least-32-characters',
    DATABASE_URL: servers.database.userUrl,
    DATABASE_SYSTEM_URL: servers.database.systemUrl,
    DATABASE_POOL_SIZE: '8',
    REDIS_URL: servers.redisUrl,
    QUEUE_PREFIX: `outage-${randomBytes(4).toString('hex')}`,
    STORAGE_DIR: storageDir,
    TWILIO_API_BASE_URL: twin.baseUrl,
    SEND_CONCURRENCY: '4',
    ...servers.env,
  });
  const platform = createPlatform(config, clock, logger);
  const app = await bootstrap(platform);
  await app.listen(port, '127.0.0.1');
  const world: OutageWorld = {
    url,
    platform,
    twin,
    clock,
    log,
    token: '',
    teamId: '',
    senderPhone: '',
    async graphql<T>(query: string, variables: Record<string, unknown> = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(world.token ? { authorization: `Bearer ${world.token}` } : {}),
        },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as GraphqlAnswer<T>;
    },
    async data<T>(query: string, variables?: Record<string, unknown>) {
      const answer = await world.graphql<T>(query, variables);
      if (answer.errors || !answer.data) throw new Error(`GraphQL: ${JSON.stringify(answer.errors)}`);
      return answer.data;
    },
    async enter() {
      const { signUp } = await world.data<{ signUp: { accessToken: string; team: { id: string } } }>(
        `mutation ($input: SignUpInput!) { signUp(input: $input) { ... on Session { accessToken team { id } } ... on UserError { message } } }`,
        {
          input: {
            email: `${randomBytes(6).toString('hex')}@example.test`,
            password: 'correct horse battery staple',
            name: 'Ada Example',
            teamName: 'Example Homes',
          },
        },
      );
      world.token = signUp.accessToken;
      world.teamId = signUp.team.id;
      world.senderPhone = await connectSender(world, { token: world.token });
    },
    async ready() {
      const response = await fetch(`${url}/ready`);
      const { checks } = (await response.json()) as { checks: Record<string, boolean> };
      return { status: response.status, checks };
    },
    async launch(marker) {
      const { createCampaign } = await world.data<{ createCampaign: { id: string } }>(
        `mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { ... on Campaign { id } ... on UserError { message } } }`,
        {
          input: {
            name: marker,
            filter: {},
            steps: [{ type: 'SMS', body: `Hello {{firstName}} (${marker})` }],
          },
        },
      );
      const { launchCampaign } = await world.data<{ launchCampaign: { state?: string; message?: string } }>(
        `mutation ($id: ID!) { launchCampaign(id: $id) { ... on Campaign { state } ... on UserError { message } } }`,
        { id: createCampaign.id },
      );
      if (launchCampaign.state !== 'ACTIVE') throw new Error(`launch: ${launchCampaign.message}`);
      return createCampaign.id;
    },
    async acceptedOf(marker) {
      const mine = (await twin.acceptances()).filter((item) => item.body.includes(`(${marker})`));
      return { people: mine.length, total: mine.reduce((sum, item) => sum + item.count, 0) };
    },
    async close() {
      await app.close();
      await twin.stop();
      await rm(storageDir, { recursive: true, force: true });
    },
  };
  return world;
}

/** Lines of `log` since an earlier length that are at `warn` or above. */
export const linesSince = (world: OutageWorld, start: number) =>
  world.log.slice(start).filter((line) => line.level >= WARN);
