import { newId } from '@og/db';
import { eventually } from '@og/testing';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { writeBrief } from '../../src/modules/agents/brief/write-brief.js';
import { agentsWorld, type AgentsWorld } from './agents-world.js';

const AT_ONCE = 6;
let world: AgentsWorld;
beforeAll(async () => {
  world = await agentsWorld();
});
afterAll(() => world?.close());
afterEach(async () => {
  await world?.endFaults();
  await world?.rows('delete from model_reservations');
  await budget({ dayBudgetUsd: 20, conversationBudgetUsd: 0.5 });
});

const budget = async (input: object) =>
  (
    await world.app.data<{ r: { spentTodayUsd: number } }>(
      `mutation ($input: UpdateAgentSettingsInput!) { r: updateAgentSettings(input: $input) { ... on AgentSettings { spentTodayUsd } } }`,
      { input },
      world.session.token,
    )
  ).r.spentTodayUsd;
const calls = async () =>
  (await world.twin.control<{ requests: unknown[] }>('/llm?limit=500')).requests.length;
const reserved = async () =>
  (await world.rows<{ n: number }>('select count(*)::int as n from model_reservations'))[0]!.n;
const requestDraft = (conversationId: string) =>
  world.app.data<{ requestDraft: { __typename: string } }>(
    'mutation ($id: ID!) { requestDraft(conversationId: $id) { __typename } }',
    { id: conversationId },
    world.session.token,
  );

/** A cent is left of the day, and whoever is asked thinks for a moment. */
async function almostSpent(): Promise<void> {
  const spent = await budget({});
  await budget({ dayBudgetUsd: spent + 0.000_1 });
  await world.fault('slow', { delayMs: 300, times: AT_ONCE });
}

it('many drafts that are asked for at once cost no more than the budget and one question', async () => {
  const talks = [];
  for (let index = 0; index < AT_ONCE; index += 1)
    talks.push(await world.hear(await world.person(), 'Who is this please?', 'question'));
  await almostSpent();
  const before = await calls();
  const asked = await Promise.all(talks.map(({ conversationId }) => requestDraft(conversationId)));
  expect(asked.map((one) => one.requestDraft.__typename)).toEqual(Array(AT_ONCE).fill('Draft'));
  await eventually('all are written', async () => {
    const [row] = await world.rows<{ n: number }>(
      `select count(*)::int as n from drafts where state = 'writing'`,
    );
    return row?.n === 0;
  });
  expect(await calls()).toBe(before + 1);
  const drafts = await Promise.all(talks.map(({ conversationId }) => world.draftOf(conversationId)));
  // The others are not lost: a template stands in, and says why.
  expect(drafts.filter((draft) => draft?.reason?.includes('budget'))).toHaveLength(AT_ONCE - 1);
  expect(drafts.every((draft) => draft?.state === 'PENDING')).toBe(true);
  expect(await reserved()).toBe(0);
});

it('briefs that are asked for at once neither', async () => {
  const people = [];
  for (let index = 0; index < AT_ONCE; index += 1) people.push(await world.person());
  await almostSpent();
  const before = await calls();
  const asked = await Promise.all(
    people.map((person) => writeBrief(world.deps, world.session.teamId, person.id)),
  );
  expect(await calls()).toBe(before + 1);
  expect(asked.filter((one) => one.__typename === 'Conflict')).toHaveLength(AT_ONCE - 1);
  expect(await reserved()).toBe(0);
});

it('within the budget they are all asked', async () => {
  const talks = [];
  for (let index = 0; index < AT_ONCE; index += 1)
    talks.push(await world.hear(await world.person(), 'Who is this please?', 'question'));
  const before = await calls();
  await Promise.all(talks.map(({ conversationId }) => requestDraft(conversationId)));
  await eventually('all are asked', async () => (await calls()) === before + AT_ONCE);
  await eventually('all are counted', async () => (await reserved()) === 0);
});

it('what a process that died was asking counts for a while, and then no more', async () => {
  const spent = await budget({});
  await budget({ dayBudgetUsd: spent + 0.01 });
  await world.rows(
    'insert into model_reservations (team_id, id, micros, expires_at) values ($1, $2, 1000000, $3)',
    [world.session.teamId, newId(), new Date(world.clock.now().getTime() + 60_000).toISOString()],
  );
  const held = await world.answer(await world.person(), 'Who is this please?', 'question');
  expect(held!.reason).toContain('budget');
  world.clock.advance(61_000);
  const asked = await world.answer(await world.person(), 'Who is this please?', 'question');
  expect(asked!.checks.length).toBeGreaterThan(0);
  expect(await reserved()).toBe(0);
});
