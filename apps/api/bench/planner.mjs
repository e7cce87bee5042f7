/**
 * How fast the planner writes due runs, beside the same rows written by one INSERT … SELECT.
 *
 *   node apps/api/bench/planner.mjs --sizes 10000,100000,1000000 --planners 2 --json
 *
 * Needs a build (`pnpm build`) and a PostgreSQL superuser in TEST_DATABASE_ADMIN_URL; it makes a database of its own
 * and drops it. Nothing is sent: the rows stay in the ledger.
 */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { Database, migrate, newId } from '@og/db';
import pg from 'pg';
import { Vault } from '../dist/platform/crypto/vault.js';
import { Outbox } from '../dist/platform/outbox/outbox.js';
import { enrollAudience } from '../dist/modules/campaigns/engine/enroll-audience.js';
import { planCampaign } from '../dist/modules/campaigns/engine/plan-campaign.js';
import { Turns } from '../dist/platform/queue/turns.js';
import { fillCampaign, fillLeads, fillTeam } from './fill.mjs';

const { values: flags } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000' },
    planners: { type: 'string', default: '2' },
    enroll: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const admin = process.env.TEST_DATABASE_ADMIN_URL;
if (!admin) throw new Error('TEST_DATABASE_ADMIN_URL is not set: point it at a PostgreSQL superuser.');

const NOW = new Date('2026-11-18T17:00:00.000Z');
const PASSWORD = 'bench-only';

const results = [];
for (const size of flags.sizes.split(',').map(Number)) results.push(await measure(size));
const first = results[0];
const last = results.at(-1);
const growth = {
  from: first.size,
  to: last.size,
  ratio: round(last.microsecondsEach / first.microsecondsEach),
};
if (flags.json) console.log(JSON.stringify({ results, growth }, null, 2));
else {
  console.table(results);
  console.log(`time per run at ${growth.to} is ${growth.ratio}× that at ${growth.from}`);
}

async function measure(size) {
  const name = `og_bench_${process.pid}_${size}`;
  await asAdmin((client) => client.query(`create database ${name}`));
  const url = Object.assign(new URL(admin), { pathname: `/${name}` }).toString();
  try {
    await migrate({ url, appUserPassword: PASSWORD, appSystemPassword: PASSWORD });
    const database = new Database({ url: loginOf(url, 'app_user'), systemUrl: loginOf(url, 'app_system') });
    const owner = new pg.Client({ connectionString: url });
    await owner.connect();
    try {
      return await measureIn({ owner, database, size });
    } finally {
      await owner.end();
      await database.close();
    }
  } finally {
    await asAdmin((client) => client.query(`drop database if exists ${name} with (force)`));
  }
}

async function measureIn({ owner, database, size }) {
  const team = { id: newId(), now: NOW };
  await fillTeam(owner, team);
  await fillLeads(owner, team, size);
  const campaignId = await fillCampaign(owner, team, { enrolled: flags.enroll ? 0 : size });
  await owner.query('vacuum analyze');
  const deps = {
    database,
    clock: { now: () => NOW },
    turns: new Turns(),
    vault: new Vault('bench-secret-bench-secret-bench-secret'),
    outbox: new Outbox(() => {}),
    logger: { info() {}, warn: console.warn, error: console.error },
    config: { APP_URL: 'https://bench.example.com' },
  };
  const job = { teamId: team.id, campaignId };
  const enrollSeconds = flags.enroll ? await timed(() => enrollAudience(deps, job)) : null;
  const cpu = process.cpuUsage();
  const before = await postgresCpu(owner);
  const seconds = await timed(() =>
    Promise.all(Array.from({ length: Number(flags.planners) }, () => planCampaign(deps, job))),
  );
  const { user, system } = process.cpuUsage(cpu);
  const after = await postgresCpu(owner);
  const { rows } = await owner.query(
    'select count(*)::int as planned from send_ledger where campaign_id = $1',
    [campaignId],
  );
  const bareSeconds = await bare(owner);
  return {
    size,
    planned: rows[0].planned,
    seconds: round(seconds),
    microsecondsEach: round((seconds * 1e6) / size),
    bareSeconds: round(bareSeconds),
    timesBare: round(seconds / bareSeconds),
    nodeCpuSeconds: round((user + system) / 1e6),
    // On a machine that others use too, what was computed says more than what the clock says.
    ...(before === null || after === null ? {} : { postgresCpuSeconds: round(after - before) }),
    ...(enrollSeconds === null ? {} : { enrollSeconds: round(enrollSeconds) }),
  };
}

/** CPU seconds of the database's sessions so far; null when the server runs elsewhere. */
async function postgresCpu(owner) {
  const { rows } = await owner.query('select pid from pg_stat_activity where datname = current_database()');
  try {
    const ticks = rows.map(({ pid }) => {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
      return Number(fields[11]) + Number(fields[12]);
    });
    return ticks.reduce((sum, tick) => sum + tick, 0) / 100;
  } catch {
    return null;
  }
}

/** The same rows into tables with the same indexes, in one statement: what PostgreSQL alone needs for them. */
async function bare(owner) {
  const tables = ['conversations', 'messages', 'send_ledger', 'message_events'];
  for (const table of tables) await owner.query(`create table bare_${table} (like ${table} including all)`);
  const inserts = tables.map(
    (table, index) => `i${index} as (insert into bare_${table} select * from ${table} returning 1)`,
  );
  return timed(() => owner.query(`with ${inserts.join(', ')} select 1`));
}

async function timed(work) {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1_000;
}

function loginOf(url, user) {
  return Object.assign(new URL(url), { username: user, password: PASSWORD }).toString();
}

function round(value) {
  return Math.round(value * 100) / 100;
}

async function asAdmin(work) {
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
