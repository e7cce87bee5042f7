import { createManualClock } from '@og/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openItemForCall } from '../../src/modules/inbox/index.js';
import { addColleague } from '../support/colleague.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { waitingForLock } from '../support/waiting-for-lock.js';
import { teamRows, twilioWorld, type TwilioWorld } from '../webhooks/twilio-world.js';

const clock = createManualClock('2026-03-03T16:00:00Z');
let app: TestApp;
let session: TestSession;
let world: TwilioWorld;

beforeAll(async () => {
  app = await createTestApp({ clock, env: { WORKERS: 'none' } });
  session = await app.signUp();
  world = await twilioWorld(app, session);
});
afterAll(() => app?.close());

interface Settled {
  itemId: string;
  leadId: string;
  phone: string;
}

/** A conversation that this member answered, and nobody need look at. */
async function settledBy(userId: string): Promise<Settled> {
  const lead = await world.addLead();
  const phone = lead.phones[0] ?? '';
  await world.text(phone, 'maybe');
  const [row] = await teamRows<{ id: string }>(
    app,
    session.teamId,
    `update inbox_items set state = 'done', done_at = updated_at, done_by = $2, assignee_id = $2 where lead_id = $1 returning id`,
    [lead.id, userId],
  );
  return { itemId: row?.id ?? '', leadId: lead.id, phone };
}

async function assigneeOf({ itemId }: Settled): Promise<{ state: string; assignee: string | null }> {
  const [row] = await teamRows<{ state: string; assignee: string | null }>(
    app,
    session.teamId,
    'select state, assignee_id as assignee from inbox_items where id = $1',
    [itemId],
  );
  return row ?? { state: 'none', assignee: null };
}

it('what comes back to life is nobody’s when who had it has left the team, and theirs while they are in it', async () => {
  const gone = (await addColleague(app, session)).userId;
  const texts = [await settledBy(gone), await settledBy(session.userId)] as const;
  const calls = [await settledBy(gone), await settledBy(session.userId)] as const;
  const byHand = [await settledBy(gone), await settledBy(session.userId)] as const;
  const many = [await settledBy(gone), await settledBy(session.userId)] as const;
  const [member] = await teamRows<{ id: string }>(
    app,
    session.teamId,
    'select id from team_members where user_id = $1',
    [gone],
  );
  await app.data(
    'mutation ($id: ID!) { removeMember(id: $id) { __typename } }',
    { id: member?.id },
    session.token,
  );
  expect(await assigneeOf(texts[0])).toEqual({ state: 'done', assignee: gone });

  for (const { phone } of texts) await world.text(phone, 'One more thing');
  const [number] = await teamRows<{ id: string }>(
    app,
    session.teamId,
    'select id from sender_numbers limit 1',
    [],
  );
  for (const { leadId, itemId } of calls)
    await app.platform.database.withTeam(session.teamId, (tx) =>
      openItemForCall(tx, app.platform, clock.now(), {
        callId: itemId,
        leadId,
        senderNumberId: number?.id ?? '',
        text: 'Called and reached nobody',
        priority: 90,
      }),
    );
  for (const { itemId } of byHand)
    await app.data(
      'mutation ($id: ID!) { reopenInboxItem(id: $id) { __typename } }',
      { id: itemId },
      session.token,
    );
  await app.data(
    'mutation ($input: ChangeInboxItemsInput!) { changeInboxItems(input: $input) { __typename } }',
    { input: { action: 'REOPEN', ids: many.map(({ itemId }) => itemId) } },
    session.token,
  );

  for (const [left, stayed] of [texts, calls, byHand, many]) {
    expect(await assigneeOf(left)).toEqual({ state: 'open', assignee: null });
    expect(await assigneeOf(stayed)).toEqual({ state: 'open', assignee: session.userId });
  }
});

/** An act by hand; its id. */
async function act(input: Record<string, unknown>): Promise<string> {
  const { r } = await app.data<{ r: { id: string } }>(
    'mutation ($input: ChangeInboxItemsInput!) { r: changeInboxItems(input: $input) { ... on InboxChange { id } } }',
    { input },
    session.token,
  );
  return r.id;
}

async function undo(id: string): Promise<{ __typename: string; count: number; notice: string | null }> {
  const { r } = await app.data<{ r: { __typename: string; count: number; notice: string | null } }>(
    'mutation ($id: ID!) { r: undoInboxChange(id: $id) { __typename ... on InboxChange { count notice } } }',
    { id },
    session.token,
  );
  return r;
}

/** Takes a member out of the team, the way that the settings do. */
async function takeOut(userId: string): Promise<void> {
  const [member] = await teamRows<{ id: string }>(
    app,
    session.teamId,
    'select id from team_members where user_id = $1',
    [userId],
  );
  const { r } = await app.data<{ r: { __typename: string } }>(
    'mutation ($id: ID!) { r: removeMember(id: $id) { __typename } }',
    { id: member?.id },
    session.token,
  );
  expect(r.__typename).toBe('Removed');
}

it('an undo gives nothing to somebody who has left the team meanwhile, and says so', async () => {
  const gone = (await addColleague(app, session)).userId;
  const stays = (await addColleague(app, session)).userId;
  const open = async (userId: string) => {
    const one = await settledBy(userId);
    await act({ ids: [one.itemId], action: 'REOPEN' });
    expect(await assigneeOf(one)).toEqual({ state: 'open', assignee: userId });
    return one;
  };
  // All four are made before anybody leaves.
  const given = [await open(gone), await open(gone), await open(stays)];
  const assigned = await act({
    ids: given.map(({ itemId }) => itemId),
    action: 'ASSIGN',
    userId: session.userId,
  });
  const finished = await open(gone);
  const done = await act({ ids: [finished.itemId], action: 'DONE' });
  const closed = await settledBy(gone);
  const reopened = await act({ ids: [closed.itemId], action: 'REOPEN' });
  const plain = await open(stays);
  const plainDone = await act({ ids: [plain.itemId], action: 'DONE' });
  await takeOut(gone);

  expect(await undo(assigned)).toEqual({
    __typename: 'InboxChange',
    count: 3,
    notice: 'Who had 2 of these conversations has left the team: they are nobody’s now.',
  });
  expect(await Promise.all(given.map(assigneeOf))).toEqual([
    { state: 'open', assignee: null },
    { state: 'open', assignee: null },
    { state: 'open', assignee: stays },
  ]);
  expect(
    await teamRows(
      app,
      session.teamId,
      `select title, detail from lead_events where lead_id = $1 and type = 'conversation.assigned' order by created_at desc, id desc limit 1`,
      [given[0]?.leadId],
    ),
  ).toEqual([{ title: 'Assigned to nobody', detail: 'Who had it has left the team.' }]);

  // Nobody's although the act itself gave it to nobody: what was settled by them is open again.
  expect(await undo(done)).toMatchObject({
    count: 1,
    notice: 'Who had this conversation has left the team: it is nobody’s now.',
  });
  expect(await assigneeOf(finished)).toEqual({ state: 'open', assignee: null });

  // What is settled again needs nobody, and what concerns nobody who left says nothing.
  expect(await undo(reopened)).toMatchObject({ count: 1, notice: null });
  expect(await assigneeOf(closed)).toEqual({ state: 'done', assignee: null });
  expect(await undo(plainDone)).toMatchObject({ count: 1, notice: null });
  expect(await assigneeOf(plain)).toEqual({ state: 'open', assignee: stays });
});

it('an undo waits for who is just leaving, and gives them nothing', async () => {
  const gone = (await addColleague(app, session)).userId;
  const one = await settledBy(gone);
  await act({ ids: [one.itemId], action: 'REOPEN' });
  const assigned = await act({ ids: [one.itemId], action: 'ASSIGN', userId: session.userId });
  const { database } = app.platform;
  let answer: ReturnType<typeof undo> | undefined;
  await database.withTeam(session.teamId, async (tx) => {
    await tx.client.query('delete from team_members where team_id = $1 and user_id = $2', [
      session.teamId,
      gone,
    ]);
    answer = undo(assigned);
    await waitingForLock(database);
  });
  expect(await answer).toMatchObject({
    notice: 'Who had this conversation has left the team: it is nobody’s now.',
  });
  expect(await assigneeOf(one)).toEqual({ state: 'open', assignee: null });
});
