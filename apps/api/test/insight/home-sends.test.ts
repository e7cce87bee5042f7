import { createManualClock } from '@og/contracts';
import { newId } from '@og/db';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { COUNTS } from '../../src/modules/insight/home.queries.js';
import { startOfToday } from '../../src/modules/insight/today.js';
import { planSends, transition } from '../../src/modules/messaging/index.js';
import { recordProviderStatus } from '../../src/modules/messaging/ledger/provider-status.js';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { signInAgain, someSid, twilioWorld } from '../webhooks/twilio-world.js';

const clock = createManualClock('2026-03-03T16:00:00Z');
let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ clock, env: { WORKERS: 'none' } });
});
afterAll(() => app?.close());

const HOME = '{ home { sentToday deliveredToday failedToday unknownSends } }';

it('counts sends as a plain look at the whole ledger does, whenever they were made and failed', async () => {
  const session = await app.signUp();
  const world = await twilioWorld(app, session);
  const { database } = app.platform;
  /** A send that a claim has taken now, and whatever reports of the vendor come with it. */
  const send = async (...statuses: string[]) => {
    const lead = await world.addLead();
    const now = clock.now();
    const [planned] = await database.withTeam(session.teamId, (tx) =>
      planSends(tx, now, [
        {
          leadId: lead.id,
          channel: 'sms',
          address: lead.phones[0]!,
          body: 'Hello',
          segments: 1,
          senderNumberId: world.senderNumberId,
          dueAt: now,
          oneOffKey: newId(),
        },
      ]),
    );
    const made = { id: planned!.ledgerId, sid: someSid() };
    await database.withTeam(session.teamId, (tx) =>
      transition(tx, now, {
        ids: [made.id],
        from: 'ready',
        to: 'submitting',
        source: 'sender',
        lease: { until: now, owner: 'test' },
        nextAttempt: true,
      }),
    );
    for (const status of statuses) await report(made, status);
    return made;
  };
  const move = (made: { id: string }, from: 'submitting' | 'unknown', to: 'unknown' | 'failed') =>
    database.withTeam(session.teamId, (tx) =>
      transition(tx, clock.now(), { ids: [made.id], from, to, source: 'user' }),
    );
  let told = 0;
  const report = ({ id, sid }: { id: string; sid: string }, status: string) => {
    told += 1;
    const words = {
      ledgerId: id,
      providerId: sid,
      status,
      dedupeKey: `${told}`,
      source: 'callback' as const,
    };
    return database.withTeam(session.teamId, (tx) =>
      recordProviderStatus(app.platform, tx, clock.now(), words),
    );
  };
  const same = async () => {
    await signInAgain(app, session);
    const { home } = await app.data<{ home: Record<string, number> }>(HOME, {}, session.token);
    const { rows } = await database.withTeam(session.teamId, ({ client }) =>
      client.query(
        `select count(*) filter (where accepted_at >= $1)::int as "sentToday",
           count(*) filter (where accepted_at >= $1 and state in ('delivered', 'read'))::int as "deliveredToday",
           count(*) filter (where updated_at >= $1 and state in ('failed', 'undelivered'))::int as "failedToday",
           count(*) filter (where state in ('unknown', 'failed_unknown'))::int as "unknownSends" from send_ledger`,
        [startOfToday(clock.now()).toISOString()],
      ),
    );
    expect(home).toEqual(rows[0]);
    return home;
  };

  // Long ago: some ended then, some have not until today.
  await send('sent', 'delivered');
  const failed = await send('sent', 'undelivered');
  const slow = [await send('sent'), await send('sent'), await send('accepted')];
  const inDoubt = [await send(), await send(), await send()];
  for (const made of inDoubt) await move(made, 'submitting', 'unknown');
  expect(await same()).toEqual({ sentToday: 5, deliveredToday: 1, failedToday: 1, unknownSends: 3 });

  clock.advance(9 * 24 * 3_600_000);
  expect(await same()).toEqual({ sentToday: 0, deliveredToday: 0, failedToday: 0, unknownSends: 3 });
  await report(slow[0]!, 'undelivered');
  await report(slow[1]!, 'failed');
  await report(slow[2]!, 'delivered');
  // What is told again of an end moves nothing, today as little as then.
  await report(slow[0]!, 'undelivered');
  await report(failed, 'undelivered');
  await report(failed, 'failed');
  await move(inDoubt[0]!, 'unknown', 'failed');
  await report(inDoubt[1]!, 'failed');
  // A report of the vendor says that it had the send, whatever became of it.
  expect(await same()).toEqual({ sentToday: 1, deliveredToday: 0, failedToday: 4, unknownSends: 1 });
  await send('sent', 'delivered');
  await send('queued', 'sent', 'failed');
  await move(await send(), 'submitting', 'failed');
  await move(await send(), 'submitting', 'unknown');
  expect(await same()).toEqual({ sentToday: 3, deliveredToday: 1, failedToday: 6, unknownSends: 2 });

  clock.advance(24 * 3_600_000);
  expect(await same()).toEqual({ sentToday: 0, deliveredToday: 0, failedToday: 0, unknownSends: 2 });
});

it('reads what it counts by indexes, and never the whole ledger of a team', async () => {
  const { teamId } = await app.signUp();
  const now = clock.now().toISOString();
  const owner = new pg.Client({ connectionString: app.database.ownerUrl });
  await owner.connect();
  try {
    await owner.query('begin');
    await owner.query(
      `with rows as (
         select n, gen_random_uuid() as id, gen_random_uuid() as message, $2::timestamptz - n * interval '1 hour' as at from generate_series(1, 5000) n
       ), sends as (
         insert into send_ledger (team_id, id, message_id, lead_id, channel, address, one_off_key, sender_number_id, vendor, integration_id, body, segments,
           state, due_at, accepted_at, created_at, updated_at)
         select $1, id, message, id, 'sms', '+12125550123', id::text, id, 'twilio', id, 'Hello', 1, 'delivered', at, at, at, at from rows
       )
       insert into message_events (team_id, id, message_id, ledger_id, from_state, to_state, source, created_at)
       select $1, id, message, id, 'sent', case when n % 50 = 0 then 'failed' else 'delivered' end, 'callback', at from rows`,
      [teamId, now],
    );
    await owner.query('analyze send_ledger');
    await owner.query('analyze message_events');
    await owner.query(`select set_config('role', 'app_user', true), set_config('app.team_id', $1, true)`, [
      teamId,
    ]);
    const { rows } = await owner.query<{ 'QUERY PLAN': string }>(`explain ${COUNTS}`, [teamId, now]);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).not.toMatch(/Seq Scan on (send_ledger|message_events)/);
    for (const index of ['send_ledger_accepted', 'send_ledger_doubt', 'message_events_failed'])
      expect(plan).toContain(index);
  } finally {
    await owner.query('rollback');
    await owner.end();
  }
});
