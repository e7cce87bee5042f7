import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import pg from 'pg';
import { planSends } from '../../src/modules/messaging/index.js';
import { sweepInbox } from '../../src/modules/inbox/sweep-inbox.js';
import { connectSender } from '../campaigns/campaign-world.js';
import type { TestSession } from '../support/test-app.js';
import { engineWorld, type EngineWorld } from './engine-world.js';
import { addPeople } from './people.js';

// Trouble of one team is that team's alone: sweepers go on with the next.

let world: EngineWorld;
let owner: pg.Client;
let troubled: TestSession;
let other: TestSession;
beforeAll(async () => {
  world = await engineWorld();
  owner = new pg.Client({ connectionString: world.app.database.ownerUrl });
  await owner.connect();
  owner.on('error', () => undefined);
});
afterAll(async () => {
  await owner?.end();
  await world?.close();
});
beforeEach(async () => {
  troubled = await world.app.signUp('Troubled');
  other = await world.app.signUp('Other');
});

const MINUTE = 60_000;
const inMinutes = (minutes: number) => new Date(world.clock.now().getTime() + minutes * MINUTE);

/** A text to somebody that is due in some minutes. */
async function planned(session: TestSession, minutes: number): Promise<string> {
  const { database } = world.app.platform;
  const [person] = await addPeople(database, session.teamId, world.clock.now(), [{}]);
  await connectSender(world.app, session);
  return database.withTeam(session.teamId, async (tx) => {
    const { rows } = await tx.client.query<{ id: string }>('select id from sender_numbers limit 1');
    const [row] = await planSends(tx, world.clock.now(), [
      {
        leadId: person!.id,
        channel: 'sms',
        address: person!.phone,
        body: 'Hello',
        segments: 1,
        senderNumberId: rows[0]!.id,
        dueAt: inMinutes(minutes),
        oneOffKey: `test:${session.teamId}`,
        authorUserId: session.userId,
      },
    ]);
    return row!.ledgerId;
  });
}

const stateOf = (session: TestSession, id: string) =>
  world.app.platform.database.withTeam(session.teamId, async ({ client }) => {
    const { rows } = await client.query<{ state: string }>('select state from send_ledger where id = $1', [
      id,
    ]);
    return rows[0]?.state;
  });

/** From now on nothing of this team's can be changed in a table. */
async function refuseChanges(table: string, { teamId }: TestSession): Promise<() => Promise<unknown>> {
  const name = `refuse_${table}`;
  await owner.query(`create function ${name}() returns trigger language plpgsql as
    $$ begin if old.team_id = '${teamId}' then raise exception 'refused by the test'; end if; return new; end $$`);
  await owner.query(
    `create trigger ${name} before update on ${table} for each row execute function ${name}()`,
  );
  return () => owner.query(`drop function ${name} cascade`);
}

it('releases what is due of the others while one team’s sends cannot be changed', async () => {
  const first = await planned(troubled, 5);
  const second = await planned(other, 6);
  const allow = await refuseChanges('send_ledger', troubled);
  world.clock.set(inMinutes(10).toISOString());
  await world.sweep();
  expect([await stateOf(troubled, first), await stateOf(other, second)]).toEqual(['planned', 'ready']);
  await allow();
  await world.sweep();
  expect(await stateOf(troubled, first)).toBe('ready');
});

it('waits for nobody who is changing a send at this moment', async () => {
  const first = await planned(troubled, 5);
  const second = await planned(other, 6);
  world.clock.set(inMinutes(10).toISOString());
  const locked = Promise.withResolvers<void>();
  const done = Promise.withResolvers<void>();
  const changing = world.app.platform.database.withTeam(troubled.teamId, async ({ client }) => {
    await client.query('select from send_ledger where id = $1 for update', [first]);
    locked.resolve();
    await done.promise;
  });
  await locked.promise;
  await world.sweep();
  expect([await stateOf(troubled, first), await stateOf(other, second)]).toEqual(['planned', 'ready']);
  done.resolve();
  await changing;
  await world.sweep();
  expect(await stateOf(troubled, first)).toBe('ready');
});

it('looks after the inboxes of the others', async () => {
  const { database } = world.app.platform;
  for (const session of [troubled, other]) {
    const [person] = await addPeople(database, session.teamId, world.clock.now(), [{}]);
    await database.withTeam(session.teamId, async ({ client }) => {
      const at = world.clock.now().toISOString();
      await client.query(
        'insert into conversations (team_id, id, lead_id, created_at, updated_at) values ($1, $2, $2, $3, $3)',
        [session.teamId, person!.id, at],
      );
      await client.query(
        `insert into inbox_items (team_id, id, lead_id, conversation_id, state, priority, priority_parts, last_message_id, last_message_text,
           last_message_at, snoozed_until, created_at, updated_at) values ($1, $2, $2, $2, 'open', 10, '[]', $2, 'Hi', $3, $3, $3, $3)`,
        [session.teamId, person!.id, at],
      );
    });
  }
  const allow = await refuseChanges('inbox_items', troubled);
  const snoozed = async () => {
    const { rows } = await database.withSystem((tx) =>
      tx.client.query<{ team_id: string }>('select team_id from inbox_items where snoozed_until is not null'),
    );
    return rows.map((row) => row.team_id);
  };
  await sweepInbox(world.app.platform);
  expect(await snoozed()).toEqual([troubled.teamId]);
  await allow();
  await sweepInbox(world.app.platform);
  expect(await snoozed()).toEqual([]);
});
