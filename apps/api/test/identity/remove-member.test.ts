import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { teamApi, type Joined } from './team-api.js';

let app: TestApp;
let admin: pg.Client;
let owner: TestSession;
let member: Joined;
const { remove, join } = teamApi(
  () => app,
  () => owner,
);
beforeAll(async () => {
  app = await createTestApp({ env: { WORKERS: 'none' } });
  admin = new pg.Client({ connectionString: app.database.ownerUrl });
  await admin.connect();
  await admin.query(
    `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'refused by the test'; end $$`,
  );
});
afterAll(async () => {
  await admin?.end();
  await app?.close();
});
beforeEach(async () => {
  owner = await app.signUp();
  member = await join('REP');
});

/** Removing them while a change of a table is refused; the answer's errors. */
async function removeWhileRefused(change: string): Promise<unknown> {
  await admin.query(`create trigger refuse before ${change} for each row execute function refuse()`);
  try {
    return await remove(member.memberId).then(
      () => null,
      (error: unknown) => error,
    );
  } finally {
    await admin.query(`drop trigger refuse on ${change.split(' ').at(-1)}`);
  }
}

async function stateOf({ session }: Joined): Promise<{ members: number; living: number; ended: number }> {
  const { rows } = await admin.query<{ members: number; living: number; ended: number }>(
    `select (select count(*)::int from team_members where team_id = $1 and user_id = $2) as members,
       count(*) filter (where revoked_at is null)::int as living,
       count(*) filter (where revoked_reason = 'removed_from_team')::int as ended
     from sessions where team_id = $1 and user_id = $2`,
    [owner.teamId, session.user.id],
  );
  return rows[0]!;
}

it.each([
  ['its sessions cannot be ended', 'update on sessions'],
  ['nobody can be told of it', 'insert on outbox'],
])('a member whose removal fails because %s stays, signed in', async (_what, change) => {
  expect(await removeWhileRefused(change)).toBeInstanceOf(Error);
  expect(await stateOf(member)).toEqual({ members: 1, living: 1, ended: 0 });
  expect((await member.browser.post('/api/auth/refresh')).status).toBe(200);
  expect(await remove(member.memberId)).toMatchObject({ __typename: 'Removed', id: member.memberId });
  expect(await stateOf(member)).toEqual({ members: 0, living: 0, ended: 1 });
  expect((await member.browser.post('/api/auth/refresh')).status).toBe(401);
});

it('ends the sessions of one person in one team, and no others', async () => {
  const colleague = await join('REP');
  const elsewhere = await app.signUp();
  // The same person in another team.
  await admin.query(
    `insert into team_members (team_id, id, user_id, role, created_at) values ($1, gen_random_uuid(), $2, 'rep', now())`,
    [elsewhere.teamId, member.session.user.id],
  );
  await admin.query(
    `insert into sessions (id, user_id, team_id, refresh_hash, rotated_at, absolute_expires_at, created_at, last_used_at)
     values (gen_random_uuid(), $1, $2, 'none', now(), now() + interval '1 day', now(), now())`,
    [member.session.user.id, elsewhere.teamId],
  );
  await remove(member.memberId);
  const { rows } = await admin.query<{ team: string; person: string }>(
    `select team_id as team, user_id as person from sessions where revoked_at is not null and team_id = any($1)`,
    [[owner.teamId, elsewhere.teamId]],
  );
  expect(rows).toEqual([{ team: owner.teamId, person: member.session.user.id }]);
  expect((await colleague.browser.post('/api/auth/refresh')).status).toBe(200);
});

it('a team reaches no session of another team, and none but through the door', async () => {
  const { database } = app.platform;
  const end = (teamId: string) =>
    database.withTeam(teamId, async (tx) => {
      const { rows } = await tx.client.query('select end_sessions_in_team($1, now(), $2)', [
        member.session.user.id,
        'test',
      ]);
      return rows.length;
    });
  expect(await end((await app.signUp()).teamId)).toBe(0);
  expect(await stateOf(member)).toMatchObject({ living: 1 });
  expect(await end(owner.teamId)).toBe(1);
  await expect(
    database.withTeam(owner.teamId, (tx) => tx.client.query('select id from sessions')),
  ).rejects.toMatchObject({ code: '42501' });
  await expect(
    database.withSystem((tx) =>
      tx.client.query('select end_sessions_in_team($1::uuid, now(), $2)', [owner.userId, 'test']),
    ),
  ).rejects.toMatchObject({ code: '42501' });
});
