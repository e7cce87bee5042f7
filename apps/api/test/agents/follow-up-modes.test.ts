import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { followUp } from '../../src/modules/agents/follow-ups/follow-up.js';
import type { Person } from '../messaging/people.js';
import { agentsWorld, type AgentsWorld, type DraftAnswer } from './agents-world.js';

let world: AgentsWorld;
beforeAll(async () => {
  world = await agentsWorld();
});
afterEach(async () => {
  await world.rows('delete from follow_ups');
  await world.rows('delete from agent_modes');
});
afterAll(() => world?.close());

const DAY = 86_400_000;
const call = <T>(query: string, variables: Record<string, unknown> = {}) =>
  world.app.data<T>(query, variables, world.session.token);
const FIELDS = 'followUps { mode days notNowDays decided unlocked needs }';
interface FollowUps {
  mode: string;
  days: number[];
  notNowDays: number;
  decided: number;
  unlocked: boolean;
  needs: string | null;
}
const followUpsOf = async (slug: string) =>
  (await call<{ agent: { followUps: FollowUps | null } }>(`{ agent(slug: ${slug}) { ${FIELDS} } }`)).agent
    .followUps;
const setMode = async (agent: string, mode: string) =>
  (
    await call<{ r: { __typename: string; code?: string; followUps?: FollowUps } }>(
      `mutation ($agent: AgentSlug!, $mode: AgentMode!) { r: setAgentFollowUps(agent: $agent, mode: $mode) { __typename ... on Agent { ${FIELDS} } ... on UserError { code message } } }`,
      { agent, mode },
    )
  ).r;

async function pass(ms: number): Promise<void> {
  world.clock.advance(ms);
  const { email, password } = world.session;
  const { r } = await world.app.data<{ r: { accessToken: string } }>(
    'mutation ($input: SignInInput!) { r: signIn(input: $input) { ... on Session { accessToken } } }',
    { input: { email, password } },
  );
  world.session.token = r.accessToken;
}
/** Do what is due, as its jobs would. */
async function due(): Promise<void> {
  const rows = await world.rows<{ id: string }>(
    `select id from follow_ups where state = 'waiting' and due_at <= $1`,
    [world.clock.now()],
  );
  for (const { id } of rows) await followUp(world.deps, world.session.teamId, id);
}
const waiting = async (conversationId: string) =>
  (
    await world.rows<{ state: string; reason: string | null; due_at: Date; step: number }>(
      'select state, reason, due_at, step from follow_ups where conversation_id = $1 order by created_at desc, step desc limit 1',
      [conversationId],
    )
  )[0];
async function answered(body = 'Who is this please?', intent = 'question') {
  const person: Person = await world.person();
  const draft: DraftAnswer = (await world.answer(person, body, intent))!;
  expect(await world.approve(draft.id)).toMatchObject({ state: 'APPROVED' });
  await world.leave();
  return { person, draft };
}

describe('follow-ups of an agent', () => {
  it('are shown with their days and begin as drafts; Sabrina and Neva have none', async () => {
    expect(await followUpsOf('GIANNA')).toMatchObject({
      mode: 'DRAFT',
      days: [3, 7, 14, 30],
      notNowDays: 90,
      unlocked: false,
    });
    expect(await followUpsOf('CATHY')).toMatchObject({ mode: 'DRAFT', days: [2, 4, 5, 7, 14] });
    for (const slug of ['SABRINA', 'NEVA']) expect(await followUpsOf(slug)).toBeNull();
    expect(await setMode('SABRINA', 'DRAFT')).toMatchObject({
      __typename: 'InvalidInput',
      code: 'no_follow_ups',
    });
  });

  it('are off when they are switched off, or the agent is off for every message', async () => {
    const { draft } = await answered();
    expect(await setMode('GIANNA', 'OFF')).toMatchObject({ followUps: { mode: 'OFF' } });
    await pass(3 * DAY + 60_000);
    await due();
    expect(await waiting(draft.conversationId)).toMatchObject({
      state: 'ended',
      reason: 'The agent is off for follow-ups.',
    });
    expect(await setMode('GIANNA', 'DRAFT')).toMatchObject({ followUps: { mode: 'DRAFT' } });
    const { agent } = await call<{ agent: { intents: { intent: string; mode: string }[] } }>(
      '{ agent(slug: GIANNA) { intents { intent mode } } }',
    );
    for (const { intent, mode } of agent.intents)
      if (mode !== 'OFF')
        await call(
          'mutation ($intent: InboundIntent!) { setAgentMode(agent: GIANNA, intent: $intent, mode: OFF) { __typename } }',
          { intent },
        );
    expect(await followUpsOf('GIANNA')).toMatchObject({ mode: 'OFF' });
  });

  it('are earned like any answer, and then leave by themselves', async () => {
    expect(await setMode('GIANNA', 'AUTO')).toMatchObject({
      __typename: 'Conflict',
      code: 'autonomy_locked',
    });
    await world.history('gianna', 'follow_up', 50);
    expect(await setMode('GIANNA', 'AUTO')).toMatchObject({ followUps: { mode: 'AUTO', unlocked: true } });
    const { person, draft } = await answered();
    await pass(5 * DAY);
    await due();
    const sent = await world.draftOf(draft.conversationId);
    expect(sent).toMatchObject({ intent: 'follow_up', state: 'AUTO', reason: null });
    expect(await world.twin.acceptances(person.phone)).toHaveLength(1);
    await world.leave();
    expect((await world.twin.acceptances(person.phone)).map(({ body }) => body)).toContain(sent!.body);
    expect(await waiting(draft.conversationId)).toMatchObject({ state: 'waiting', step: 2 });
  });

  it('wait for the morning of the lead', async () => {
    const { draft } = await answered();
    await pass(3 * DAY + 12 * 3_600_000);
    await due();
    const row = await waiting(draft.conversationId);
    expect(row).toMatchObject({ state: 'waiting', step: 1 });
    expect(row!.due_at.getTime()).toBeGreaterThan(world.clock.now().getTime());
    expect((await world.draftOf(draft.conversationId))!.id).toBe(draft.id);
    await pass(row!.due_at.getTime() - world.clock.now().getTime());
    await due();
    expect(await world.draftOf(draft.conversationId)).toMatchObject({
      intent: 'follow_up',
      state: 'PENDING',
    });
  });

  it('come 90 days after a “not now”, whether or not it was answered', async () => {
    const { draft } = await answered('Not right now, maybe later in the year', 'not_now');
    const person = await world.person();
    const first = await world.answer(person, 'Who is this please?', 'question');
    await world.approve(first!.id);
    await world.leave();
    const unanswered = await world.answer(person, 'Not right now, maybe later in the year', 'not_now');
    await world.rows(`update drafts set state = 'expired' where id = $1`, [unanswered!.id]);
    await pass(89 * DAY);
    await due();
    for (const { conversationId } of [draft, first!])
      expect((await world.draftOf(conversationId))!.intent).not.toBe('follow_up');
    await pass(2 * DAY);
    await due();
    for (const { conversationId } of [draft, first!])
      expect(await world.draftOf(conversationId)).toMatchObject({ intent: 'follow_up', state: 'PENDING' });
  });
});

describe('a number that names its agent', () => {
  it('is answered by that agent, until it names nobody', async () => {
    const [number] = await world.rows<{ id: string }>('select id from sender_numbers');
    const name = async (agent: string | null) =>
      (
        await call<{ r: { __typename: string; agent?: string | null; code?: string } }>(
          'mutation ($id: ID!, $agent: AgentSlug) { r: updateSenderNumber(id: $id, input: { agent: $agent }) { __typename ... on SenderNumber { agent } ... on UserError { code message } } }',
          { id: number!.id, agent },
        )
      ).r;
    expect(await name('CATHY')).toEqual({ __typename: 'SenderNumber', agent: 'CATHY' });
    expect(await world.answer(await world.person(), 'Who is this please?', 'question')).toMatchObject({
      agent: 'CATHY',
    });
    expect(await name('NEVA')).toMatchObject({ __typename: 'InvalidInput' });
    expect(await name(null)).toEqual({ __typename: 'SenderNumber', agent: null });
    expect(await world.answer(await world.person(), 'Who is this please?', 'question')).toMatchObject({
      agent: 'GIANNA',
    });
  });
});
