import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/src/index.js';
import { newId } from '../src/index.js';
import { catalogueProblems, readTables, type Table } from './support/catalogue.js';
import { fillTeam, type Filled } from './support/fill.js';
import { probe } from './support/probe.js';

let database: TestDatabase;
let client: pg.Client;
let tables: Table[];
let teamTables: Table[];
const [own, other] = [newId(), newId()];
let filledOwn: Filled;
let filledOther: Filled;

/** Changes that must not outlive a test. */
async function undone<T>(work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    return await work();
  } finally {
    await client.query('rollback');
  }
}
const probeOf = (table: Table) => probe(client, table, { own, other, filledOwn, filledOther });

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  tables = await readTables(client);
  filledOwn = await fillTeam(client, tables, own);
  filledOther = await fillTeam(client, tables, other);
  // What no request role may touch at all is looked at on its own below.
  teamTables = tables.filter((table) => table.hasTeam && table.name !== 'sessions');
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

describe('the catalogue', () => {
  it('closes every table that has a team', async () => {
    expect(teamTables.length).toBeGreaterThan(25);
    expect(await catalogueProblems(client)).toEqual([]);
  });

  it.each([
    [
      'row-level security off',
      'alter table leads disable row level security',
      'leads: row-level security is off',
    ],
    [
      'not forced',
      'alter table leads no force row level security',
      'leads: row-level security is not forced on its owner',
    ],
    ['no policy', 'drop policy team_isolation on leads', 'leads: app_user reaches it without a policy'],
    [
      'a second policy',
      'create policy more on leads to app_user using (true)',
      'leads: several policies add up; keep one',
    ],
    [
      'a plain foreign key',
      'create table t (team_id uuid, id uuid, lead uuid); alter table leads add unique (id); alter table t add constraint t_lead foreign key (lead) references leads (id)',
      't: foreign key t_lead does not carry team_id',
    ],
    [
      'a unique that tells',
      'alter table lead_phones add constraint tell unique (phone)',
      'lead_phones: unique tell does not lead with team_id',
    ],
    [
      'a new table left open',
      'create table fresh (team_id uuid not null); grant select on fresh to app_user',
      'fresh: app_user reaches it without a policy',
    ],
    [
      'a view of its owner',
      'create view peek as select * from leads',
      'peek: a view without security_invoker',
    ],
  ])('notices %s', async (_what, damage, problem) => {
    const problems = await undone(async () => {
      await client.query(damage);
      return catalogueProblems(client);
    });
    expect(problems).toContain(problem);
  });
});

describe('isolation of app_user', () => {
  it('holds in every table', async () => {
    const found = await undone(async () => {
      const lines: string[] = [];
      for (const table of teamTables) lines.push(...(await probeOf(table)));
      return lines;
    });
    expect(found).toEqual([]);
  });

  it.each([
    ['switched off', (name: string) => `alter table ${name} disable row level security`],
    ['without its policy', (name: string) => `drop policy team_isolation on ${name}`],
    [
      'with a policy that lets all through',
      (name: string) => `alter policy team_isolation on ${name} using (true) with check (true)`,
    ],
  ])('would be missed in no table: row-level security %s', async (_what, damage) => {
    const unnoticed: string[] = [];
    for (const table of teamTables) {
      const found = await undone(async () => {
        await client.query(damage(table.name));
        return probeOf(table);
      });
      if (found.length === 0) unnoticed.push(table.name);
    }
    expect(unnoticed).toEqual([]);
  });

  it('shows a team itself and its members, and nothing of how they sign in', async () => {
    await undone(async () => {
      await client.query(`select set_config('role', 'app_user', true), set_config('app.team_id', $1, true)`, [
        own,
      ]);
      expect((await client.query('select id from teams')).rows).toEqual([{ id: own }]);
      expect((await client.query('select id from users')).rows).toEqual([
        { id: filledOwn.get('users')?.['id'] },
      ]);
    });
    for (const sql of [
      'select password_hash from users',
      'select from sessions',
      'update teams set event_seq = 0',
      'delete from teams',
    ]) {
      await expect(asUser(sql), sql).rejects.toMatchObject({ code: '42501' });
    }
  });

  it.each([
    'agent_decisions',
    'audit_log',
    'bucket_moves',
    'intent_corrections',
    'message_decisions',
    'message_events',
  ])('can only add to %s', async (name) => {
    await expect(asUser(`update ${name} set id = id`)).rejects.toMatchObject({ code: '42501' });
    await expect(asUser(`delete from ${name}`)).rejects.toMatchObject({ code: '42501' });
    await expect(asUser(`truncate ${name}`)).rejects.toMatchObject({ code: '42501' });
  });
});

async function asUser(sql: string): Promise<void> {
  await undone(async () => {
    await client.query(`select set_config('role', 'app_user', true), set_config('app.team_id', $1, true)`, [
      own,
    ]);
    await client.query(sql);
  });
}

describe('app_system', () => {
  /** What relay, inbound routing and schedulers need; anything more is a decision to be made here. */
  const NAMED: Record<string, string> = {
    appointments: 'SELECT',
    brands: 'SELECT',
    calls: 'SELECT',
    campaigns: 'SELECT',
    dnc_imports: 'SELECT',
    drafts: 'SELECT',
    engine_state: 'INSERT SELECT UPDATE',
    enrollments: 'SELECT',
    experiments: 'SELECT',
    follow_ups: 'SELECT',
    forecasts: 'SELECT',
    inbox_items: 'SELECT',
    integrations: 'SELECT',
    lead_imports: 'SELECT',
    outbox: 'DELETE SELECT UPDATE',
    reconciliation_runs: 'SELECT',
    rehearsals: 'SELECT',
    send_leases: 'DELETE SELECT',
    send_ledger: 'SELECT',
    sender_mailboxes: 'SELECT',
    sender_numbers: 'SELECT',
    sending_domains: 'SELECT',
    sessions: 'DELETE INSERT SELECT UPDATE',
    team_events: 'DELETE INSERT SELECT',
    team_invitations: 'SELECT',
    team_members: 'SELECT',
    teams: 'SELECT UPDATE',
    ten_dlc_campaigns: 'SELECT',
    tracked_links: 'SELECT',
    uploads: 'SELECT',
    users: 'INSERT SELECT UPDATE',
    webhook_receipts: 'SELECT',
  };

  it('reaches the tables that are named for it and no others', async () => {
    const { rows } = await client.query<{ name: string; privileges: string }>(
      `select table_name::text as name, string_agg(privilege_type, ' ' order by privilege_type) as privileges
       from information_schema.role_table_grants where table_schema = 'public' and grantee in ('app_system', 'PUBLIC') group by 1 order by 1`,
    );
    expect(Object.fromEntries(rows.map((row) => [row.name, row.privileges]))).toEqual(NAMED);
    const closed = tables.filter((table) => !NAMED[table.name]);
    expect(closed.length).toBeGreaterThan(15);
    for (const table of closed) {
      const attempt = undone(async () => {
        await client.query(`select set_config('role', 'app_system', true)`);
        await client.query(`select from ${table.name}`);
      });
      await expect(attempt, table.name).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('owns nothing and bypasses nothing', async () => {
    const { rows } = await client.query(
      `select rolname from pg_roles where rolname in ('app_user', 'app_system', 'app_owner') and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
    );
    expect(rows).toEqual([]);
    const { rows: owned } = await client.query(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relowner in ('app_user'::regrole, 'app_system'::regrole)`,
    );
    expect(owned).toEqual([]);
  });
});
