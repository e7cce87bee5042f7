import { eventually } from '@og/testing';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { addColleague } from '../support/colleague.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { anotherProcess, openSocket } from './live-socket.js';

const LONG = 45_000;
const FORBIDDEN = 4403;

let a: TestApp;
let b: Awaited<ReturnType<typeof anotherProcess>>;
let owner: TestSession;
let colleague: TestSession;
beforeAll(async () => {
  a = await createTestApp({ env: { WORKERS: 'none' } });
  b = await anotherProcess(a);
});
afterAll(async () => {
  await b?.close();
  await a?.close();
});
beforeEach(async () => {
  owner = await a.signUp();
  colleague = await addColleague(a, owner);
});

const memberOf = async (session: TestSession) => {
  const { teamMembers } = await a.data<{ teamMembers: { id: string; user: { id: string } }[] }>(
    '{ teamMembers { id user { id } } }',
    {},
    owner.token,
  );
  return teamMembers.find((member) => member.user.id === session.userId)!.id;
};

const tell = () =>
  a.data(
    'mutation { createLead(input: { firstName: "Grace", email: "grace@example.test" }) { __typename ... on UserError { message } } }',
    {},
    owner.token,
  );

it('closes the sockets of a member that was removed, in every process, and tells them nothing more', async () => {
  const theirs = [await openSocket(a.url, colleague), await openSocket(b.url, colleague)];
  const mine = await openSocket(b.url, owner);
  const { removeMember } = await a.data<{ removeMember: { __typename: string } }>(
    'mutation ($id: ID!) { removeMember(id: $id) { __typename } }',
    { id: await memberOf(colleague) },
    owner.token,
  );
  expect(removeMember.__typename).toBe('Removed');
  for (const socket of theirs) expect(await within(socket.ended)).toEqual({ code: FORBIDDEN });
  await tell();
  await eventually(
    'the owner still hears',
    async () => mine.events.some((event) => event.type === 'lead.changed.v1') || undefined,
    LONG,
  );
  for (const socket of theirs)
    expect(socket.events.map((event) => event.type)).not.toContain('lead.changed.v1');
  await mine.close();
});

it('closes the sockets of a session that was ended without a word', async () => {
  const socket = await openSocket(b.url, colleague);
  await a.platform.database.withSystem((tx) =>
    tx.client.query('update sessions set revoked_at = now() where user_id = $1', [colleague.userId]),
  );
  expect(await within(socket.ended)).toEqual({ code: FORBIDDEN });
});

it('keeps the socket of a member whose role was changed', async () => {
  const socket = await openSocket(b.url, colleague);
  const { changeMemberRole } = await a.data<{ changeMemberRole: { __typename: string } }>(
    'mutation ($id: ID!) { changeMemberRole(id: $id, input: { role: VIEWER }) { __typename } }',
    { id: await memberOf(colleague) },
    owner.token,
  );
  expect(changeMemberRole.__typename).toBe('TeamMember');
  const has = (type: string) =>
    eventually(type, async () => socket.events.some((event) => event.type === type) || undefined, LONG);
  await has('team.changed.v1');
  await tell();
  await has('lead.changed.v1');
  await socket.close();
});

it('looks at the sessions of all sockets in one query, and not at each event', async () => {
  const sockets = await Promise.all(
    Array.from({ length: 10 }, (_, n) => openSocket(b.url, n % 2 ? owner : colleague)),
  );
  await tell();
  await eventually('heard', async () => sockets.every(({ events }) => events.length > 0) || undefined, LONG);
  const questions = vi.spyOn(b.platform.database, 'withSystem');
  const begun = performance.now();
  for (let n = 0; n < 5; n += 1) {
    const before = sockets[0]!.events.length;
    await a.data(
      'mutation ($email: String!) { createLead(input: { email: $email }) { __typename } }',
      { email: `person-${n}@example.test` },
      owner.token,
    );
    await eventually(
      'heard',
      async () => sockets.every(({ events }) => events.length > before) || undefined,
      LONG,
    );
  }
  // The relay of this process asks for its own rows; sessions are asked for by their table.
  const asked = questions.mock.calls.filter(([work]) => String(work).includes('sessions')).length;
  questions.mockRestore();
  // Every two and a half seconds, however long the five events take here.
  expect(asked).toBeLessThan(5 + (performance.now() - begun) / 2_500);
  await Promise.all(sockets.map((socket) => socket.close()));
});

/** The answer, unless it takes unreasonably long. */
function within<T>(answer: Promise<T>): Promise<T | 'never'> {
  return Promise.race([
    answer,
    new Promise<'never'>((resolve) => {
      setTimeout(() => resolve('never'), LONG).unref();
    }),
  ]);
}
