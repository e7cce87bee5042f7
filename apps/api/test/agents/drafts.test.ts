import { newId } from '@og/db';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { answerMessage, openConversation } from '../../src/modules/agents/answer/answer-message.js';
import { sweepDrafts } from '../../src/modules/agents/drafts/sweep-drafts.js';
import type { Carried, StepBatch } from '../../src/modules/campaigns/engine/steps/executor.js';
import { handoffExecutor } from '../../src/modules/campaigns/engine/steps/handoff/execute.js';
import { agentsWorld, DRAFT, type AgentsWorld, type DraftAnswer } from './agents-world.js';

let world: AgentsWorld;
beforeAll(async () => {
  world = await agentsWorld();
});
afterAll(() => world?.close());
afterEach(() => world?.endFaults());

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
      .poll(async () => (await world.draftOf(draft!.conversationId))?.state, { timeout: 20_000 })
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

describe('a waiting draft ends when', () => {
  const waiting = async () => {
    const person = await world.person();
    const draft = await world.answer(person, 'Who is this please?', 'question');
    expect(draft!.state).toBe('PENDING');
    return { person, draft: draft! };
  };
  const state = async (draft: DraftAnswer) =>
    (await world.rows<{ state: string }>('select state from drafts where id = $1', [draft.id]))[0]?.state;
  const marked = async (draft: DraftAnswer) =>
    (
      await world.rows<{ draft_id: string | null }>(
        'select draft_id from inbox_items where conversation_id = $1',
        [draft.conversationId],
      )
    )[0]?.draft_id;

  it('the person writes again', async () => {
    const { person, draft } = await waiting();
    expect(await marked(draft)).toBe(draft.id);
    await world.hear(person, 'Hello?', 'question');
    expect(await state(draft)).toBe('expired');
    expect(await marked(draft)).toBeNull();
    expect(await world.approve(draft.id)).toMatchObject({ __typename: 'Conflict' });
  });

  it('somebody answers by hand', async () => {
    const { person, draft } = await waiting();
    await world.app.data(
      `mutation ($input: SendMessageInput!) { r: sendMessage(input: $input) { __typename } }`,
      { input: { leadId: person.id, channel: 'SMS', body: 'By hand.' } },
      world.session.token,
    );
    expect(await state(draft)).toBe('expired');
  });

  it('the person opts out', async () => {
    const { person, draft } = await waiting();
    await world.hear(person, 'STOP');
    expect(await state(draft)).toBe('expired');
    await world.leave();
    expect((await sent(person.phone)).filter(({ body }) => body === draft.body)).toEqual([]);
  });

  it('somebody settles the conversation, also while somebody else approves', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { person, draft } = await waiting();
      const [item] = await world.rows<{ id: string }>('select id from inbox_items where lead_id = $1', [
        person.id,
      ]);
      const answers = await Promise.all([
        world.approve(draft.id),
        world.app.graphql(
          'mutation ($id: ID!) { markInboxItemDone(id: $id) { __typename } }',
          { id: item!.id },
          world.session.token,
        ),
      ]);
      expect(answers[1].errors).toBeUndefined();
      await world.leave();
      const approved = answers[0].__typename === 'Draft';
      expect(await state(draft)).toBe(approved ? 'approved' : 'expired');
      expect((await sent(person.phone)).length).toBe(approved ? 1 : 0);
    }
  });

  it('nobody decides for a day', async () => {
    const { draft } = await waiting();
    await world.rows(`update drafts set expires_at = $2 where id = $1`, [
      draft.id,
      world.clock.now().toISOString(),
    ]);
    await sweepDrafts(world.deps);
    expect(await state(draft)).toBe('expired');
  });

  it('its person opts out while it is being approved: nothing leaves', async () => {
    const { person, draft } = await waiting();
    await Promise.all([world.approve(draft.id), world.hear(person, 'stop texting me please')]);
    await world.leave();
    expect((await sent(person.phone)).filter(({ body }) => body === draft.body)).toEqual([]);
  });
});

describe('an opener', () => {
  it('is written when a sequence hands the lead over, and always waits for a person', async () => {
    const person = await world.person();
    const { database } = world.app.platform;
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

describe('what the model does wrong', () => {
  it.each([
    ['refusal', 'declined'],
    ['truncation', 'cut off'],
    ['invalid_json', 'form'],
    ['wrong_shape', 'form'],
    ['auth', 'key'],
    ['spend_limit', 'spending limit'],
    ['no_credit', 'spending limit'],
  ])('%s: a person is told why, and nothing waits to be approved', async (kind, words) => {
    await world.fault(kind);
    const draft = await world.answer(await world.person(), 'Who is this please?', 'question');
    expect(draft).toMatchObject({ state: 'FAILED' });
    expect(draft!.reason).toContain(words);
    const [decision] = await world.rows<{ verdict: string; error: string }>(
      'select verdict, error from agent_decisions where id = $1',
      [draft!.decisionId],
    );
    expect(decision).toMatchObject({ verdict: 'person' });
    await world.endFaults();
    expect(await world.answer(await world.person(), 'Who is this please?', 'question')).toMatchObject({
      state: 'PENDING',
    });
  });

  it.each(['overloaded', 'overloaded_midway', 'rate_limit', 'error_500', 'cut', 'reset'])(
    '%s once: it is asked again, and people see what was written last only',
    async (kind) => {
      await world.fault(kind, {
        times: 1,
        ...(kind === 'rate_limit' || kind === 'overloaded' ? { retryAfter: 0 } : {}),
      });
      const draft = await world.answer(await world.person(), 'Who is this please?', 'question');
      expect(draft).toMatchObject({ state: 'PENDING', reason: null });
      expect(world.told.findLast(({ draftId }) => draftId === draft!.id)?.text).toBe(draft!.body);
    },
  );

  it('down all the time: a person is told, and the reply waits in the inbox as ever', async () => {
    await world.fault('error_500');
    const person = await world.person();
    const draft = await world.answer(person, 'Who is this please?', 'question');
    expect(draft).toMatchObject({ state: 'FAILED' });
    const [item] = await world.rows<{ state: string; draft_id: string | null }>(
      'select state, draft_id from inbox_items where lead_id = $1',
      [person.id],
    );
    expect(item).toEqual({ state: 'open', draft_id: null });
  });

  it.each([
    ['draft_ungrounded_number', 'numbers'],
    ['draft_ungrounded_price', 'prices'],
    ['draft_ungrounded_date', 'times'],
    ['draft_ungrounded_address', 'addresses'],
    ['draft_ungrounded_name', 'names'],
    ['draft_unknown_fact', 'claims'],
    ['draft_promise', 'promises'],
    ['draft_legal_advice', 'legal_advice'],
    ['draft_financial_advice', 'financial_advice'],
    ['draft_denies_automation', 'automated'],
    ['draft_too_long', 'length'],
    ['draft_wrong_language', 'language'],
    ['draft_banned_word', 'banned_words'],
    ['draft_foreign_link', 'links'],
    ['draft_foreign_phone', 'phones'],
    ['draft_foreign_email', 'emails'],
    ['draft_obeys_injection', 'injection'],
  ])(
    '%s: the guardrail “%s” gives it to a person, even where the agent may answer alone',
    async (kind, check) => {
      await world.history('gianna', 'question', 60);
      await world.rows(
        `insert into agent_modes (team_id, agent, intent, mode, updated_at) values ($1, 'gianna', 'question', 'auto', $2)
       on conflict (team_id, agent, intent) do update set mode = 'auto'`,
        [world.session.teamId, world.clock.now().toISOString()],
      );
      await world.fault(kind);
      const person = await world.person();
      const draft = await world.answer(person, 'Who is this please?', 'question');
      expect(draft!.state).toBe('PENDING');
      expect(draft!.checks.filter(({ ok }) => !ok).map((one) => one.check)).toContain(check);
      expect(draft!.reason).not.toBeNull();
      await world.leave();
      expect(await sent(person.phone)).toEqual([]);
    },
  );

  it('draft_empty: there is nothing to wait for', async () => {
    await world.fault('draft_empty');
    expect(await world.answer(await world.person(), 'Who is this please?', 'question')).toMatchObject({
      state: 'FAILED',
    });
  });
});
