import { newId } from '@og/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settleDraft } from '../../src/modules/agents/drafts/settle-draft.js';
import { agentsWorld, type AgentsWorld, type DraftAnswer } from './agents-world.js';

let world: AgentsWorld;
beforeAll(async () => {
  world = await agentsWorld();
  // What is asked for stays in the outbox, to be looked at.
  await world.app.platform.relay.stop();
});
afterAll(() => world?.close());

/** A draft that waits and hands over. */
async function handingOver(to = 'sabrina'): Promise<DraftAnswer> {
  const draft = (await world.answer(await world.person(), 'How does this work?', 'question'))!;
  expect(draft.state).toBe('PENDING');
  await world.rows('update drafts set handoff = $2 where id = $1', [draft.id, to]);
  return draft;
}
const agentOf = async ({ conversationId }: DraftAnswer) =>
  (
    await world.rows<{ agent: string | null }>('select agent from conversations where id = $1', [
      conversationId,
    ])
  )[0]!.agent;
const give = (draft: DraftAnswer, agent: string | null) =>
  world.app.data<{ r: { __typename: string } }>(
    'mutation ($id: ID!, $agent: AgentSlug) { r: handToAgent(conversationId: $id, agent: $agent) { __typename } }',
    { id: draft.conversationId, agent },
    world.session.token,
  );
const undo = async (draft: DraftAnswer) => {
  const [row] = await world.rows<{ id: string }>(
    'select id from messages where draft_id = $1 order by created_at desc, id desc limit 1',
    [draft.id],
  );
  const { r } = await world.app.data<{ r: { __typename: string } }>(
    'mutation ($id: ID!) { r: undoSend(id: $id) { __typename } }',
    { id: row!.id },
    world.session.token,
  );
  expect(r.__typename).toBe('Message');
};
/** The job that follows when something became of a draft's message; it may come twice. */
async function settle(draft: DraftAnswer): Promise<void> {
  await settleDraft(world.deps, world.session.teamId, draft.id);
  await settleDraft(world.deps, world.session.teamId, draft.id);
}
const asked = async (draft: DraftAnswer) => {
  const { rows } = await world.app.platform.database.withSystem(({ client }) =>
    client.query(`select from outbox where topic = 'lead/settle-draft' and payload ->> 'draftId' = $1`, [
      draft.id,
    ]),
  );
  return rows.length;
};
const approve = async (draft: DraftAnswer) =>
  expect(await world.approve(draft.id)).toMatchObject({ __typename: 'Draft', state: 'APPROVED' });
const waiting = (draft: DraftAnswer) =>
  world.rows<{ step: number; due_at: Date }>(
    `select step, due_at from follow_ups where conversation_id = $1 and state = 'waiting'`,
    [draft.conversationId],
  );

describe('a draft that hands over', () => {
  it('does so when its message has left, once, and not when it is taken back', async () => {
    const draft = await handingOver();
    const before = await agentOf(draft);
    expect(before).not.toBe('sabrina');
    await approve(draft);
    expect(await agentOf(draft)).toBe(before);
    await undo(draft);
    expect(await asked(draft)).toBe(1);
    await settle(draft);
    expect(await agentOf(draft)).toBe(before);
    await approve(draft);
    // The job of the undo comes late.
    await settle(draft);
    expect(await agentOf(draft)).toBe(before);
    await world.leave();
    expect(await asked(draft)).toBe(2);
    expect(await waiting(draft)).toHaveLength(1);
    await settle(draft);
    expect(await agentOf(draft)).toBe('sabrina');
    // She follows up nobody.
    expect(await waiting(draft)).toEqual([]);
    // Who takes it from the agent afterwards has the last word.
    await give(draft, null);
    await settle(draft);
    expect(await agentOf(draft)).toBeNull();
  });

  it('leaves the conversation with whom a person gave it meanwhile', async () => {
    const draft = await handingOver();
    await approve(draft);
    world.clock.advance(1_000);
    await give(draft, 'CATHY');
    await world.leave();
    await settle(draft);
    expect(await agentOf(draft)).toBe('cathy');
  });

  it('tells who has it open', async () => {
    const draft = await handingOver('cathy');
    await approve(draft);
    await world.leave();
    const events = async () =>
      (
        await world.app.platform.database.withSystem(({ client }) =>
          client.query(
            `select from outbox where topic = 'inbox_item.changed.v1' and payload::text like '%' || $1 || '%'`,
            [draft.conversationId],
          ),
        )
      ).rows.length;
    const before = await events();
    await settle(draft);
    expect(await events()).toBe(before + 1);
  });

  it('to nobody asks for nothing when it has left', async () => {
    const draft = await handingOver('person');
    await approve(draft);
    await world.leave();
    expect(await asked(draft)).toBe(0);
  });

  it('does not hand over when the carrier refuses it', async () => {
    const person = await world.person();
    const draft = (await world.answer(person, 'How does this work?', 'question'))!;
    await world.rows(`update drafts set handoff = 'sabrina' where id = $1`, [draft.id]);
    const before = await agentOf(draft);
    await approve(draft);
    await world.twin.fault({ match: { to: person.phone }, kind: 'error', code: 21614 });
    await world.leave();
    expect(await asked(draft)).toBe(1);
    await settle(draft);
    expect(await agentOf(draft)).toBe(before);
  });
});

describe('the day of a follow-up', () => {
  it('is as it was before when the message is taken back', async () => {
    const draft = (await world.answer(await world.person(), 'How does this work?', 'question'))!;
    expect(await waiting(draft)).toEqual([]);
    await approve(draft);
    expect(await waiting(draft)).toHaveLength(1);
    await undo(draft);
    await settle(draft);
    expect(await waiting(draft)).toEqual([]);
    await approve(draft);
    expect(await waiting(draft)).toHaveLength(1);
    await world.leave();
    await settle(draft);
    expect(await waiting(draft)).toHaveLength(1);
  });

  it('counts from the message before it again', async () => {
    const first = (await world.answer(await world.person(), 'How does this work?', 'question'))!;
    await approve(first);
    await world.leave();
    const before = await waiting(first);
    expect(before).toHaveLength(1);
    world.clock.advance(60_000);
    const second = { ...first, id: newId() };
    await world.rows(
      `insert into drafts (team_id, id, conversation_id, lead_id, agent, version_id, channel, intent, state, body, claims, facts, checks, expires_at, created_at, updated_at)
       select team_id, $2, conversation_id, lead_id, agent, version_id, channel, intent, 'pending', 'One more thing.', '[]', '[]', '[]', $3::timestamptz + interval '1 day', $3, $3
       from drafts where id = $1`,
      [first.id, second.id, world.clock.now()],
    );
    await approve(second);
    expect((await waiting(first))[0]!.due_at > before[0]!.due_at).toBe(true);
    await undo(second);
    await settle(second);
    expect(await waiting(first)).toEqual(before);
  });

  it('is none when they have written and the answer is taken back', async () => {
    const person = await world.person();
    const first = (await world.answer(person, 'How does this work?', 'question'))!;
    await approve(first);
    await world.leave();
    const second = (await world.answer(person, 'And who are you?', 'question'))!;
    await approve(second);
    expect(await waiting(second)).toHaveLength(1);
    await undo(second);
    await settle(second);
    expect(await waiting(second)).toEqual([]);
  });
});
