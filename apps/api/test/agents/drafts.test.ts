import { newId } from '@og/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerMessage, openConversation } from '../../src/modules/agents/answer/answer-message.js';
import type { Carried, StepBatch } from '../../src/modules/campaigns/engine/steps/executor.js';
import { handoffExecutor } from '../../src/modules/campaigns/engine/steps/handoff/execute.js';
import { agentsWorld, DRAFT, type AgentsWorld, type DraftAnswer } from './agents-world.js';

let world: AgentsWorld;
beforeAll(async () => {
  world = await agentsWorld();
});
afterAll(() => world?.close());

const sent = async (phone: string) =>
  (await world.twin.acceptances(phone)).map(({ body, count }) => ({ body, count }));
const undo = (id: string) =>
  world.app.data<{ r: { __typename: string } }>(
    'mutation ($id: ID!) { r: undoSend(id: $id) { __typename ... on UserError { message } } }',
    { id },
    world.session.token,
  );

describe('a draft', () => {
  it('is written with facts only, waits, and leaves once when a person approves it', async () => {
    const person = await world.person();
    const draft = await world.answer(person, 'Who is this please?', 'question');
    expect(draft).toMatchObject({
      agent: 'GIANNA',
      intent: 'question',
      state: 'PENDING',
      reason: null,
      simulated: true,
    });
    expect(draft!.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(draft!.body).toContain('Sent with the help of an automated assistant.');
    expect(draft!.claims.length).toBeGreaterThan(0);
    const mine = world.told.filter(({ draftId }) => draftId === draft!.id);
    expect(mine.at(-1)).toMatchObject({ done: true, text: draft!.body });
    const approved = await world.approve(draft!.id);
    expect(approved).toMatchObject({ state: 'APPROVED', finalBody: null });
    expect(approved.undoUntil).not.toBeNull();
    await world.leave();
    expect(await sent(person.phone)).toEqual([{ body: draft!.body, count: 1 }]);
    const [message] = await world.rows<{ agent: string; draft_id: string }>(
      'select agent, draft_id from messages where id = $1',
      [approved.messageId],
    );
    expect(message).toEqual({ agent: 'gianna', draft_id: draft!.id });
  });

  it('says that a machine helps in the first text of a conversation only', async () => {
    const person = await world.person();
    const first = await world.answer(person, 'Who is this please?', 'question');
    await world.approve(first!.id);
    await world.leave();
    const second = await world.answer(person, 'And who are you?', 'question');
    expect(second!.body).not.toContain('automated assistant.');
  });

  it('is asked for with instructions that the vendor keeps: the second one reads them for less', async () => {
    await world.answer(await world.person(), 'Who is this please?', 'question');
    const draft = await world.answer(await world.person(), 'Who is this please?', 'question');
    const [row] = await world.rows<{ read: number; hash: string }>(
      'select cache_read_tokens as read, prompt_hash as hash from agent_decisions where id = $1',
      [draft!.decisionId],
    );
    expect(row!.read).toBeGreaterThan(500);
    const hashes = await world.rows(
      `select distinct prompt_hash from agent_decisions where agent = 'gianna' and kind = 'draft'`,
    );
    expect(hashes).toEqual([{ prompt_hash: row!.hash }]);
  });

  it('is written once, however often its job runs', async () => {
    const person = await world.person();
    const { messageId, conversationId } = await world.hear(person, 'Who is this?', 'question');
    await Promise.all([
      answerMessage(world.deps, world.session.teamId, messageId),
      answerMessage(world.deps, world.session.teamId, messageId),
    ]);
    await answerMessage(world.deps, world.session.teamId, messageId);
    const drafts = await world.rows('select from drafts where conversation_id = $1', [conversationId]);
    expect(drafts).toHaveLength(1);
  });

  it('that a person changes leaves as they wrote it, and counts as changed', async () => {
    const person = await world.person();
    const draft = await world.answer(person, 'Who is this please?', 'question');
    const edited = await world.approve(draft!.id, { body: 'My own words.' });
    expect(edited).toMatchObject({ state: 'EDITED', finalBody: 'My own words.', body: draft!.body });
    await world.leave();
    expect(await sent(person.phone)).toEqual([{ body: 'My own words.', count: 1 }]);
  });

  it('that is rejected goes nowhere; the rejection can be taken back until the conversation goes on', async () => {
    const person = await world.person();
    const draft = await world.answer(person, 'Who is this please?', 'question');
    expect(await world.reject(draft!.id)).toMatchObject({ state: 'REJECTED' });
    expect(await world.approve(draft!.id)).toMatchObject({
      __typename: 'Conflict',
      code: 'draft_not_waiting',
    });
    const back = await world.app.data<{ r: DraftAnswer }>(
      `mutation ($id: ID!) { r: undoRejectDraft(id: $id) { ... on Draft { ${DRAFT} } } }`,
      { id: draft!.id },
      world.session.token,
    );
    expect(back.r.state).toBe('PENDING');
    await world.reject(draft!.id, 'SHOULD_NOT_ANSWER');
    await world.hear(person, 'Hello?', 'question');
    const late = await world.app.data<{ r: DraftAnswer }>(
      `mutation ($id: ID!) { r: undoRejectDraft(id: $id) { __typename ... on UserError { code } } }`,
      { id: draft!.id },
      world.session.token,
    );
    expect(late.r.code).toBe('conversation_went_on');
    await world.leave();
    expect(await sent(person.phone)).toEqual([]);
  });

  it('approved by two people at once is one message; the same request again answers the same', async () => {
    const person = await world.person();
    const draft = await world.answer(person, 'Who is this please?', 'question');
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, index) => world.approve(draft!.id, { clientKey: `key-${index}` })),
    );
    expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual([
      'Conflict',
      'Conflict',
      'Conflict',
      'Conflict',
      'Draft',
    ]);
    const winner = answers.findIndex(({ __typename }) => __typename === 'Draft');
    expect(await world.approve(draft!.id, { clientKey: `key-${winner}` })).toMatchObject({
      __typename: 'Draft',
      messageId: answers[winner]!.messageId,
    });
    await world.leave();
    expect(await sent(person.phone)).toEqual([{ body: draft!.body, count: 1 }]);
  });

  it('that is approved while a colleague sends their own answer: one of the two gets through', async () => {
    for (let round = 0; round < 6; round += 1) {
      const person = await world.person();
      const draft = await world.answer(person, 'Who is this please?', 'question');
      const [inbound] = await world.rows<{ id: string }>(
        `select id from messages where lead_id = $1 and direction = 'inbound'`,
        [person.id],
      );
      await Promise.all([
        world.approve(draft!.id),
        world.app.data(
          `mutation ($input: SendMessageInput!) { r: sendMessage(input: $input) { __typename } }`,
          { input: { leadId: person.id, channel: 'SMS', body: 'By hand.', seenMessageId: inbound!.id } },
          world.session.token,
        ),
      ]);
      await world.leave();
      expect((await sent(person.phone)).map(({ count }) => count)).toEqual([1]);
    }
  });

  it('that would leave by itself while a colleague answers: one of the two gets through', async () => {
    await world.history('gianna', 'not_now', 50);
    await world.rows(
      `insert into agent_modes (team_id, agent, intent, mode, updated_at) values ($1, 'gianna', 'not_now', 'auto', $2)`,
      [world.session.teamId, world.clock.now().toISOString()],
    );
    for (let round = 0; round < 6; round += 1) {
      const person = await world.person();
      const { messageId } = await world.hear(person, 'Not right now, maybe later in the year', 'not_now');
      await Promise.all([
        answerMessage(world.deps, world.session.teamId, messageId),
        world.app.data(
          `mutation ($input: SendMessageInput!) { r: sendMessage(input: $input) { __typename } }`,
          { input: { leadId: person.id, channel: 'SMS', body: 'By hand.', seenMessageId: messageId } },
          world.session.token,
        ),
      ]);
      await world.leave();
      expect((await sent(person.phone)).map(({ count }) => count)).toEqual([1]);
    }
  });

  it('whose message is taken back waits again, and may be approved again', async () => {
    const person = await world.person();
    const draft = await world.answer(person, 'Who is this please?', 'question');
    const { messageId } = await world.approve(draft!.id);
    await undo(messageId!);
    expect(await world.draftOf(draft!.conversationId)).toMatchObject({ state: 'PENDING', messageId: null });
    await world.leave();
    expect(await sent(person.phone)).toEqual([]);
    expect(await world.approve(draft!.id)).toMatchObject({ state: 'APPROVED' });
    await world.leave();
    expect(await sent(person.phone)).toEqual([{ body: draft!.body, count: 1 }]);
  });

  it('can be asked for anew with an instruction; the one that waited makes room', async () => {
    const person = await world.person();
    const draft = await world.answer(person, 'Who is this please?', 'question');
    const { r } = await world.app.data<{ r: DraftAnswer }>(
      `mutation ($id: ID!, $input: RequestDraftInput) { r: requestDraft(conversationId: $id, input: $input) { __typename ... on Draft { ${DRAFT} } ... on UserError { message } } }`,
      { id: draft!.conversationId, input: { agent: 'CATHY', instruction: 'Shorter.' } },
      world.session.token,
    );
    expect(r).toMatchObject({ state: 'WRITING', agent: 'CATHY' });
    await expect
      .poll(async () => (await world.draftOf(draft!.conversationId))?.state, { timeout: 45_000 })
      .toBe('PENDING');
    const states = await world.rows<{ state: string }>(
      'select state from drafts where conversation_id = $1 order by created_at, id',
      [draft!.conversationId],
    );
    expect(states.map(({ state }) => state)).toEqual(['expired', 'pending']);
    const [row] = await world.rows<{ input: { instruction: string } }>(
      `select d.input from agent_decisions d where d.conversation_id = $1 order by created_at desc, id desc limit 1`,
      [draft!.conversationId],
    );
    expect(row!.input.instruction).toBe('Shorter.');
  });
});

describe('an opener', () => {
  it('is written when a sequence hands the lead over, and always waits for a person', async () => {
    const person = await world.person();
    const { database, relay } = world.app.platform;
    // It would take the job out of the outbox before it is looked at.
    await relay.stop();
    await database.withTeam(world.session.teamId, (tx) =>
      handoffExecutor.write(
        tx,
        { now: world.clock.now(), campaign: { id: newId() } as StepBatch['campaign'] },
        [
          {
            run: { id: person.id } as Carried['run'],
            effect: { kind: 'handoff', stepId: newId(), agent: 'gianna', note: 'Met at the fair.' },
          },
        ],
      ),
    );
    const asked = await database.withSystem((tx) =>
      tx.client.query<{ payload: object }>(
        `select payload from outbox where team_id = $1 and topic = 'lead/open'`,
        [world.session.teamId],
      ),
    );
    expect(asked.rows.map(({ payload }) => payload)).toContainEqual({
      v: 1,
      teamId: world.session.teamId,
      leadId: person.id,
    });
    relay.start();
    await openConversation(world.deps, world.session.teamId, person.id);
    await openConversation(world.deps, world.session.teamId, person.id);
    const [conversation] = await world.rows<{ id: string }>(
      'select id from conversations where lead_id = $1',
      [person.id],
    );
    const draft = await world.draftOf(conversation!.id);
    expect(draft).toMatchObject({ intent: 'opener', state: 'PENDING', agent: 'GIANNA' });
    await world.approve(draft!.id);
    await world.leave();
    expect(await sent(person.phone)).toEqual([{ body: draft!.body, count: 1 }]);
  });
});
