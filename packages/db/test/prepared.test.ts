import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/src/index.js';
import { Database, newId, prepared, runPrepared } from '../src/index.js';

let testDatabase: TestDatabase;
let database: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = new Database({ url: testDatabase.userUrl, systemUrl: testDatabase.systemUrl, poolSize: 1 });
});
afterAll(async () => {
  await database?.close();
  await testDatabase?.drop();
});

it('is read and planned once a connection when that leads to a server process of its own', async () => {
  const statement = prepared('test_kept', 'select $1::int + 1 as next');
  const team = newId();
  for (const value of [1, 2, 3])
    expect((await database.withTeam(team, (tx) => runPrepared(tx, statement, [value]))).rows).toEqual([
      { next: value + 1 },
    ]);
  const kept = await database.withTeam(team, (tx) =>
    tx.client.query('select name from pg_prepared_statements'),
  );
  expect(kept.rows).toEqual([{ name: 'test_kept' }]);
});

it('serves each team its own rows from one kept plan', async () => {
  const statement = prepared('test_teams', 'select count(*)::int as count from leads');
  const [one, other] = [newId(), newId()];
  await database.withTeam(one, (tx) =>
    tx.client.query(
      `insert into leads (team_id, id, created_at, updated_at) values ($1, $2, '2026-01-15', '2026-01-15')`,
      [one, newId()],
    ),
  );
  const count = async (team: string) =>
    (await database.withTeam(team, (tx) => runPrepared(tx, statement, []), { genericPlans: true })).rows;
  for (let turn = 0; turn < 7; turn += 1) {
    expect(await count(one)).toEqual([{ count: 1 }]);
    expect(await count(other)).toEqual([{ count: 0 }]);
  }
});

it('refuses a second text under one name', () => {
  prepared('test_name', 'select 1');
  expect(() => prepared('test_name', 'select 1')).not.toThrow();
  expect(() => prepared('test_name', 'select 2')).toThrow(/a name of its own/);
  expect(() => prepared('x'.repeat(64), 'select 3')).toThrow(/63 bytes/);
});

it('lets no index of the ledger name what every send changes', async () => {
  const { rows } = await database.withSystem((tx) =>
    tx.client.query<{ index: string; column: string }>(
      `select distinct i.relname as index, a.attname as column from pg_depend d
         join pg_class i on i.oid = d.objid and i.relkind = 'i'
         join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
       where d.classid = 'pg_class'::regclass and d.refobjid = 'send_ledger'::regclass
         and a.attname in ('state', 'attempt', 'lease_until', 'lease_owner', 'submitted_at', 'lookups', 'updated_at')`,
    ),
  );
  expect(rows).toEqual([]);
});
