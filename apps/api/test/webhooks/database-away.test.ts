import { afterAll, beforeAll, expect, it } from 'vitest';
import pg from 'pg';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { somePhone, someSid, teamRows, twilioWorld } from './twilio-world.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ env: { WORKERS: 'none' } });
});
afterAll(() => app?.close());

it('answers 503 while the database is away, so that the vendor tries again, and takes the repetition once', async () => {
  const session = await app.signUp();
  const world = await twilioWorld(app, session);
  const lead = await world.addLead();
  const sid = someSid();
  const admin = new pg.Client({ connectionString: process.env['TEST_DATABASE_ADMIN_URL'] });
  await admin.connect();
  const send = () => world.text(lead.phones[0] ?? somePhone(), 'stop', { MessageSid: sid });
  try {
    await admin.query(`alter database ${app.database.name} with connection limit 0`);
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
      app.database.name,
    ]);
    const away = await send();
    expect(away.status).toBe(503);
    expect(await away.json()).toMatchObject({ code: 'VENDOR_UNAVAILABLE' });
  } finally {
    await admin.query(`alter database ${app.database.name} with connection limit -1`);
    await admin.end();
  }
  const retries: number[] = [];
  for (let attempt = 0; attempt < 300 && retries.at(-1) !== 200; attempt += 1) {
    retries.push((await send()).status);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(retries.at(-1)).toBe(200);
  await send();
  expect(
    await teamRows(app, session.teamId, 'select reason from suppression_list where address = $1', [
      lead.phones[0],
    ]),
  ).toEqual([{ reason: 'opt_out' }]);
  expect(
    await teamRows(app, session.teamId, 'select id from messages where lead_id = $1', [lead.id]),
  ).toHaveLength(1);
});
