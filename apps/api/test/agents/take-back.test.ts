import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { waitingForLock } from '../support/waiting-for-lock.js';
import { agentsWorld, DRAFT, type AgentsWorld, type DraftAnswer } from './agents-world.js';

let world: AgentsWorld;
beforeAll(async () => {
  world = await agentsWorld();
});
afterAll(() => world?.close());

const draft = async () => (await world.answer(await world.person(), 'How does this work?', 'question'))!;
const takeBack = async (id: string, clientKey: string) =>
  (
    await world.app.data<{ r: DraftAnswer }>(
      `mutation ($id: ID!, $clientKey: String!) { r: takeBackDraft(id: $id, clientKey: $clientKey) { __typename ... on Draft { ${DRAFT} } ... on UserError { code message } } }`,
      { id, clientKey },
      world.session.token,
    )
  ).r;
const statesOf = async (id: string) =>
  (await world.rows<{ state: string }>('select state from messages where draft_id = $1', [id])).map(
    ({ state }) => state,
  );

it('an approval is taken back by the key of its press, once it has been heard; repeated it answers the same', async () => {
  const { id } = await draft();
  const clientKey = randomUUID();
  expect(await world.approve(id, { clientKey })).toMatchObject({ state: 'APPROVED' });
  expect(await takeBack(id, clientKey)).toMatchObject({
    __typename: 'Draft',
    state: 'PENDING',
    messageId: null,
  });
  expect(await takeBack(id, clientKey)).toMatchObject({ __typename: 'Draft', state: 'PENDING' });
  await world.leave();
  expect(await statesOf(id)).toEqual(['canceled']);
  // Another press lets it go again.
  expect(await world.approve(id, { clientKey: randomUUID() })).toMatchObject({ state: 'APPROVED' });
});

it('a press that arrives after it was taken back lets nothing go; the next press does', async () => {
  const { id } = await draft();
  const clientKey = randomUUID();
  expect(await takeBack(id, clientKey)).toMatchObject({ __typename: 'Draft', state: 'PENDING' });
  expect(await world.approve(id, { clientKey })).toMatchObject({
    __typename: 'Conflict',
    code: 'taken_back',
  });
  await world.leave();
  expect(await statesOf(id)).toEqual([]);
  expect(await world.approve(id, { clientKey: randomUUID() })).toMatchObject({ state: 'APPROVED' });
});

it('of a press and its undo that stand before the draft together one waits for the other, and nothing leaves', async () => {
  const { id, conversationId } = await draft();
  const clientKey = randomUUID();
  const { database } = world.app.platform;
  let approved: Promise<DraftAnswer> | undefined;
  let back: Promise<DraftAnswer> | undefined;
  await database.withTeam(world.session.teamId, async (tx) => {
    // Both stand before the draft.
    await tx.client.query('select from drafts where id = $1 for update', [id]);
    approved = world.approve(id, { clientKey });
    await waitingForLock(database, 1);
    back = takeBack(id, clientKey);
    await waitingForLock(database, 2);
  });
  // Whichever had the draft first: nothing leaves.
  await approved;
  expect(await back).toMatchObject({ __typename: 'Draft', state: 'PENDING', conversationId });
  await world.leave();
  expect(await statesOf(id)).not.toContain('delivered');
  expect((await statesOf(id)).filter((state) => state !== 'canceled')).toEqual([]);
});

it('many of both at once: whatever comes first, nothing leaves', async () => {
  const drafts = await Promise.all(Array.from({ length: 6 }, draft));
  await Promise.all(
    drafts.map(async ({ id }, n) => {
      const clientKey = randomUUID();
      const both = [() => world.approve(id, { clientKey }), () => takeBack(id, clientKey)];
      const [, back] = await Promise.all((n % 2 ? both : both.toReversed()).map((ask) => ask()));
      expect(back?.code ?? 'none').not.toBe('already_sent');
    }),
  );
  await world.leave();
  for (const { id } of drafts)
    expect((await statesOf(id)).filter((state) => state !== 'canceled')).toEqual([]);
});

it('what has left cannot be taken back, and a press that nobody knows of takes back nobody else’s', async () => {
  const { id } = await draft();
  const clientKey = randomUUID();
  await world.approve(id, { clientKey });
  expect(await takeBack(id, randomUUID())).toMatchObject({ code: 'draft_not_waiting' });
  await world.leave();
  expect(await takeBack(id, clientKey)).toMatchObject({ code: 'already_sent' });
  expect(await takeBack(id, '')).toMatchObject({ __typename: 'InvalidInput' });
});
