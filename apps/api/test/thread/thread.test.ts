import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { callsWorld, type CallsWorld } from '../calls/calls-world.js';
import { someSid } from '../webhooks/twilio-world.js';

let world: CallsWorld;
beforeAll(async () => {
  world = await callsWorld();
});
afterAll(() => world?.close());

const until = <T>(check: () => Promise<T> | T) => vi.waitFor(check, { timeout: 30_000, interval: 50 });

interface Entry {
  id: string;
  at: string;
  message: { body: string } | null;
  call: { state: string; talkSeconds: number | null; user: { name: string } | null } | null;
  note: { body: string; author: { name: string } } | null;
  event: { type: string; title: string; detail: string | null; actor: string } | null;
}
interface Page {
  edges: { cursor: string; node: Entry }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const THREAD = `query ($id: ID!, $first: Int, $after: String) { conversation(id: $id) { thread(first: $first, after: $after) {
  edges { cursor node { id at message { body } call { state talkSeconds user { name } } note { body author { name } } event { type title detail actor } } }
  pageInfo { hasNextPage endCursor } } } }`;

const page = async (id: string, first = 50, after: string | null = null): Promise<Page> =>
  (
    await world.app.data<{ conversation: { thread: Page } }>(
      THREAD,
      { id, first, after },
      world.session.token,
    )
  ).conversation.thread;
const mutate = <T>(text: string, variables: Record<string, unknown>): Promise<T> =>
  world.app.data<T>(text, variables, world.session.token);

/** One word for an entry, so that an order can be read. */
const word = ({ message, call, note, event }: Entry): string =>
  message
    ? `message:${message.body}`
    : call
      ? `call:${call.state}`
      : note
        ? `note:${note.body}`
        : event!.type;

async function conversationOf(leadId: string): Promise<{ id: string; itemId: string }> {
  const [row] = await world.rows<{ id: string; itemId: string }>(
    `select v.id, i.id as "itemId" from conversations v join inbox_items i on i.conversation_id = v.id where v.lead_id = $1`,
    [leadId],
  );
  return row!;
}

describe('a thread', () => {
  it('holds what was written, said, noted and done, each once and in its place', async () => {
    const lead = await world.addLead();
    const tick = () => world.clock.advance(1_000);
    await world.text(lead.phones[0]!, 'Maybe, who is this?');
    const { id, itemId } = await conversationOf(lead.id);
    tick();
    await mutate(
      'mutation ($input: ChangeInboxItemsInput!) { changeInboxItems(input: $input) { __typename } }',
      {
        input: { ids: [itemId], action: 'ASSIGN', userId: world.session.userId },
      },
    );
    tick();
    await mutate(
      'mutation ($leadId: ID!, $body: String!) { addNote(leadId: $leadId, body: $body) { __typename } }',
      { leadId: lead.id, body: 'Has a lodger.' },
    );
    tick();
    await world.phone(lead.phones[0]!, 'answer', 20);
    const call = await world.start({ leadId: lead.id });
    await until(async () => expect((await world.read(call.id)).state).toBe('COMPLETED'));
    tick();
    await mutate(
      'mutation ($id: ID!, $input: FinishCallInput!) { finishCall(id: $id, input: $input) { __typename } }',
      { id: call.id, input: { disposition: 'interested' } },
    );
    tick();
    const voicemail = {
      CallSid: someSid(),
      AccountSid: world.accountSid,
      From: lead.phones[0]!,
      To: world.ours,
    };
    const path = `/api/webhooks/twilio/${world.integrationId}/voice`;
    await world.post(path, voicemail);
    const [theirs] = await world.rows<{ id: string }>('select id from calls where provider_id = $1', [
      voicemail.CallSid,
    ]);
    await world.post(`${path}/${theirs!.id}/voicemail`, { ...voicemail, RecordingDuration: '8' });
    tick();
    const { freeSlots } = await mutate<{ freeSlots: { startsAt: string; owner: { id: string } }[] }>(
      'query ($id: ID!) { freeSlots(leadId: $id) { startsAt owner { id } } }',
      { id: lead.id },
    );
    const { bookAppointment } = await mutate<{ bookAppointment: { id: string } }>(
      'mutation ($input: BookAppointmentInput!) { bookAppointment(input: $input) { ... on Appointment { id } ... on UserError { message } } }',
      {
        input: { leadId: lead.id, ownerId: freeSlots[0]!.owner.id, startsAt: freeSlots[0]!.startsAt },
      },
    );
    tick();
    await mutate(
      'mutation ($id: ID!, $reason: String!) { cancelAppointment(id: $id, reason: $reason) { __typename } }',
      { id: bookAppointment.id, reason: 'Fell ill' },
    );
    tick();
    await world.text(lead.phones[0]!, 'STOP');

    const { edges } = await page(id);
    const words = edges.map(({ node }) => word(node));
    const order = [
      'message:Maybe, who is this?',
      'conversation.assigned',
      'note:Has a lodger.',
      'call:COMPLETED',
      'lead.stage_changed',
      'call:VOICEMAIL',
      // By the booking.
      'lead.stage_changed',
      'appointment.booked',
      'appointment.cancel',
      'message:STOP',
    ];
    expect(words.filter((one) => order.includes(one))).toEqual(order);
    expect(words).toContain('lead.opted_out');
    expect(words.some((one) => one.startsWith('call.') || one === 'note.added')).toBe(false);
    const byWord = new Map(edges.map(({ node }) => [word(node), node]));
    expect(byWord.get('conversation.assigned')!.event).toMatchObject({
      title: 'Assigned to Ada Example',
      actor: 'Ada Example',
    });
    expect(byWord.get('note:Has a lodger.')!.note!.author.name).toBe('Ada Example');
    expect(byWord.get('call:COMPLETED')!.call!.user!.name).toBe('Ada Example');
    expect(byWord.get('call:VOICEMAIL')!.call!.talkSeconds).toBe(8);
    expect(byWord.get('appointment.booked')!.event!.detail).toContain('Call with');
    expect(byWord.get('appointment.cancel')!.event!.detail).toBe('Fell ill');
  });

  it('is read in pages whose places stay, while more is added and things happen at one moment', async () => {
    const lead = await world.addLead();
    await world.text(lead.phones[0]!, 'Hello');
    const { id } = await conversationOf(lead.id);
    const at = world.clock.now().toISOString();
    // Forty rows of all tables within four moments.
    await world.rows(
      `insert into notes (team_id, id, lead_id, body, author_id, created_at, updated_at)
       select $1, gen_random_uuid(), $2, 'n' || n, $3, $4::timestamptz + (n % 4) * interval '1 second', $4 from generate_series(1, 20) n`,
      [world.session.teamId, lead.id, world.session.userId, at],
    );
    await world.rows(
      `insert into lead_events (team_id, id, lead_id, type, title, actor, created_at)
       select $1, gen_random_uuid(), $2, 'conversation.assigned', 'e' || n, 'system:inbox', $3::timestamptz + (n % 4) * interval '1 second' from generate_series(1, 20) n`,
      [world.session.teamId, lead.id, at],
    );
    const all = (await page(id, 100)).edges.map(({ node }) => node.id);
    const read: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 20; pages++) {
      const { edges, pageInfo }: Page = await page(id, 7, after);
      read.unshift(...edges.map(({ node }) => node.id));
      // What is newer does not move what is older.
      await world.rows(
        `insert into lead_events (team_id, id, lead_id, type, title, actor, created_at) values ($1, gen_random_uuid(), $2, 'conversation.assigned', 'later', 'system:inbox', $3::timestamptz + interval '1 hour')`,
        [world.session.teamId, lead.id, at],
      );
      after = pageInfo.endCursor;
      if (!pageInfo.hasNextPage) break;
    }
    expect(read).toEqual(all);
    expect(new Set(read).size).toBe(read.length);
    const wrong = await world.app.graphql(THREAD, { id, after: 'nonsense' }, world.session.token);
    expect(wrong.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('asks the database as often for a long page as for a short one', async () => {
    const lead = await world.addLead();
    await world.text(lead.phones[0]!, 'Hello');
    const { id } = await conversationOf(lead.id);
    await world.rows(
      `insert into calls (team_id, id, lead_id, user_id, direction, state, integration_id, sender_number_id, lead_phone, started_at, created_at, updated_at)
       select $1, gen_random_uuid(), $2, $3, 'outbound', 'completed', $4, (select id from sender_numbers where team_id = $1 limit 1), '+13105550100', $5, $5, $5 from generate_series(1, 40)`,
      [
        world.session.teamId,
        lead.id,
        world.session.userId,
        world.integrationId,
        world.clock.now().toISOString(),
      ],
    );
    const { database } = world.app.platform;
    const spy = vi.spyOn(database, 'withTeam');
    // The least of some requests: what runs by itself reads too.
    const transactions = async (first: number): Promise<number> => {
      const counts: number[] = [];
      for (let again = 0; again < 6; again++) {
        spy.mockClear();
        await page(id, first);
        counts.push(spy.mock.calls.length);
      }
      return Math.min(...counts);
    };
    const short = await transactions(2);
    expect(await transactions(40)).toBe(short);
    spy.mockRestore();
  });
});
