// What all cases stand on: PostgreSQL and Redis of their own, and a database with a team that can send, to be copied.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserFacingError } from '../runtime/errors.mjs';
import { nodeBinary, root } from '../runtime/paths.mjs';
import { freePort } from '../runtime/ports.mjs';
import { startPostgres } from '../runtime/postgres.mjs';
import { startRedis } from '../runtime/redis.mjs';
import { ApiProcess, PATIENCE_MS } from './api-process.mjs';
import { CaseDatabase } from './database.mjs';
import { startLoadBalancer } from './load-balancer.mjs';
import { setUp } from './set-up.mjs';
import { ACCOUNT, TwinClient } from './twin-client.mjs';

const TEMPLATE = 'faults_template';
const PASSWORD = 'faults-only';
export const SENDER = '+13055550163';
export const OWNER = { email: 'faults@example.test', password: 'correct horse battery staple' };
/** Noon on a Wednesday in New York: open everywhere in the USA. */
export const NOON = '2026-11-18T17:00:00.000Z';

/**
 * @typedef {object} Stand
 * @property {import('../runtime/processes.mjs').Run} run
 * @property {string} dir
 * @property {import('../runtime/postgres.mjs').Postgres} postgres
 * @property {import('../runtime/redis.mjs').Started} redis
 * @property {import('./load-balancer.mjs').LoadBalancer} balancer
 * @property {string} template
 * @property {string} name
 * @property {string} secret
 * @property {(database: string, extra: NodeJS.ProcessEnv) => NodeJS.ProcessEnv} environment
 */

/** A job of a process that died is another's after so long: no case waits for the half minute of production. */
const JOB_LOCK_MS = '6000';

/**
 * @param {import('../runtime/processes.mjs').Run} whole
 * @param {string} [name] stands of one run share nothing: what a case kills, no case on another stand has
 * @returns {Promise<Stand>}
 */
export async function buildStand(whole, name = 'stand') {
  const run = whole.named(name);
  const dir = mkdtempSync(join(tmpdir(), 'og-faults-'));
  chmodSync(dir, 0o755); // run as root, PostgreSQL is another user
  run.addTemp(dir);
  const [postgres, redis, balancer] = await Promise.all([
    // Durable, as a real one is: what was committed outlives a kill.
    setUp(`${name}: PostgreSQL`, () =>
      startPostgres({ run, dir: join(dir, 'postgres'), password: PASSWORD, fast: false }),
    ),
    setUp(`${name}: Redis`, () =>
      startRedis({
        run,
        dir: join(dir, 'redis'),
        password: 'faults',
        env: { PATH: process.env.PATH },
        keep: false,
      }),
    ),
    startLoadBalancer(),
  ]);
  if (redis.kind !== 'redis')
    throw new UserFacingError(
      'The fault cases kill Redis, and there is none on PATH: install redis-server or valkey-server.',
    );
  const secret = randomBytes(36).toString('base64');
  const asRole = (/** @type {string} */ database, /** @type {string} */ role) => {
    const url = new URL(postgres.adminUrl(database));
    url.username = role;
    url.password = PASSWORD;
    return url.toString();
  };
  const environment = (/** @type {string} */ database, /** @type {NodeJS.ProcessEnv} */ extra) => ({
    PATH: process.env.PATH,
    APP_ENV: 'test',
    APP_URL: balancer.url,
    FRONTEND_URL: 'http://localhost:3000',
    APP_SECRET: secret,
    DATABASE_URL: asRole(database, 'app_user'),
    DATABASE_SYSTEM_URL: asRole(database, 'app_system'),
    DATABASE_DIRECT_URL: postgres.adminUrl(database),
    APP_USER_PASSWORD: PASSWORD,
    APP_SYSTEM_PASSWORD: PASSWORD,
    DATABASE_POOL_SIZE: '12',
    REDIS_URL: redis.url,
    QUEUE_PREFIX: 'faults',
    LOG_LEVEL: 'warn',
    JOB_LOCK_MS,
    // Started some seventy times: compiled once.
    NODE_COMPILE_CACHE: join(dir, 'compiled'),
    ...extra,
  });
  const stand = { run, name, dir, postgres, redis, balancer, template: TEMPLATE, secret, environment };
  await setUp(`${name}: the team that is copied`, () => makeTemplate(stand));
  return stand;
}

/** Migrate, sign up, connect the account at the double, add a number: once, then copied for each case. @param {Stand} stand */
async function makeTemplate(stand) {
  const { run, dir, postgres } = stand;
  await new CaseDatabase(postgres.adminUrl, TEMPLATE).createFrom('template1');
  const env = stand.environment(TEMPLATE, { STORAGE_DIR: join(dir, 'template-storage') });
  await run.complete({
    name: 'migrate',
    command: nodeBinary(),
    args: ['--enable-source-maps', join(root, 'apps', 'api', 'dist', 'cli.js'), 'migrate'],
    cwd: root,
    env,
  });
  const clock = { start: NOON, anchor: new Date().toISOString() };
  const twin = await TwinClient.create(run);
  const api = new ApiProcess(run, 'api-template', await freePort(), stand.balancer, (life) => ({
    ...env,
    TWILIO_API_BASE_URL: twin.baseUrl,
    CLOCK_START: clock.start,
    CLOCK_ANCHOR: clock.anchor,
    ...life.env,
  }));
  try {
    await twin.start(clock);
    await api.start();
    await makeTeam(api);
  } finally {
    await api.term();
    await twin.stop();
  }
  await prepareTemplate(postgres.adminUrl(TEMPLATE));
}

/** Through the API, as an owner does it. @param {ApiProcess} api */
async function makeTeam(api) {
  const { signUp } = await graphql(
    api.url,
    `
      mutation ($input: SignUpInput!) {
        signUp(input: $input) {
          __typename
          ... on Session {
            accessToken
          }
          ... on UserError {
            message
          }
        }
      }
    `,
    { input: { ...OWNER, name: 'Ada Example', teamName: 'Example Homes' } },
  );
  expectType(signUp, 'Session');
  const token = signUp.accessToken;
  const { connectIntegration } = await graphql(
    api.url,
    `
      mutation ($input: ConnectIntegrationInput!) {
        connectIntegration(input: $input) {
          __typename
          ... on UserError {
            message
          }
        }
      }
    `,
    { input: { vendor: 'TWILIO', credentials: ACCOUNT } },
    token,
  );
  expectType(connectIntegration, 'Integration');
  const { addSenderNumber } = await graphql(
    api.url,
    `
      mutation ($input: AddSenderNumberInput!) {
        addSenderNumber(input: $input) {
          __typename
          ... on UserError {
            message
          }
        }
      }
    `,
    { input: { vendor: 'TWILIO', phone: SENDER } },
    token,
  );
  expectType(addSenderNumber, 'SenderNumber');
}

/**
 * Rates and daily caps would slow the cases down, and no case is about them; and a copy is another installation: it
 * has no mark yet.
 * @param {string} url
 */
async function prepareTemplate(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // Registered with the carriers as it must be, with a rate that no case can reach.
  await client.query(
    `with brand as (
       insert into brands (team_id, id, provider_id, state, display_name, company_name, trust_score, daily_segment_cap, created_at, updated_at)
       select id, gen_random_uuid(), 'B1', 'verified', 'Example', 'Example Homes', 90, 200000, now(), now() from teams returning team_id, id
     ), campaign as (
       insert into ten_dlc_campaigns (team_id, id, brand_id, provider_id, state, use_case, description, message_flow, samples, segments_per_second, created_at, updated_at)
       select team_id, gen_random_uuid(), id, 'C1', 'active', 'MARKETING', 'Offers', 'A form', '{Hello}', 1000, now(), now() from brand returning team_id, id
     )
     update sender_numbers n set segments_per_second = 1000, ten_dlc_campaign_id = campaign.id, daily_cap = null, warm_up_started_on = null
     from campaign where n.team_id = campaign.team_id`,
  );
  await client.query(`update team_settings set max_per_day = 20, max_per_week = 100`);
  await client.query(`delete from engine_state`);
  await client.query(`delete from reconciliation_runs`);
  await client.end();
}

/** @param {{ __typename: string, message?: string }} result @param {string} type */
function expectType(result, type) {
  if (result.__typename !== type)
    throw new Error(`${result.__typename} instead of ${type}: ${result.message ?? ''}`);
}

/**
 * The data of a GraphQL operation.
 * @param {string} url
 * @param {string} query
 * @param {Record<string, unknown>} [variables]
 * @param {string} [token]
 * @returns {Promise<any>}
 * @throws Error when there were errors or no answer
 */
export async function graphql(url, query, variables = {}, token) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const answer = /** @type {{ data: unknown, errors?: unknown }} */ (await response.json());
  if (answer.errors || !answer.data) throw new Error(`GraphQL: ${JSON.stringify(answer.errors)}`);
  return answer.data;
}
