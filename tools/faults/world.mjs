// One case's world: a fresh team in a database of its own, the provider's double, and the API's processes.
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { nodeBinary, root } from '../runtime/paths.mjs';
import { freePort } from '../runtime/ports.mjs';
import { waitUntil } from '../runtime/wait.mjs';
import { ApiProcess, PATIENCE_MS } from './api-process.mjs';
import { CaseDatabase } from './database.mjs';
import { graphql, NOON, OWNER, SENDER } from './stand.mjs';
import { TwinClient } from './twin-client.mjs';

/** Between intent and process: rows in these states are not done. */
export const PENDING = ['planned', 'ready', 'submitting'];
export const UNCERTAIN = ['unknown', 'failed_unknown'];
/** A lease is a minute long: a process that starts so much later finds it expired. */
export const AFTER_LEASE_MS = 90_000;

/** @typedef {{ id: string, phone: string }} Person */

export class World {
  /** @type {ApiProcess[]} */
  processes = [];
  /** Phones whose withdrawal was answered, with the time at the double. @type {Map<string, number>} */
  withdrawn = new Map();
  token = '';
  /** Where people's texts go. */
  smsUrl = '';
  teamId = '';
  marker = 0;

  /**
   * @param {import('./stand.mjs').Stand} stand
   * @param {string} name
   * @param {TwinClient} twin
   */
  constructor(stand, name, twin) {
    this.stand = stand;
    this.twin = twin;
    this.storage = join(stand.dir, `storage-${name}`);
    this.clock = { start: NOON, anchor: new Date().toISOString() };
    this.database = new CaseDatabase(stand.postgres.adminUrl, name);
  }

  /**
   * @param {import('./stand.mjs').Stand} stand
   * @param {string} name
   * @param {{ start?: string }} [options] start: what time it is
   */
  static async create(stand, name, options = {}) {
    const world = new World(stand, name, await TwinClient.create(stand.run));
    world.clock = { start: options.start ?? NOON, anchor: new Date().toISOString() };
    mkdirSync(world.storage, { recursive: true });
    try {
      await world.setUp(stand);
    } catch (error) {
      await world.close();
      throw error;
    }
    return world;
  }

  /** @param {import('./stand.mjs').Stand} stand */
  async setUp(stand) {
    await Promise.all([
      this.database.createFrom(stand.template),
      this.twin.start(this.clock).then(() => this.twin.setWebhook(SENDER, '')),
      this.withRedis((redis) => redis.flushall()),
    ]);
    const [integration] = await this.database.rows('select id, team_id from integrations');
    this.teamId = integration.team_id;
    this.smsUrl = `${stand.balancer.url}/api/webhooks/twilio/${integration.id}/sms`;
    await this.twin.setWebhook(SENDER, this.smsUrl);
    // The account was made in another time; people's sessions begin in this one.
    await this.database.rows(`update integrations set created_at = $1, updated_at = $1`, [this.clock.start]);
  }

  /** The clock's settings so much later. @param {number} shiftMs */
  clockAt(shiftMs) {
    return {
      start: new Date(Date.parse(this.clock.start) + shiftMs).toISOString(),
      anchor: this.clock.anchor,
    };
  }

  /**
   * A process that is not started yet.
   * @param {string} [name]
   */
  async api(name = `api-${this.processes.length + 1}`) {
    const process = new ApiProcess(this.stand.run, name, await freePort(), this.stand.balancer, (life) => {
      const clock = this.clockAt(life.shiftMs ?? 0);
      return this.stand.environment(this.database.name, {
        STORAGE_DIR: this.storage,
        TWILIO_API_BASE_URL: this.twin.baseUrl,
        CLOCK_START: clock.start,
        CLOCK_ANCHOR: clock.anchor,
        ...(life.failpoints ? { FAILPOINTS: life.failpoints } : {}),
        ...life.env,
      });
    });
    this.processes.push(process);
    return process;
  }

  /** A started process. @param {import('./api-process.mjs').Life} [life] */
  async begin(life) {
    return (await this.api()).start(life);
  }

  /** One that takes requests and works on no queue. */
  listener(shiftMs = 0) {
    return this.begin({ shiftMs, env: { WORKERS: 'none' } });
  }

  /**
   * A GraphQL operation as the owner.
   * @param {string} query
   * @param {Record<string, unknown>} [variables]
   */
  async data(query, variables) {
    if (!this.token) await this.signIn();
    return graphql(this.stand.balancer.url, query, variables, this.token);
  }

  async signIn() {
    const { signIn } = await graphql(
      this.stand.balancer.url,
      `
        mutation ($input: SignInInput!) {
          signIn(input: $input) {
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
      { input: OWNER },
    );
    if (signIn.__typename !== 'Session') throw new Error(`sign in: ${signIn.message}`);
    this.token = signIn.accessToken;
  }

  /**
   * Leads in New York with consent.
   * @param {number} count
   * @returns {Promise<Person[]>}
   */
  async people(count) {
    const at = this.clock.start;
    const rows = Array.from({ length: count }, (_, index) => {
      const number = this.marker * 10_000 + index;
      return {
        id: randomUUID(),
        phone_id: randomUUID(),
        consent_id: randomUUID(),
        phone: `+1212${String(600 + Math.floor(number / 10_000)).padStart(3, '0')}${String(number % 10_000).padStart(4, '0')}`,
      };
    });
    const source = `jsonb_to_recordset($3::jsonb) as r(id uuid, phone_id uuid, consent_id uuid, phone text)`;
    const values = [this.teamId, at, JSON.stringify(rows)];
    await this.database.rows(
      `insert into leads (team_id, id, first_name, time_zones, candidate_states, tags, created_at, updated_at)
       select $1, id, 'Grace', '{America/New_York}', '{NY}', '{m${this.marker}}', $2, $2 from ${source}`,
      values,
    );
    await this.database.rows(
      `insert into lead_phones (team_id, id, lead_id, phone, position, created_at) select $1, phone_id, id, phone, 0, $2 from ${source}`,
      values,
    );
    await this.database.rows(
      `insert into consents (team_id, id, lead_id, channel, source, scope, evidence, recorded_by, created_at)
       select $1, consent_id, id, 'sms', 'web form', 'marketing', 'form', 'test', $2 from ${source}`,
      values,
    );
    return rows.map(({ id, phone }) => ({ id, phone }));
  }

  /**
   * A campaign of one text to so many new people, launched. The process may die while it is asked.
   * @param {number} count
   * @returns {Promise<Person[]>}
   */
  async launch(count) {
    this.marker += 1;
    const people = await this.people(count);
    const { createCampaign } = await this.data(
      `mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { __typename ... on Campaign { id } ... on UserError { message } } }`,
      {
        input: {
          name: `m${this.marker}`,
          filter: { tags: [`m${this.marker}`] },
          steps: [{ type: 'SMS', body: `Hello {{firstName}}, this is m${this.marker}` }],
        },
      },
    );
    if (createCampaign.__typename !== 'Campaign')
      throw new Error(`createCampaign: ${createCampaign.message}`);
    await this.data(
      `mutation ($id: ID!, $input: LaunchCampaignInput) { launchCampaign(id: $id, input: $input) { __typename ... on UserError { message } } }`,
      { id: createCampaign.id, input: { confirmCount: count } },
    ).then(
      ({ launchCampaign }) => {
        if (launchCampaign.__typename !== 'Campaign')
          throw new Error(`launchCampaign: ${launchCampaign.__typename} ${launchCampaign.message ?? ''}`);
      },
      (error) => {
        // A failpoint struck while the request was on its way.
        if (!/fetch failed|GraphQL|JSON|aborted|No process/.test(String(error))) throw error;
      },
    );
    return people;
  }

  /**
   * Wait until so many rows are there and none of them is under way.
   * @param {number} count
   * @param {{ timeoutMs?: number, until?: (rows: import('./database.mjs').LedgerRow[]) => boolean }} [options]
   * @returns {Promise<import('./database.mjs').LedgerRow[]>} the ledger, also when the time is over: the invariants judge it
   */
  async settle(count, { timeoutMs = PATIENCE_MS, until } = {}) {
    const done = until ?? ((rows) => rows.every((row) => !PENDING.includes(row.state)));
    /** @type {import('./database.mjs').LedgerRow[]} */
    let rows = [];
    await waitUntil(
      async () => {
        rows = await this.database.ledger().catch(() => []);
        return rows.length >= count && done(rows);
      },
      { timeoutMs, everyMs: 100 },
    );
    return rows;
  }

  /**
   * @param {string} what
   * @param {() => unknown} ask
   * @param {number} [timeoutMs]
   */
  async until(what, ask, timeoutMs = PATIENCE_MS) {
    const answer = await waitUntil(() => Promise.resolve(ask()).catch(() => undefined), {
      timeoutMs,
      everyMs: 30,
    });
    if (!answer) throw new Error(`Not within ${timeoutMs / 1_000} s: ${what}`);
    return answer;
  }

  /** @param {number} count */
  accepted(count) {
    return this.until(`${count} accepted`, async () => (await this.twin.state()).acceptances >= count);
  }

  /** Wait until what was asked for so far is done: no report is on its way, no job is owed, none is at work or waits. */
  async calm() {
    await this.until('everything is done', async () => {
      if ((await this.twin.state()).waiting > 0) return false;
      const [owed] = await this.database.rows(
        `select 1 from outbox where kind = 'job' and available_at <= $1 limit 1`,
        [new Date(Date.parse(this.clock.start) + Date.now() - Date.parse(this.clock.anchor))],
      );
      return !owed && !(await this.hasJobs());
    });
  }

  /** Whether a job was taken from a worker that gave no sign of life. */
  async hasStalled() {
    return this.withRedis(async (redis) => {
      const events = await redis.xrange('faults:campaign:events', '-', '+');
      return events.some(([, fields]) => fields.includes('stalled'));
    });
  }

  /** Whether a queue has jobs but those that come again and again. */
  async hasJobs() {
    return this.withRedis(async (redis) => {
      for (const queue of ['lead', 'campaign', 'campaign-sequence']) {
        const key = `faults:${queue}`;
        const ids = [
          ...(await redis.lrange(`${key}:wait`, 0, -1)),
          ...(await redis.lrange(`${key}:active`, 0, -1)),
        ];
        if (ids.some((id) => !id.startsWith('repeat:'))) return true;
      }
      return false;
    });
  }

  /** A person writes STOP, and the webhook is answered. @param {Person} person */
  async optOut(person) {
    const statuses = await this.twin.write({ from: person.phone, to: SENDER, body: 'STOP' });
    this.withdrawn.set(person.phone, Date.now());
    return statuses;
  }

  /**
   * Run an operator's command.
   * @param {string[]} args
   */
  cli(args) {
    return this.stand.run.complete({
      name: 'cli',
      command: nodeBinary(),
      args: [join(root, 'apps', 'api', 'dist', 'cli.js'), ...args],
      cwd: root,
      env: this.stand.environment(this.database.name, {
        STORAGE_DIR: this.storage,
        CLOCK_START: this.clock.start,
        CLOCK_ANCHOR: this.clock.anchor,
      }),
    });
  }

  /**
   * @template T
   * @param {(redis: Redis) => Promise<T>} work
   */
  async withRedis(work) {
    const redis = new Redis(this.stand.redis.url, { lazyConnect: true, retryStrategy: () => null });
    redis.on('error', () => {});
    try {
      await redis.connect();
      return await work(redis);
    } finally {
      redis.disconnect();
    }
  }

  /**
   * Give what may still come the time to come, so that its absence means something: the processes have gone on for some
   * seconds of their own, however slow the machine is.
   */
  async quiet(beats = 3) {
    const begun = await this.beat();
    await this.until('the processes go on', async () => (await this.beat()) >= begun + beats);
  }

  /** Grows by one a second with each process that works. */
  async beat() {
    const [row] = await this.database.rows(
      `select (value->>'count')::int as count from engine_state where key = 'engine.mark'`,
    );
    return Number(row?.count ?? 0);
  }

  /** @param {{ keep?: boolean }} [options] */
  async close({ keep = false } = {}) {
    for (const process of this.processes) await process.kill().catch(() => {});
    await this.twin.stop();
    if (keep) await this.database.release();
    else await this.database.drop();
  }
}
