import { createManualClock } from '@og/contracts';
import { newId } from '@og/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rankAgain } from '../../src/modules/inbox/item/rank-again.js';
import { planSends, transition } from '../../src/modules/messaging/index.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { signInAgain, teamRows, twilioWorld, type TwilioWorld } from '../webhooks/twilio-world.js';

const clock = createManualClock('2026-03-03T16:00:00Z');
let app: TestApp;
let session: TestSession;
let world: TwilioWorld;

beforeAll(async () => {
  app = await createTestApp({ clock, env: { WORKERS: 'none' } });
  session = await app.signUp();
  world = await twilioWorld(app, session);
});
afterAll(() => app?.close());

interface Item {
  id: string;
  conversationId: string;
  state: string;
  priority: number;
  band: string;
  unread: boolean;
  lastMessage: string;
  slaDueAt: string | null;
  assignee: { id: string } | null;
  priorityParts: { label: string; points: number }[];
  lead: { id: string; name: string };
}
const ITEM =
  'id conversationId state priority band unread lastMessage slaDueAt assignee { id } priorityParts { label points } lead { id name }';

async function list(view: string, more: { first?: number; after?: string; search?: string } = {}) {
  const { inboxItems } = await app.data<{
    inboxItems: { edges: { node: Item }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
  }>(
    `query ($view: InboxView!, $search: String, $first: Int, $after: String) {
       inboxItems(view: $view, search: $search, first: $first, after: $after) { edges { node { ${ITEM} } } pageInfo { hasNextPage endCursor } } }`,
    { view, ...more },
    session.token,
  );
  return { items: inboxItems.edges.map((edge) => edge.node), ...inboxItems.pageInfo };
}
const counts = async () =>
  (
    await app.data<{ inboxCounts: Record<string, number> }>(
      '{ inboxCounts { needsReply hot mine done optedOut all } }',
      {},
      session.token,
    )
  ).inboxCounts;
const change = async (mutation: string, id: string, input?: object) =>
  app
    .data<Record<string, Item & { __typename: string }>>(
      `mutation ($id: ID!${input ? ', $input: AssignInboxItemInput!' : ''}) { r: ${mutation}(id: $id${input ? ', input: $input' : ''}) { __typename ... on InboxItem { ${ITEM} } } }`,
      { id, ...(input ? { input } : {}) },
      session.token,
    )
    .then((data) => data['r']!);

async function reply(body: string): Promise<{ leadId: string; phone: string; item: Item }> {
  const lead = await world.addLead();
  expect((await world.text(lead.phones[0]!, body)).status).toBe(200);
  clock.advance(1_000);
  const item = (await list('ALL', { first: 100 })).items.find((one) => one.lead.id === lead.id);
  return { leadId: lead.id, phone: lead.phones[0]!, item: item! };
}

describe('the lists', () => {
  it('hold what their counts say, the most important first, the longest wait first among equals', async () => {
    const bodies = [
      'Yes, I am interested, call me',
      'How much is it?',
      'ok',
      'ok',
      'Not interested',
      'STOP',
      'Yes please, tell me more',
    ];
    for (const body of bodies) await reply(body);
    const [open, hot, all, out, done] = await Promise.all(
      ['NEEDS_REPLY', 'HOT', 'ALL', 'OPTED_OUT', 'DONE'].map((view) => list(view)),
    );
    expect(await counts()).toEqual({
      needsReply: open!.items.length,
      hot: hot!.items.length,
      mine: 0,
      done: done!.items.length,
      optedOut: out!.items.length,
      all: all!.items.length,
    });
    expect(out!.items).toHaveLength(1);
    expect(all!.items).toHaveLength(bodies.length);
    expect(open!.items.map((item) => item.priority)).toEqual(
      open!.items.map((item) => item.priority).toSorted((a, b) => b - a),
    );
    expect(hot!.items.length).toBeGreaterThanOrEqual(2);
    expect(hot!.items.every((item) => item.priority >= 70 && ['HOT', 'URGENT'].includes(item.band))).toBe(
      true,
    );
    for (const item of open!.items)
      expect(
        Math.min(
          100,
          Math.max(
            0,
            item.priorityParts.reduce((sum, part) => sum + part.points, 0),
          ),
        ),
      ).toBe(item.priority);
  });

  it.each(['NEEDS_REPLY', 'ALL'])('%s pages through every row once', async (view) => {
    const whole = (await list(view)).items.map((item) => item.id);
    const paged: string[] = [];
    let after: string | undefined;
    do {
      const page = await list(view, { first: 2, ...(after ? { after } : {}) });
      paged.push(...page.items.map((item) => item.id));
      after = page.hasNextPage ? page.endCursor : undefined;
    } while (after);
    expect(paged).toEqual(whole);
  });

  it('are searched by the words of the last message, and forgive no wildcard', async () => {
    const { item } = await reply('The blue house on Elm Street');
    expect((await list('ALL', { search: 'ELM street' })).items.map((one) => one.id)).toEqual([item.id]);
    expect((await list('ALL', { search: '%' })).items).toEqual([]);
  });

  it('refuse a cursor that is not theirs', async () => {
    const answer = await app.graphql(
      '{ inboxItems(view: ALL, after: "bm9uc2Vuc2U") { edges { cursor } } }',
      {},
      session.token,
    );
    expect(answer.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('an item', () => {
  it('promises an answer within 5 minutes when it is hot and 30 otherwise, from the first text that waits', async () => {
    const hot = await reply('Yes I am interested, call me');
    const other = await reply('ok');
    const minutes = (item: Item, at: string) => (Date.parse(item.slaDueAt!) - Date.parse(at)) / 60_000;
    const [first] = await teamRows<{ at: Date }>(
      app,
      session.teamId,
      'select last_message_at as at from inbox_items where id = $1',
      [hot.item.id],
    );
    expect(minutes(hot.item, first!.at.toISOString())).toBe(5);
    const [second] = await teamRows<{ at: Date }>(
      app,
      session.teamId,
      'select last_message_at as at from inbox_items where id = $1',
      [other.item.id],
    );
    expect(minutes(other.item, second!.at.toISOString())).toBe(30);
    clock.advance(60_000);
    await world.text(hot.phone, 'Hello? Anyone?');
    expect((await list('ALL')).items.find((item) => item.id === hot.item.id)?.slaDueAt).toBe(
      hot.item.slaDueAt,
    );
  });

  it('is done, opened by hand, and opened by the next text', async () => {
    const { item, phone } = await reply('maybe');
    expect(await change('markInboxItemDone', item.id)).toMatchObject({ state: 'DONE', unread: false });
    expect((await list('DONE')).items.map((one) => one.id)).toContain(item.id);
    expect(await change('reopenInboxItem', item.id)).toMatchObject({ state: 'OPEN' });
    await change('markInboxItemDone', item.id);
    await world.text(phone, 'One more thing');
    const again = (await list('ALL')).items.find((one) => one.id === item.id);
    expect(again).toMatchObject({ state: 'OPEN', unread: true, lastMessage: 'One more thing' });
    expect(await change('markInboxItemRead', item.id)).toMatchObject({ unread: false, state: 'OPEN' });
  });

  it('is given to a member and found under "mine"; nobody else can have it', async () => {
    const { item } = await reply('who are you with');
    expect(await change('assignInboxItem', item.id, { userId: session.userId })).toMatchObject({
      assignee: { id: session.userId },
    });
    expect((await list('MINE')).items.map((one) => one.id)).toEqual([item.id]);
    const stranger = await app.signUp();
    expect((await change('assignInboxItem', item.id, { userId: stranger.userId })).__typename).toBe(
      'NotFound',
    );
    expect((await change('assignInboxItem', item.id, { userId: newId() })).__typename).toBe('NotFound');
    expect(await change('assignInboxItem', item.id, { userId: null })).toMatchObject({ assignee: null });
  });

  it('loses points with age, and only while it waits', async () => {
    const { item } = await reply('what does it cost');
    const [row] = await teamRows<{ id: string }>(
      app,
      session.teamId,
      'select last_message_id as id from inbox_items where id = $1',
      [item.id],
    );
    clock.advance(61 * 60_000);
    await signInAgain(app, session);
    await rankAgain(app.platform, session.teamId, row!.id);
    const [aged] = await teamRows<{ priority: number }>(
      app,
      session.teamId,
      'select priority from inbox_items where id = $1',
      [item.id],
    );
    expect(aged!.priority).toBe(
      Math.min(100, item.priorityParts.reduce((sum, part) => sum + part.points, 0) - 15),
    );
    await change('markInboxItemDone', item.id);
    clock.advance(60_000);
    await rankAgain(app.platform, session.teamId, row!.id);
    expect(
      await teamRows(app, session.teamId, 'select priority from inbox_items where id = $1', [item.id]),
    ).toEqual([aged]);
  });

  it('is answered and done once the carrier has the answer, and not before', async () => {
    const { item, leadId, phone } = await reply('please call me');
    clock.advance(30_000);
    const now = clock.now();
    const state = async () =>
      (
        await teamRows<{ state: string; answered: boolean }>(
          app,
          session.teamId,
          'select state, first_answered_at is not null as answered from inbox_items where id = $1',
          [item.id],
        )
      )[0];
    const ledgerId = await app.platform.database.withTeam(session.teamId, async (tx) => {
      const [planned] = await planSends(tx, now, [
        {
          leadId,
          channel: 'sms',
          address: phone,
          body: 'Calling you now',
          segments: 1,
          senderNumberId: world.senderNumberId,
          dueAt: now,
          oneOffKey: newId(),
          authorUserId: session.userId,
        },
      ]);
      await transition(tx, now, {
        ids: [planned!.ledgerId],
        from: 'ready',
        to: 'submitting',
        source: 'sender',
        lease: { until: now, owner: 'test' },
        nextAttempt: true,
      });
      return planned!.ledgerId;
    });
    expect(await state()).toEqual({ state: 'open', answered: false });
    await app.platform.database.withTeam(session.teamId, (tx) =>
      transition(tx, now, {
        ids: [ledgerId],
        from: 'submitting',
        to: 'accepted',
        source: 'sender',
        providerId: newId(),
      }),
    );
    expect(await state()).toEqual({ state: 'done', answered: true });
  });
});

describe('a conversation', () => {
  it('shows messages from old to new in pages that go back, what was stopped, and why nobody can answer', async () => {
    const { item, phone } = await reply('first');
    for (const body of ['second', 'third', 'please stop texting me']) {
      await world.text(phone, body);
      clock.advance(1_000);
    }
    const read = (after: string | null) =>
      app
        .data<{
          conversation: {
            optedOut: boolean;
            composer: { verdict: string; reason: string; message: string };
            item: { state: string };
            lead: { id: string };
            events: { type: string }[];
            messages: {
              edges: { node: { body: string; direction: string } }[];
              pageInfo: { hasNextPage: boolean; endCursor: string };
            };
          };
        }>(
          `query ($id: ID!, $after: String) { conversation(id: $id) { optedOut composer { verdict reason message } item { state } lead { id } events { type }
           messages(first: 3, after: $after) { edges { node { body direction } } pageInfo { hasNextPage endCursor } } } }`,
          { id: item.conversationId, after },
          session.token,
        )
        .then((data) => data.conversation);
    const newest = await read(null);
    expect(
      newest.messages.edges.filter((edge) => edge.node.direction === 'INBOUND').map((edge) => edge.node.body),
    ).toEqual(['third', 'please stop texting me']);
    expect(newest.messages.edges.at(-1)?.node.body ?? '').toMatch(/stop texting|unsubscribed/);
    const older = await read(newest.messages.pageInfo.endCursor);
    expect(older.messages.edges.map((edge) => edge.node.body)).toEqual(['first', 'second']);
    expect(older.messages.pageInfo.hasNextPage).toBe(false);
    expect(newest).toMatchObject({
      optedOut: true,
      item: { state: 'DONE' },
      lead: { id: item.lead.id },
      composer: { reason: 'suppressed' },
    });
    expect(newest.composer.verdict).not.toBe('allow');
    expect(newest.composer.message.length).toBeGreaterThan(10);
    expect(newest.events.map((event) => event.type)).toContain('lead.opted_out');
  });

  it('can be answered after a reply', async () => {
    const { item } = await reply('What are your hours?');
    const { conversation } = await app.data<{
      conversation: { composer: { verdict: string; reason: string | null } };
    }>(
      'query ($id: ID!) { conversation(id: $id) { composer { verdict reason } } }',
      { id: item.conversationId },
      session.token,
    );
    expect(conversation.composer).toEqual({ verdict: 'allow', reason: null });
  });

  it('of another team is as unknown as none', async () => {
    const { item } = await reply('hi');
    const stranger = await app.signUp();
    for (const id of [item.conversationId, newId(), 'nonsense']) {
      expect(
        await app.data('query ($id: ID!) { conversation(id: $id) { id } }', { id }, stranger.token),
      ).toEqual({ conversation: null });
    }
  });
});
