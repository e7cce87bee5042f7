import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/src/index.js';
import { Database, newId } from '../src/index.js';

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

it('does not say that work was committed when a statement of it failed and nobody passed that on', async () => {
  const team = newId();
  const told: string[] = [];
  const work = database.withTeam(team, async (tx) => {
    tx.afterCommit(() => told.push('committed'));
    await tx.client.query(
      `insert into leads (team_id, id, created_at, updated_at) values ($1, $2, '2026-01-15', '2026-01-15')`,
      [team, newId()],
    );
    await tx.client.query('select 1 / 0').catch(() => undefined);
    return 'done';
  });
  await expect(work).rejects.toThrow(/rolled back/);
  expect(told).toEqual([]);
  const { rows } = await database.withTeam(team, (tx) =>
    tx.client.query('select count(*)::int as count from leads'),
  );
  expect(rows).toEqual([{ count: 0 }]);
});
