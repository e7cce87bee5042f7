import { newId } from '@og/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { understandMessage } from '../../src/modules/inbox/understand/understand-message.js';
import { agentsWorld, type AgentsWorld } from '../agents/agents-world.js';

let world: AgentsWorld;
beforeAll(async () => {
  world = await agentsWorld();
});
afterAll(() => world?.close());

interface Item {
  intent: string;
  intent_rule: string;
  confidence: number;
  uncertain: boolean;
  state: string;
  entities: { kind: string; value: string }[];
  language: string;
  assignee_id: string | null;
  bucket_id: string | null;
}
const itemOf = async (conversationId: string): Promise<Item> =>
  (await world.rows<Item>('select * from inbox_items where conversation_id = $1', [conversationId]))[0]!;
async function understood(body: string) {
  const person = await world.person();
  const heard = await world.hear(person, body);
  await understandMessage(world.app.platform, world.session.teamId, heard.messageId);
  return { person, ...heard, item: await itemOf(heard.conversationId) };
}
const calls = async (conversationId: string) =>
  world.rows<{ title: string; priority: number }>(
    `select title, priority from tasks where conversation_id = $1 and type = 'call' and state = 'open'`,
    [conversationId],
  );
const asked = async (messageId: string) =>
  world.rows<{ verdict: string; raw_output: string | null; error: string | null }>(
    `select verdict, raw_output, error from agent_decisions where inbound_message_id = $1 and kind = 'classify'`,
    [messageId],
  );

describe('what rules are sure of', () => {
  it('is not asked of a model; a hot reply becomes one call task, however often they write', async () => {
    const { item, messageId, conversationId, person } = await understood('Yes, I am interested');
    expect(item).toMatchObject({ intent: 'interested', uncertain: false, language: 'en' });
    expect(item.bucket_id).not.toBeNull();
    expect(await asked(messageId)).toEqual([]);
    expect(await calls(conversationId)).toHaveLength(1);
    const again = await world.hear(person, 'I am really interested!');
    await understandMessage(world.app.platform, world.session.teamId, again.messageId);
    expect(await calls(conversationId)).toHaveLength(1);
  });

  it('is added to the notes of an appointment’s call task, once, and takes nothing from them', async () => {
    const { conversationId, person } = await understood('Yes, I am interested');
    const { booked } = await world.app.data<{ booked: { __typename: string } }>(
      `mutation ($input: BookAppointmentInput!) { booked: bookAppointment(input: $input) { __typename ... on UserError { message } } }`,
      { input: { leadId: person.id, startsAt: '2026-11-20T16:00:00.000Z', title: 'Call with Grace' } },
      world.session.token,
    );
    expect(booked).toMatchObject({ __typename: 'Appointment' });
    const task = async () => {
      const [row, ...more] = await world.rows<{ title: string; notes: string; due_at: Date }>(
        `select title, notes, due_at from tasks where conversation_id = $1 and type = 'call' and state = 'open'`,
        [conversationId],
      );
      expect(more).toEqual([]);
      return row!;
    };
    const before = await task();
    expect(before).toMatchObject({ title: 'Call with Grace', notes: 'Yes, I am interested' });
    await world.rows(
      `update tasks set notes = notes || E'\\nAsk about the roof.' where conversation_id = $1`,
      [conversationId],
    );
    const text = 'I am really interested! Call me';
    const { messageId } = await world.hear(person, text);
    for (const turn of [1, 2]) {
      await understandMessage(world.app.platform, world.session.teamId, messageId);
      expect([turn, await task()]).toEqual([
        turn,
        { ...before, notes: `Yes, I am interested\nAsk about the roof.\nWrote: ${text}` },
      ]);
    }
    await world.rows('update tasks set notes = null where conversation_id = $1', [conversationId]);
    await understandMessage(world.app.platform, world.session.teamId, messageId);
    expect(await task()).toEqual({ ...before, notes: `Wrote: ${text}` });
    const full = 'x'.repeat(5_000);
    await world.rows('update tasks set notes = $2 where conversation_id = $1', [conversationId, full]);
    await understandMessage(world.app.platform, world.session.teamId, messageId);
    expect((await task()).notes).toBe(full);
  });

  it('keeps an address that was given, and shows time and price', async () => {
    const { item, person } = await understood(
      'Mail me at Grace@Example.com, I want $350k, call Friday at 3pm',
    );
    expect(item.entities.map((entity) => entity.kind)).toEqual(
      expect.arrayContaining(['email', 'time', 'price']),
    );
    const emails = await world.rows<{ email: string }>('select email from lead_emails where lead_id = $1', [
      person.id,
    ]);
    expect(emails).toEqual([{ email: 'grace@example.com' }]);
  });

  it.each(['erasure', 'opt_out', 'complaint', 'manual', 'blocked'])(
    'takes no address that is suppressed: %s',
    async (reason) => {
      const name = reason.slice(0, 3);
      const [address, lifted] = [`${name}@example.com`, `${name}.again@example.com`];
      const hash = (email: string) => world.app.platform.vault.addressHash('email', email);
      await world.rows(
        `insert into suppression_list (team_id, id, channel, address, address_hash, reason, source, created_by, created_at, lifted_at)
         values ($1, $2, 'email', null, $3, $4, 'privacy', 'test', now(), null), ($1, $5, 'email', null, $6, $4, 'privacy', 'test', now(), now())`,
        [world.session.teamId, newId(), hash(address), reason, newId(), hash(lifted)],
      );
      const { person, item } = await understood(`Mail me at ${address.toUpperCase()}`);
      expect(item.intent).not.toBeNull();
      expect(await world.rows('select from lead_emails where lead_id = $1', [person.id])).toEqual([]);
      expect(
        await world.rows(`select from lead_events where lead_id = $1 and detail ilike $2`, [
          person.id,
          address,
        ]),
      ).toEqual([]);
      // What was suppressed once is an address like any other.
      const { person: other } = await understood(`Mail me at ${lifted}`);
      expect(await world.rows('select email from lead_emails where lead_id = $1', [other.id])).toEqual([
        { email: lifted },
      ]);
    },
  );
});

describe('what rules are not sure of', () => {
  const VAGUE = 'My cousin said something about that the other day, go figure';

  it('is asked of a model and recorded', async () => {
    const { messageId } = await understood(VAGUE);
    const [decision] = await asked(messageId);
    expect(decision).toMatchObject({ error: null });
    expect(decision!.raw_output).toContain('intent');
  });

  it('waits for a person when the model does not answer, and nothing is lost', async () => {
    await world.fault('overloaded');
    const { item, messageId } = await understood(VAGUE);
    await world.endFaults();
    expect(item).toMatchObject({ state: 'open', uncertain: true });
    expect((await asked(messageId))[0]).toMatchObject({ verdict: 'person', raw_output: null });
  });

  it('waits for a person when the budget is spent', async () => {
    await world.rows(
      `insert into agent_settings (team_id, day_budget_micros, conversation_budget_micros, updated_at) values ($1, 1, 1, now())
       on conflict (team_id) do update set day_budget_micros = 1`,
      [world.session.teamId],
    );
    const { item, messageId } = await understood(VAGUE);
    expect(item).toMatchObject({ state: 'open', uncertain: true });
    expect(await asked(messageId)).toEqual([]);
    await world.rows(
      'update agent_settings set day_budget_micros = 20000000, conversation_budget_micros = 500000',
    );
  });
});

it('may run twice, and leaves alone what a person said or what was answered meanwhile', async () => {
  const { messageId, conversationId } = await understood('How much is it?');
  await world.rows(`update inbox_items set state = 'done', priority = 1 where conversation_id = $1`, [
    conversationId,
  ]);
  await understandMessage(world.app.platform, world.session.teamId, messageId);
  expect(await itemOf(conversationId)).toMatchObject({ state: 'done', priority: 1 });
});

it.each(['DONE', 'SNOOZE', 'DISPOSE'])(
  'a draft waits for nobody once somebody settled the conversation: %s',
  async (action) => {
    const person = await world.person();
    const draft = await world.answer(person, 'How much is it?', 'question');
    expect(draft).toMatchObject({ state: 'PENDING' });
    const [item] = await world.rows<{ id: string; draft_id: string | null }>(
      'select id, draft_id from inbox_items where conversation_id = $1',
      [draft!.conversationId],
    );
    expect(item!.draft_id).toBe(draft!.id);
    await world.app.data(
      `mutation ($id: ID!, $action: InboxAction!) { changeInboxItems(input: { ids: [$id], action: $action, snooze: ${action === 'SNOOZE' ? '{ text: "tomorrow" }' : 'null'}, disposition: "won" }) { __typename } }`,
      { id: item!.id, action },
      world.session.token,
    );
    expect(await world.draftOf(draft!.conversationId)).toMatchObject({ state: 'EXPIRED' });
  },
);

it('gives replies to people in turn', async () => {
  await world.app.data(
    'mutation { updateInboxSettings(input: { assignment: ROUND_ROBIN }) { __typename } }',
    {},
    world.session.token,
  );
  const { item } = await understood('Is the house still for sale?');
  expect(item.assignee_id).toBe(world.session.userId);
});
