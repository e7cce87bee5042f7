import { newId } from '@og/db';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { callsWorld, type CallsWorld } from '../calls/calls-world.js';

let world: CallsWorld;
beforeAll(async () => {
  world = await callsWorld();
});
afterAll(() => world?.close());

interface Action {
  kind: string;
  reason: string;
  lead: { id: string };
  conversationId: string | null;
  taskId: string | null;
  messageId: string | null;
}
const FIELDS = 'kind reason lead { id } conversationId taskId messageId';
const listed = async (token = world.session.token) =>
  (await world.app.data<{ nextActions: Action[] }>(`{ nextActions(first: 10) { ${FIELDS} } }`, {}, token))
    .nextActions;
const of = async (id: string) =>
  (
    await world.app.data<{ lead: { nextAction: Action } }>(
      `query ($id: ID!) { lead(id: $id) { nextAction { ${FIELDS} } } }`,
      { id },
      world.session.token,
    )
  ).lead.nextAction;

/** A lead whose newest text was read as this intent. */
async function waiting(intent: string, priority: number): Promise<{ id: string; phones: string[] }> {
  const lead = await world.addLead();
  await world.text(lead.phones[0]!, 'Let me know about the house on Elm Street');
  // Once it was read: what reads it writes these columns too.
  await vi.waitFor(
    async () =>
      expect(
        await world.rows('select from inbox_items where lead_id = $1 and language is not null', [lead.id]),
      ).toHaveLength(1),
    { timeout: 30_000, interval: 50 },
  );
  await world.rows('update inbox_items set intent = $2, priority = $3 where lead_id = $1', [
    lead.id,
    intent,
    priority,
  ]);
  return lead;
}
const addCallTask = async (leadId: string, title: string): Promise<string> => {
  const id = newId();
  await world.rows(
    `insert into tasks (team_id, id, lead_id, type, title, due_at, created_by, created_at, updated_at) values ($1, $2, $3, 'call', $4, $5, 'system:inbox', $5, $5)`,
    [world.session.teamId, id, leadId, title, world.clock.now().toISOString()],
  );
  return id;
};

describe('the next best action', () => {
  it('stands in one list, the most urgent first, and with each lead', async () => {
    const asks = await waiting('scheduling', 80);
    const hot = await waiting('interested', 90);
    const taskId = await addCallTask(hot.id, 'Call back: interested');
    const plain = await waiting('question', 40);
    const gone = await waiting('interested', 95);
    await world.text(gone.phones[0]!, 'STOP');
    const silent = await waiting('question', 30);
    await world.rows(
      `update conversations set last_inbound_at = $2::timestamptz - interval '6 days', last_outbound_at = $2::timestamptz - interval '5 days' where lead_id = $1`,
      [silent.id, world.clock.now().toISOString()],
    );
    await world.rows(
      `update inbox_items set last_message_at = $2::timestamptz - interval '6 days' where lead_id = $1`,
      [silent.id, world.clock.now().toISOString()],
    );
    await world.rows(
      `update leads set last_replied_at = $2::timestamptz - interval '6 days', last_contacted_at = $2::timestamptz - interval '5 days' where id = $1`,
      [silent.id, world.clock.now().toISOString()],
    );
    const actions = await listed();
    expect(actions.map(({ kind, lead }) => [kind, lead.id])).toEqual([
      ['CALL', hot.id],
      ['BOOK', asks.id],
      ['REPLY', plain.id],
      ['FOLLOW_UP', silent.id],
    ]);
    expect(actions[0]).toMatchObject({
      taskId,
      reason: 'They wait, and a call is due: Call back: interested.',
    });
    expect(actions[1]!.reason).toMatch(/free next: .+ (AM|PM)/);
    expect(actions[3]!.reason).toContain('5 days');
    for (const action of actions) expect(await of(action.lead.id)).toEqual(action);
    expect((await of(gone.id)).kind).toBe('NONE');
  });

  it('of somebody else is left to them, and another team sees nothing of it', async () => {
    const theirs = await waiting('question', 99);
    await world.rows('update inbox_items set assignee_id = $2 where lead_id = $1', [theirs.id, newId()]);
    expect((await listed()).map(({ lead }) => lead.id)).not.toContain(theirs.id);
    const stranger = await world.app.signUp();
    expect(await listed(stranger.token)).toEqual([]);
  });

  it('settles a send in doubt before one is written again', async () => {
    const lead = await world.addLead();
    const [number] = await world.rows<{ id: string }>('select id from sender_numbers limit 1');
    const messageId = newId();
    await world.rows(
      `insert into send_ledger (team_id, id, message_id, lead_id, channel, address, one_off_key, sender_number_id, vendor, integration_id, body, segments, state, due_at, created_at, updated_at)
       values ($1, $2, $3, $4, 'sms', $5, $6, $7, 'twilio', $8, 'Hello', 1, 'failed_unknown', $9, $9, $9)`,
      [
        world.session.teamId,
        newId(),
        messageId,
        lead.id,
        lead.phones[0],
        `test:${messageId}`,
        number!.id,
        world.integrationId,
        world.clock.now().toISOString(),
      ],
    );
    expect(await of(lead.id)).toMatchObject({ kind: 'CONFIRM_SEND', messageId });
    expect((await listed()).find((action) => action.lead.id === lead.id)).toMatchObject({
      kind: 'CONFIRM_SEND',
    });
  });
});
