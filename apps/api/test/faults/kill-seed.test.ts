import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTestDatabase, type TestDatabase } from '@og/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NOON } from '../campaigns/campaign-world.js';
import { startTwin, type Twin } from '../support/twin.js';
import { buildApi } from './api-process.js';

const API = fileURLToPath(new URL('../../', import.meta.url));
/** Each try comes two steps further than the one before: a part that is made again takes steps, too. */
const FEWEST_STEPS = 6;
const anchor = new Date().toISOString();

/** A database, a carrier and a folder for one demo workspace. */
interface Place {
  database: TestDatabase;
  admin: pg.Client;
  twin: Twin;
  storage: string;
}
const places: Place[] = [];

async function makePlace(): Promise<Place> {
  const database = await createTestDatabase();
  const admin = new pg.Client({ connectionString: database.ownerUrl });
  await admin.connect();
  const place = {
    database,
    admin,
    twin: await startTwin({ clock: { start: NOON, anchor } }),
    storage: mkdtempSync(join(tmpdir(), 'og-seed-')),
  };
  places.push(place);
  return place;
}

beforeAll(() => buildApi());
afterAll(async () => {
  for (const { database, admin, twin, storage } of places) {
    await twin.stop();
    await admin.end();
    await database.drop();
    rmSync(storage, { recursive: true, force: true });
  }
});

/** The command behind `npm start`, on its own. */
function seed({ database, twin, storage }: Place) {
  const child = spawn(process.execPath, ['dist/cli.js', 'seed'], {
    cwd: API,
    env: {
      PATH: process.env['PATH'] ?? '',
      APP_ENV: 'test',
      APP_URL: 'http://127.0.0.1:9',
      FRONTEND_URL: 'http://localhost:3000',
      APP_SECRET: 'test-secret-of-at-least-32-characters',
      DATABASE_URL: database.userUrl,
      DATABASE_SYSTEM_URL: database.systemUrl,
      STORAGE_DIR: storage,
      LOG_LEVEL: 'silent',
      CARRIERS_SIMULATED: 'true',
      TWIN_URL: twin.url,
      TWILIO_API_BASE_URL: twin.baseUrl,
      SIGNALHOUSE_API_BASE_URL: `${twin.url}/signalhouse`,
      SENDGRID_API_BASE_URL: `${twin.url}/sendgrid`,
      CLOCK_START: NOON,
      CLOCK_ANCHOR: anchor,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return { child, ended, said: () => said };
}

/** How far it is: each use case notes what it did. */
async function stepsOf({ admin }: Place): Promise<number> {
  const { rows } = await admin.query<{ count: number }>('select count(*)::int as count from audit_log');
  return rows[0]!.count;
}

/** What a person finds in the demo workspace, by names alone. */
async function contents({ admin }: Place): Promise<Record<string, unknown>> {
  const list = async (sql: string) => (await admin.query<{ row: unknown }>(sql)).rows.map(({ row }) => row);
  return {
    people: await list('select email as row from users'),
    address: await list('select postal_address as row from team_settings'),
    integrations: await list(`select vendor || ' ' || state as row from integrations order by 1`),
    numbers: await list(
      `select n.phone || ' ' || n.state || ' ' || coalesce(c.state::text, 'unregistered') as row
       from sender_numbers n left join ten_dlc_campaigns c on c.id = n.ten_dlc_campaign_id order by 1`,
    ),
    domains: await list(`select domain || ' ' || state as row from sending_domains`),
    mailboxes: await list(`select address || ' ' || state as row from sender_mailboxes`),
    brands: await list(`select display_name || ' ' || state as row from brands`),
    registered: await list(`select use_case || ' ' || state as row from ten_dlc_campaigns`),
    pools: await list(
      `select p.name || ' ' || count(n.*) as row from sender_pools p
       left join sender_pool_numbers n on n.pool_id = p.id group by p.name order by 1`,
    ),
    facts: await list('select title as row from agent_facts order by 1'),
    canned: await list('select shortcut as row from canned_replies order by 1'),
    buckets: await list('select name as row from response_buckets order by position'),
    hours: await list('select count(*)::int as row from working_hours'),
    imports: await list(
      `select file_name || ' ' || state || ' ' || imported_rows as row from lead_imports order by 1`,
    ),
    leads: await list(
      `select tag || ' ' || count(*) as row from leads, unnest(tags) tag group by tag order by 1`,
    ),
    campaigns: await list(`select name || ' ' || state as row from campaigns order by 1`),
  };
}

it('a demo workspace that is killed again and again while it is made is finished by the next seed', async () => {
  // One that nobody kills, beside it.
  const whole = await makePlace();
  const uncut = seed(whole);
  const cut = await makePlace();
  let kills = 0;
  for (let steps = 0; ;) {
    const { child, ended, said } = seed(cut);
    // Until it does something it only starts: looked at closely from then on.
    for (let now = steps; child.exitCode === null && now < steps + FEWEST_STEPS + 2 * kills;) {
      await new Promise((resolve) => setTimeout(resolve, now > steps ? 1 : 10));
      now = await stepsOf(cut);
    }
    child.kill('SIGKILL');
    const code = await ended;
    if (code !== null) {
      expect(code, said()).toBe(0);
      break;
    }
    kills += 1;
    steps = await stepsOf(cut);
  }
  expect(kills).toBeGreaterThan(0);
  expect(await uncut.ended, uncut.said()).toBe(0);
  expect(await contents(cut)).toEqual(await contents(whole));
}, 600_000);
