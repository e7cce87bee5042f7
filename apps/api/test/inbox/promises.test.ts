import { createManualClock } from '@og/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sortBuckets } from '../../src/modules/inbox/buckets/sort-buckets.js';
import { sweepInbox } from '../../src/modules/inbox/sweep-inbox.js';
import { addColleague } from '../support/colleague.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { signInAgain, teamRows, twilioWorld, type TwilioWorld } from '../webhooks/twilio-world.js';

const NOW = '2026-03-03T16:00:00Z';
const clock = createManualClock(NOW);
let app: TestApp;
let session: TestSession;
let world: TwilioWorld;

beforeAll(async () => {
  app = await createTestApp({ clock, env: { WORKERS: 'none' } });
  session = await app.signUp();
  world = await twilioWorld(app, session);
});
afterAll(() => app?.close());
beforeEach(async () => {
  clock.set(NOW);
  await signInAgain(app, session);
});

const ITEM =
  'id state priority intent uncertain escalation slaState slaDueAt snoozedUntil bucket { id name count }';
interface Item {
  id: string;
  state: string;
  priority: number;
  intent: string;
  escalation: number;
  slaState: string;
  slaDueAt: string | null;
  bucket: { id: string; name: string; count: number } | null;
}
async function reply(
  body: string,
): Promise<{ itemId: string; messageId: string; leadId: string; phone: string }> {
  const lead = await world.addLead();
  await world.text(lead.phones[0]!, body);
  const [row] = await teamRows<{ id: string; message: string }>(
    app,
    session.teamId,
    'select id, last_message_id as message from inbox_items where lead_id = $1',
    [lead.id],
  );
  return { itemId: row!.id, messageId: row!.message, leadId: lead.id, phone: lead.phones[0]! };
}
const item = async (leadId: string): Promise<Item> => {
  const { lead } = await app.data<{ lead: { conversationId: string } }>(
    'query ($id: ID!) { lead(id: $id) { conversationId } }',
    { id: leadId },
    session.token,
  );
  return (
    await app.data<{ conversation: { item: Item } }>(
      `query ($id: ID!) { conversation(id: $id) { item { ${ITEM} } } }`,
      { id: lead.conversationId },
      session.token,
    )
  ).conversation.item;
};
const settings = (input: Record<string, unknown>) =>
  app.data(
    'mutation ($input: UpdateInboxSettingsInput!) { updateInboxSettings(input: $input) { __typename } }',
    { input },
    session.token,
  );
const act = (input: Record<string, unknown>) =>
  app.data<{ changeInboxItems: { __typename: string; id: string } }>(
    'mutation ($input: ChangeInboxItemsInput!) { changeInboxItems(input: $input) { __typename ... on InboxChange { id } } }',
    { input },
    session.token,
  );

describe('the promise of an answer', () => {
  it('is nearer for a hot reply, goes at risk, is broken, and is told to the assignee and then to the managers', async () => {
    const colleague = await addColleague(app, session);
    const cold = await reply('Not interested');
    const hot = await reply('Yes, I am interested, call me');
    await act({ ids: [hot.itemId], action: 'ASSIGN', userId: colleague.userId });
    expect((await item(hot.leadId)).slaDueAt).toBe('2026-03-03T16:05:00.000Z');
    expect((await item(cold.leadId)).slaDueAt).toBe('2026-03-03T16:30:00.000Z');
    expect((await item(hot.leadId)).slaState).toBe('OK');
    clock.set('2026-03-03T16:04:30Z');
    expect((await item(hot.leadId)).slaState).toBe('AT_RISK');
    clock.set('2026-03-03T16:05:00Z');
    await sweepInbox(app.platform);
    expect(await item(hot.leadId)).toMatchObject({ slaState: 'BREACHED', escalation: 1 });
    expect(await item(cold.leadId)).toMatchObject({ escalation: 0 });
    clock.set('2026-03-03T16:35:00Z');
    await signInAgain(app, session);
    await sweepInbox(app.platform);
    expect(await item(hot.leadId)).toMatchObject({ escalation: 2 });
    // Nobody has it: the managers at once.
    expect(await item(cold.leadId)).toMatchObject({ escalation: 2 });
    await sweepInbox(app.platform);
    const told = await teamRows<{ title: string }>(
      app,
      session.teamId,
      `select title from lead_events where lead_id = $1 and type = 'conversation.escalated' order by created_at`,
      [hot.leadId],
    );
    expect(told.map((row) => row.title)).toEqual([
      'Answer overdue: assignee told',
      'Answer overdue: managers told',
    ]);
  });

  it('counts working hours only where the team keeps them, and begins anew after an answer', async () => {
    const days = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 540, to: 660 }));
    await settings({ businessHours: { zone: 'America/New_York', days }, slaMinutes: 30 });
    // Tuesday, eleven: the working day has just ended.
    const late = await reply('ok');
    expect((await item(late.leadId)).slaDueAt).toBe('2026-03-04T14:30:00.000Z');
    await settings({ businessHours: null, slaMinutes: null, slaHotMinutes: null });
    const free = await reply('ok');
    expect(await item(free.leadId)).toMatchObject({ slaDueAt: null, slaState: 'NONE' });
    await settings({ slaMinutes: 30, slaHotMinutes: 5 });
  });
});

it('brings a snoozed item back when its time has come', async () => {
  const one = await reply('Later');
  await act({ ids: [one.itemId], action: 'SNOOZE', snooze: { text: 'in 2 hours' } });
  clock.set('2026-03-03T17:59:00Z');
  await sweepInbox(app.platform);
  await signInAgain(app, session);
  const view = async () =>
    (
      await app.data<{ inboxItems: { edges: { node: { id: string; unread: boolean } }[] } }>(
        'query { inboxItems(view: NEEDS_REPLY, first: 100) { edges { node { id unread } } } }',
        {},
        session.token,
      )
    ).inboxItems.edges.map((edge) => edge.node);
  expect((await view()).map((row) => row.id)).not.toContain(one.itemId);
  clock.set('2026-03-03T18:00:00Z');
  await sweepInbox(app.platform);
  expect(await view()).toContainEqual({ id: one.itemId, unread: true });
});

describe('buckets', () => {
  const save = async (buckets: unknown[]) =>
    (
      await app.data<{
        saveResponseBuckets: { __typename: string; code?: string; buckets: { id: string; name: string }[] };
      }>(
        `mutation ($buckets: [ResponseBucketInput!]!) { saveResponseBuckets(buckets: $buckets) {
           __typename ... on ResponseBuckets { buckets { id name rule } } ... on UserError { code message } } }`,
        { buckets },
        session.token,
      )
    ).saveResponseBuckets;

  it('take items by the first rule that holds; a person may put one elsewhere until the next message', async () => {
    const yes = await reply('Yes, I am interested');
    const no = await reply('Not interested');
    const saved = await save([
      { name: 'Refusals', rule: { intents: ['not_interested'] } },
      { name: 'Everything', rule: {} },
    ]);
    const [refusals, everything] = saved.buckets;
    await sortBuckets(app.platform, session.teamId);
    expect((await item(no.leadId)).bucket).toMatchObject({ name: 'Refusals' });
    expect((await item(yes.leadId)).bucket).toMatchObject({ name: 'Everything' });
    await act({ ids: [no.itemId], action: 'MOVE', bucketId: everything!.id });
    await sortBuckets(app.platform, session.teamId);
    expect((await item(no.leadId)).bucket).toMatchObject({ name: 'Everything' });
    const again = await save([
      { id: everything!.id, name: 'All', rule: { minPriority: 0 } },
      { id: refusals!.id, name: 'No', rule: { intents: ['not_interested'] } },
    ]);
    expect(again.buckets.map((bucket) => bucket.id)).toEqual([everything!.id, refusals!.id]);
  });

  it('refuse a name that is there twice and a rule that cannot be', async () => {
    expect(
      await save([
        { name: 'One', rule: {} },
        { name: 'one', rule: {} },
      ]),
    ).toMatchObject({ __typename: 'InvalidInput', code: 'twice' });
    expect(await save([{ name: 'One', rule: { color: 'red' } }])).toMatchObject({
      __typename: 'InvalidInput',
    });
    expect(await save([{ name: 'One', rule: { minPriority: 90, belowPriority: 10 } }])).toMatchObject({
      __typename: 'InvalidInput',
    });
  });
});

describe('what a person corrects', () => {
  const correct = async (messageId: string, intent: string) =>
    (
      await app.data<{ correctIntent: Item & { __typename: string } }>(
        `mutation ($id: ID!, $intent: InboundIntent!) { correctIntent(messageId: $id, input: { intent: $intent }) { __typename ... on InboxItem { ${ITEM} } } }`,
        { id: messageId, intent },
        session.token,
      )
    ).correctIntent;
  const quality = async () =>
    (
      await app.data<{
        classificationQuality: {
          classified: number;
          corrected: number;
          pairs: { from: string; to: string; count: number }[];
        };
      }>(
        '{ classificationQuality { classified corrected pairs { from to count } rules { rule corrected } } }',
        {},
        session.token,
      )
    ).classificationQuality;

  it('ranks the item anew and is counted once, by the first word of the machine', async () => {
    const before = await quality();
    const one = await reply('Fine then');
    const was = await item(one.leadId);
    const corrected = await correct(one.messageId, 'INTERESTED');
    expect(corrected).toMatchObject({ intent: 'interested' });
    expect(corrected.priority).toBeGreaterThan(was.priority);
    await correct(one.messageId, 'SCHEDULING');
    const after = await quality();
    expect(after.classified).toBe(before.classified + 1);
    expect(after.corrected).toBe(before.corrected + 1);
    expect(after.pairs).toContainEqual({ from: was.intent, to: 'scheduling', count: 1 });
  });
});

it('finds open items that say the same', async () => {
  const [one, two, other] = [await reply('Who dis?'), await reply('who dis'), await reply('Wrong number')];
  const { similarInboxItems } = await app.data<{ similarInboxItems: { id: string }[] }>(
    'query ($id: ID!) { similarInboxItems(id: $id) { id } }',
    { id: one.itemId },
    session.token,
  );
  const ids = similarInboxItems.map((row) => row.id);
  expect(ids).toContain(two.itemId);
  expect(ids).not.toContain(one.itemId);
  expect(ids).not.toContain(other.itemId);
});

it('a team that has decided one thing keeps the usual promises in all others', async () => {
  const fresh = await app.signUp('Fay Example');
  const settings = async () =>
    (
      await app.data<{ inboxSettings: Record<string, number> }>(
        '{ inboxSettings { slaHotMinutes slaMinutes escalateMinutes } }',
        {},
        fresh.token,
      )
    ).inboxSettings;
  const usual = await settings();
  await teamRows(
    app,
    fresh.teamId,
    `insert into inbox_settings (team_id, assignment, updated_at) select id, 'round_robin', $2 from teams where id = $1`,
    [fresh.teamId, NOW],
  );
  expect(await settings()).toEqual(usual);
});
