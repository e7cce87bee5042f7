import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepDrafts } from '../../src/modules/agents/drafts/sweep-drafts.js';
import { agentsWorld, type AgentsWorld, type DraftAnswer } from './agents-world.js';

let world: AgentsWorld;
beforeAll(async () => {
  world = await agentsWorld();
});
afterAll(() => world?.close());

const sent = async (phone: string) =>
  (await world.twin.acceptances(phone)).map(({ body, count }) => ({ body, count }));

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

  it('somebody books an appointment; a time that is taken ends nothing', async () => {
    const { person, draft } = await waiting();
    const book = (leadId: string) =>
      world.app.data<{ r: { __typename: string } }>(
        'mutation ($input: BookAppointmentInput!) { r: bookAppointment(input: $input) { __typename } }',
        { input: { leadId, startsAt: new Date(world.clock.now().getTime() + 48 * 3_600_000) } },
        world.session.token,
      );
    const other = await world.person();
    expect((await book(other.id)).r.__typename).toBe('Appointment');
    expect((await book(person.id)).r.__typename).toBe('Conflict');
    expect(await state(draft)).toBe('pending');
    await world.rows(`update appointments set state = 'canceled' where lead_id = $1`, [other.id]);
    expect((await book(person.id)).r.__typename).toBe('Appointment');
    expect(await state(draft)).toBe('expired');
    expect(await marked(draft)).toBeNull();
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
