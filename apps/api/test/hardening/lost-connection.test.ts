import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Database } from '@og/db';
import { createTestDatabase, type TestDatabase } from '@og/testing';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.drop());

it('survives a connection that is lost inside a transaction, between two statements', async () => {
  const db = new Database({ url: database.userUrl, systemUrl: database.systemUrl });
  const admin = new pg.Client({ connectionString: process.env['TEST_DATABASE_ADMIN_URL'] });
  await admin.connect();
  const work = db.withSystem(async ({ client }) => {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    await admin.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await client.query('select 1');
  });
  await expect(work).rejects.toThrow(/terminat|not queryable/i);
  await db.withSystem(({ client }) => client.query('select 1'));
  await admin.end();
  await db.close();
});
