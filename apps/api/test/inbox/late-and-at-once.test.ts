import { newId } from '@og/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerMessage } from '../../src/modules/agents/answer/answer-message.js';
import { sweepDrafts } from '../../src/modules/agents/drafts/sweep-drafts.js';
import { sortBuckets } from '../../src/modules/inbox/buckets/sort-buckets.js';
import { rankAgain } from '../../src/modules/inbox/item/rank-again.js';
import { sweepInbox } from '../../src/modules/inbox/sweep-inbox.js';
import { readInbound } from '../../src/modules/inbox/understand/read-inbound.js';
import { revokeByModel } from '../../src/modules/inbox/understand/revoke-by-model.js';
import { understandMessage } from '../../src/modules/inbox/understand/understand-message.js';
import { agentsWorld, type AgentsWorld, type Heard } from '../agents/agents-world.js';
import { waitingForLock } from '../support/waiting-for-lock.js';
import { signInAgain } from '../webhooks/twilio-world.js';
import { notingJobs } from '../support/owed-jobs.js';

let world: AgentsWorld;
beforeAll(async () => {
  world = await agentsWorld();
  // Makes the agents.
  await world.app.data('{ agents { slug } }', {}, world.session.token);
});
afterAll(() => world?.close());
beforeEach(() => signInAgain(world.app, world.session));

const MINUTE = 60_000;
const SLA = 30 * MINUTE;
const NOT_NOW = 'Not right now, maybe later in the year';

interface Item {
  id: string;
  state: string;
  assignee_id: string | null;
  bucket_id: string | null;
  escalation: number;
  sla_due_at: Date;
  next_escalation_at: Date;
  first_answered_at: Date | null;
}
const itemOf = async ({ conversationId }: { conversationId: string }): Promise<Item> =>
  (await world.rows<Item>('select * from inbox_items where conversation_id = $1', [conversationId]))[0]!;
const understand = ({ messageId }: Heard) =>
  understandMessage(world.app.platform, world.session.teamId, messageId);
const later = async (minutes: number) => {
  world.clock.advance(minutes * MINUTE);
  await signInAgain(world.app, world.session);
};
const inMs = (ms: number) => new Date(world.clock.now().getTime() + ms);

interface Change {
  __typename: string;
  id: string;
  code?: string;
}
const act = async (id: string, action: string, more: object = {}) =>
  (
    await world.app.data<{ r: Change }>(
      'mutation ($input: ChangeInboxItemsInput!) { r: changeInboxItems(input: $input) { __typename ... on InboxChange { id } ... on UserError { code } } }',
      { input: { ids: [id], action, ...more } },
      world.session.token,
    )
  ).r;
const undo = async (id: string) =>
  (
    await world.app.data<{ r: Change }>(
      'mutation ($id: ID!) { r: undoInboxChange(id: $id) { __typename ... on UserError { code } } }',
      { id },
      world.session.token,
    )
  ).r;

describe('the promise of an answer', () => {
  it('is that of the first message that waits, also when a later one was understood', async () => {
    const person = await world.person();
    const first = await world.hear(person, 'Not interested');
    const due = inMs(SLA);
    await understand(first);
    await later(20);
    await understand(await world.hear(person, 'Really, not interested'));
    expect(await itemOf(first)).toMatchObject({ sla_due_at: due, next_escalation_at: due });
    await later(10);
    await sweepInbox(world.app.platform);
    expect(await itemOf(first)).toMatchObject({ escalation: 2 });
  });

  it('begins anew with a message to an item that was put away', async () => {
    const person = await world.person();
    const heard = await world.hear(person, 'Not interested');
    await act((await itemOf(heard)).id, 'SNOOZE', { snooze: { text: 'in 2 hours' } });
    await later(90);
    await world.hear(person, 'Not interested at all');
    const due = inMs(SLA);
    await sweepInbox(world.app.platform);
    expect(await itemOf(heard)).toMatchObject({ sla_due_at: due, next_escalation_at: due, escalation: 0 });
  });

  it('is kept by an agent that answers by itself: the item is done, unless they should be called', async () => {
    await world.history('gianna', 'not_now', 50);
    await world.rows(
      `insert into agent_modes (team_id, agent, intent, mode, updated_at) values ($1, 'gianna', 'not_now', 'auto', $2)`,
      [world.session.teamId, world.clock.now().toISOString()],
    );
    const person = await world.person();
    const draft = (await world.answer(person, NOT_NOW, 'not_now'))!;
    expect(draft).toMatchObject({ state: 'AUTO' });
    await world.leave();
    expect(await itemOf(draft)).toMatchObject({ state: 'done', first_answered_at: world.clock.now() });
    await world.hear(person, 'Not interested');
    expect(await itemOf(draft)).toMatchObject({
      state: 'open',
      first_answered_at: null,
      sla_due_at: inMs(SLA),
    });

    const hot = (await world.answer(await world.person(), NOT_NOW, 'not_now'))!;
    await world.rows(`update inbox_items set intent = 'interested' where conversation_id = $1`, [
      hot.conversationId,
    ]);
    await world.leave();
    expect(await itemOf(hot)).toMatchObject({ state: 'open', first_answered_at: world.clock.now() });
    await later(40);
    await sweepInbox(world.app.platform);
    expect(await itemOf(hot)).toMatchObject({ escalation: 0 });
  });
});

describe('an act that is taken back', () => {
  it('takes its own part back and leaves alone what others did to the item since', async () => {
    const heard = await world.hear(await world.person(), 'ok');
    const { id } = await itemOf(heard);
    const given = await act(id, 'ASSIGN', { userId: world.session.userId });
    await act(id, 'DONE');
    expect(await undo(given.id)).toMatchObject({ __typename: 'InboxChange' });
    expect(await itemOf(heard)).toMatchObject({ state: 'done', assignee_id: null });
  });

  it('is not, when the stage it set is another one by now', async () => {
    const person = await world.person();
    const heard = await world.hear(person, 'ok');
    const staged = await act((await itemOf(heard)).id, 'STAGE', { stage: 'QUALIFIED' });
    await world.rows(`update leads set stage = 'won' where id = $1`, [person.id]);
    expect(await undo(staged.id)).toMatchObject({ __typename: 'Conflict', code: 'changed_since' });
  });

  it('is not, when the person opted out since', async () => {
    const person = await world.person();
    const heard = await world.hear(person, 'ok');
    const done = await act((await itemOf(heard)).id, 'DONE');
    await suppress(person.phone);
    expect(await undo(done.id)).toMatchObject({ __typename: 'Conflict', code: 'changed_since' });
  });
});

describe('an answer that is asked for late', () => {
  const give = (conversationId: string) =>
    world.app.data(
      'mutation ($id: ID!) { handToAgent(conversationId: $id, agent: CATHY) { __typename } }',
      { id: conversationId },
      world.session.token,
    );

  it.each([
    ['DONE', {}],
    ['SNOOZE', { snooze: { text: 'in 2 hours' } }],
  ])(
    'is not written after somebody settled the conversation (%s), unless they then give it to an agent',
    async (action, more) => {
      const heard = await world.hear(await world.person(), 'Who is this please?', 'question');
      world.clock.advance(1_000);
      await act((await itemOf(heard)).id, action, more);
      await answerMessage(world.deps, world.session.teamId, heard.messageId);
      expect(await world.draftOf(heard.conversationId)).toBeNull();
      world.clock.advance(1_000);
      await give(heard.conversationId);
      await answerMessage(world.deps, world.session.teamId, heard.messageId);
      expect(await world.draftOf(heard.conversationId)).toMatchObject({ state: 'PENDING', agent: 'CATHY' });
    },
  );
});

it('a conversation that is given to an agent is told to whoever has it open', async () => {
  const heard = await world.hear(await world.person(), 'Who is this please?');
  await world.app.platform.relay.drain();
  const known = await world.rows<{ seq: number }>('select event_seq as seq from teams');
  await world.app.data(
    'mutation ($id: ID!) { handToAgent(conversationId: $id, agent: CATHY) { __typename } }',
    { id: heard.conversationId },
    world.session.token,
  );
  await world.app.platform.relay.drain();
  expect(
    await world.rows(`select ids, data from team_events where seq > $1 and type = 'inbox_item.changed.v1'`, [
      known[0]!.seq,
    ]),
  ).toEqual([
    { ids: [(await itemOf(heard)).id], data: { conversationId: heard.conversationId, state: 'open' } },
  ]);
});

it('a reply whose jobs were lost with their store is understood and answered later', async () => {
  const noted = notingJobs(world.app.platform);
  const heard = await world.hear(await world.person(), 'Who is this please?');
  const { messageId } = heard;
  const look = async () => {
    noted.jobs.length = 0;
    await rankAgain(noted.deps, world.session.teamId, messageId);
    return noted.jobs.filter(({ name }) => name.startsWith('lead/'));
  };
  await later(6);
  expect(await look()).toMatchObject([{ name: 'lead/understand', payload: { messageId } }]);
  await understand(heard);
  expect(await look()).toMatchObject([{ name: 'lead/answer', payload: { messageId } }]);
  await answerMessage(world.deps, world.session.teamId, messageId);
  expect(await world.draftOf(heard.conversationId)).toMatchObject({ state: 'PENDING' });
  expect(await look()).toEqual([]);
});

const suppress = (address: string) =>
  world.app.data(
    'mutation ($address: String!) { suppress(input: { channel: SMS, address: $address, reason: OPT_OUT }) { __typename } }',
    { address },
    world.session.token,
  );

it('a draft waits for nobody once somebody opted its person out by hand', async () => {
  const person = await world.person();
  const draft = (await world.answer(person, 'Who is this please?', 'question'))!;
  await suppress(person.phone);
  expect(await world.draftOf(draft.conversationId)).toMatchObject({ state: 'EXPIRED' });
  expect(await itemOf(draft)).toMatchObject({ state: 'done', draft_id: null });
});

it('a draft that is finished while the sweep takes it for lost waits for a person', async () => {
  const draft = (await world.answer(await world.person(), 'Who is this please?', 'question'))!;
  await world.rows(`update drafts set state = 'writing', updated_at = $2 where id = $1`, [
    draft.id,
    inMs(-10 * MINUTE).toISOString(),
  ]);
  let sweep: Promise<void> | undefined;
  await world.app.platform.database.withTeam(world.session.teamId, async ({ client }) => {
    await client.query('select from inbox_items where conversation_id = $1 for update', [
      draft.conversationId,
    ]);
    sweep = sweepDrafts(world.deps);
    await waitingForLock(world.app.platform.database);
    await client.query(`update drafts set state = 'pending', updated_at = $2 where id = $1`, [
      draft.id,
      world.clock.now().toISOString(),
    ]);
  });
  await sweep;
  expect(await world.draftOf(draft.conversationId)).toMatchObject({ state: 'PENDING' });
});

it('a person who labels a message while a model takes it for an opt-out has the last word', async () => {
  const person = await world.person();
  const { messageId } = await world.hear(person, 'My cousin said something about that, go figure');
  const { teamId, token } = world.session;
  const facts = await world.app.platform.database.withTeam(teamId, (tx) => readInbound(tx, messageId));
  await world.app.data(
    'mutation ($id: ID!) { correctIntent(messageId: $id, input: { intent: NOT_NOW }) { __typename } }',
    { id: messageId },
    token,
  );
  await revokeByModel(world.app.platform, teamId, facts!, {
    intent: 'opt_out',
    sentiment: 'neutral',
    confidence: 0.9,
    by: 'model',
    rule: 'model',
    uncertain: false,
    effect: 'suppress',
    because: 'The model read it so.',
  });
  expect(
    await world.rows(
      'select m.intent, l.opted_out_at from messages m join leads l on l.id = m.lead_id where m.id = $1',
      [messageId],
    ),
  ).toEqual([{ intent: 'not_now', opted_out_at: null }]);
});

it('an item that a person moves while buckets are sorted anew stays where they put it', async () => {
  const heard = await world.hear(await world.person(), 'ok');
  const { responseBuckets: buckets } = await world.app.data<{ responseBuckets: { id: string }[] }>(
    '{ responseBuckets { id } }',
    {},
    world.session.token,
  );
  await sortBuckets(world.app.platform, world.session.teamId);
  const { id, bucket_id: ruled } = await itemOf(heard);
  const chosen = buckets.find((bucket) => bucket.id !== ruled)!.id;
  let sorting: Promise<void> | undefined;
  await world.app.platform.database.withTeam(world.session.teamId, async ({ client }) => {
    await client.query('update inbox_items set bucket_id = $2 where id = $1', [id, chosen]);
    await client.query(
      'insert into bucket_moves (team_id, id, item_id, from_bucket_id, to_bucket_id, moved_by, created_at) values ($1, $2, $3, $4, $5, $6, $7)',
      [
        world.session.teamId,
        newId(),
        id,
        ruled,
        chosen,
        world.session.userId,
        world.clock.now().toISOString(),
      ],
    );
    sorting = sortBuckets(world.app.platform, world.session.teamId);
    await waitingForLock(world.app.platform.database);
  });
  await sorting;
  expect(await itemOf(heard)).toMatchObject({ bucket_id: chosen });
});

it('an outcome that meets a message of the same lead is carried out, whoever of the two has to wait', async () => {
  const person = await world.person();
  const heard = await world.hear(person, 'ok');
  const { id } = await itemOf(heard);
  let outcome: Promise<Change> | undefined;
  // As a message comes in: the lead, then its item.
  await world.app.platform.database
    .withTeam(world.session.teamId, async ({ client }) => {
      await client.query('update leads set last_replied_at = now() where id = $1', [person.id]);
      outcome = act(id, 'DISPOSE', { disposition: 'won' });
      await waitingForLock(world.app.platform.database);
      await client.query('update inbox_items set unread = true where id = $1', [id]);
    })
    // Of two that wait for each other the database ends one; a webhook comes again.
    .catch((error: { code?: string }) => expect(error.code).toBe('40P01'));
  expect(await outcome).toMatchObject({ __typename: 'InboxChange' });
  expect(await itemOf(heard)).toMatchObject({ state: 'done' });
});

it('an outcome that is taken back while a message of the same lead comes in is taken back', async () => {
  const person = await world.person();
  const heard = await world.hear(person, 'ok');
  const { id } = await itemOf(heard);
  const { id: changeId } = await act(id, 'DISPOSE', { disposition: 'won' });
  let back: Promise<Change> | undefined;
  await world.app.platform.database
    .withTeam(world.session.teamId, async ({ client }) => {
      await client.query('update leads set last_replied_at = now() where id = $1', [person.id]);
      back = undo(changeId);
      await waitingForLock(world.app.platform.database);
      await client.query('update inbox_items set updated_at = now() where id = $1', [id]);
    })
    .catch((error: { code?: string }) => expect(error.code).toBe('40P01'));
  expect(await back).toMatchObject({ __typename: 'InboxChange' });
  expect(await itemOf(heard)).toMatchObject({ state: 'open' });
});

it('of several people who save buckets or outcomes at once one list stands, whole', async () => {
  const names = Array.from({ length: 8 }, (_, index) => `List ${index}`);
  const save = (name: string) =>
    world.app.data(
      `mutation ($buckets: [ResponseBucketInput!]!, $dispositions: [DispositionInput!]!) {
         saveResponseBuckets(buckets: $buckets) { __typename } saveDispositions(dispositions: $dispositions) { __typename } }`,
      {
        buckets: [{ name, rule: {} }],
        dispositions: [{ key: name.toLowerCase().replace(' ', '-'), label: name, endsRuns: true }],
      },
      world.session.token,
    );
  await Promise.all(names.map(save));
  const { responseBuckets, dispositions } = await world.app.data<{
    responseBuckets: { name: string }[];
    dispositions: { label: string }[];
  }>('{ responseBuckets { name } dispositions { label } }', {}, world.session.token);
  expect(responseBuckets).toHaveLength(1);
  expect(dispositions).toHaveLength(1);
});
