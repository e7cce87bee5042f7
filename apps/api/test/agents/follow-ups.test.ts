import { newId } from '@og/db';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { followUp } from '../../src/modules/agents/follow-ups/follow-up.js';
import { sweepAgents } from '../../src/modules/agents/sweep-agents.js';
import type { Person } from '../messaging/people.js';
import { agentsWorld, type AgentsWorld, type DraftAnswer } from './agents-world.js';

let world: AgentsWorld;
beforeAll(async () => {
  world = await agentsWorld();
});
afterEach(async () => {
  await world.rows('delete from follow_ups');
});
afterAll(() => world?.close());

const DAY = 86_400_000;
interface FollowUpRow {
  id: string;
  step: number;
  state: string;
  reason: string | null;
  draft_id: string | null;
  due_at: Date;
}
const rowsOf = (conversationId: string) =>
  world.rows<FollowUpRow>(
    'select id, step, state, reason, draft_id, due_at from follow_ups where conversation_id = $1 order by created_at, step',
    [conversationId],
  );
const sent = async (person: Person) => (await world.twin.acceptances(person.phone)).map(({ body }) => body);

/** What the sweep found due, as jobs that no relay takes away. */
const found: string[] = [];
async function look(): Promise<string[]> {
  const { outbox } = world.deps;
  const noting = {
    event: outbox.event.bind(outbox),
    job: async (...[, , name, payload]: Parameters<typeof outbox.job>): Promise<void> => {
      if (name === 'lead/follow-up') found.push((payload as { followUpId: string }).followUpId);
    },
  } as unknown as typeof outbox;
  await sweepAgents({ ...world.deps, outbox: noting });
  return found.splice(0);
}
async function sweep(): Promise<void> {
  for (const id of await look()) await followUp(world.deps, world.session.teamId, id);
}

/** Time passes; a sign-in does not live so long. */
async function pass(ms: number): Promise<void> {
  world.clock.advance(ms);
  const { email, password } = world.session;
  const { r } = await world.app.data<{ r: { accessToken: string } }>(
    'mutation ($input: SignInInput!) { r: signIn(input: $input) { ... on Session { accessToken } } }',
    { input: { email, password } },
  );
  world.session.token = r.accessToken;
}
async function days(count: number): Promise<void> {
  await pass(count * DAY + 1_000);
  await sweep();
}

/** Noon in New York of the next Monday: three days later is a Thursday, in nobody's quiet hours. */
async function monday(): Promise<void> {
  const now = world.clock.now();
  const next = new Date(now);
  next.setUTCHours(17, 0, 0, 0);
  do next.setUTCDate(next.getUTCDate() + 1);
  while (next.getUTCDay() !== 1);
  await pass(next.getTime() - now.getTime());
}

/** Gianna has answered a question, and a person let it go. */
async function answered(question = 'Who is this please?'): Promise<{ person: Person; draft: DraftAnswer }> {
  await monday();
  const person = await world.person();
  const draft = await world.answer(person, question, 'question');
  expect(draft).toMatchObject({ agent: 'GIANNA', state: 'PENDING' });
  expect(await world.approve(draft!.id)).toMatchObject({ state: 'APPROVED' });
  await world.leave();
  return { person, draft: draft! };
}

/** A campaign that only has to be there: its engine does not run here. */
async function campaignOf(): Promise<{ id: string; versionId: string }> {
  const [sequence, versionId, id] = [newId(), newId(), newId()];
  const { teamId } = world.session;
  await world.rows(
    `insert into sequences (team_id, id, name, created_at, updated_at) values ($1, $2, 'Any', now(), now())`,
    [teamId, sequence],
  );
  await world.rows(
    'insert into sequence_versions (team_id, id, sequence_id, version, created_at) values ($1, $2, $3, 1, now())',
    [teamId, versionId, sequence],
  );
  await world.rows(
    `insert into campaigns (team_id, id, name, sequence_version_id, created_at, updated_at) values ($1, $2, 'Any', $3, now(), now())`,
    [teamId, id, versionId],
  );
  return { id, versionId };
}

describe('silence', () => {
  it('is broken by a draft after 3 days, and by the next 7 days after that one left', async () => {
    const { person, draft } = await answered();
    await days(2);
    expect(await world.draftOf(draft.conversationId)).toMatchObject({ id: draft.id });
    await days(1);
    const first = await world.draftOf(draft.conversationId);
    expect(first).toMatchObject({ agent: 'GIANNA', intent: 'follow_up', state: 'PENDING', reason: null });
    expect(first!.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(await world.approve(first!.id)).toMatchObject({ state: 'APPROVED' });
    await world.leave();
    // In the time of its own message, not of the first one.
    expect((await sent(person)).at(-1)).toBe(first!.body);
    await days(6);
    expect((await world.draftOf(draft.conversationId))!.id).toBe(first!.id);
    await days(1);
    const second = await world.draftOf(draft.conversationId);
    expect(second).toMatchObject({ intent: 'follow_up', state: 'PENDING' });
    expect(second!.id).not.toBe(first!.id);
    expect((await rowsOf(draft.conversationId)).map(({ step, state }) => [step, state])).toEqual([
      [1, 'made'],
      [2, 'made'],
      [3, 'waiting'],
    ]);
  });

  it('is broken once for each step, however often the sweep and its jobs run', async () => {
    const { draft } = await answered();
    await pass(3 * DAY + 1_000);
    const jobs = (await Promise.all([look(), look()])).flat();
    expect(jobs).toHaveLength(1);
    await Promise.all(
      jobs.flatMap((id) => [1, 2, 3].map(() => followUp(world.deps, world.session.teamId, id))),
    );
    await sweep();
    const drafts = await world.rows(
      `select from drafts where conversation_id = $1 and intent = 'follow_up'`,
      [draft.conversationId],
    );
    expect(drafts).toHaveLength(1);
  });

  it('goes on with the draft that a crash left behind, and finds a row whose job was lost', async () => {
    const { draft } = await answered();
    await pass(3 * DAY + 1_000);
    expect(await look()).toHaveLength(1);
    expect(await look()).toEqual([]);
    await pass(11 * 60_000);
    const jobs = await look();
    const [row] = await rowsOf(draft.conversationId);
    expect(jobs).toContain(row!.id);
    for (const id of jobs) await followUp(world.deps, world.session.teamId, id);
    const [made] = await rowsOf(draft.conversationId);
    // As a process leaves it that dies while the model writes.
    await world.rows(`update drafts set state = 'writing', body = '', decision_id = null where id = $1`, [
      made!.draft_id,
    ]);
    await followUp(world.deps, world.session.teamId, row!.id);
    expect(await world.draftOf(draft.conversationId)).toMatchObject({ id: made!.draft_id, state: 'PENDING' });
  });

  it('that nobody cared about goes on: an expired draft is not the end, a rejected one is', async () => {
    const { draft } = await answered();
    await days(3);
    const first = await world.draftOf(draft.conversationId);
    await world.rows(`update drafts set state = 'expired' where id = $1`, [first!.id]);
    await days(7);
    const second = await world.draftOf(draft.conversationId);
    expect(second).toMatchObject({ intent: 'follow_up', state: 'PENDING' });
    expect(second!.id).not.toBe(first!.id);
    expect(await world.reject(second!.id, 'SHOULD_NOT_ANSWER')).toMatchObject({ state: 'REJECTED' });
    await days(14);
    expect((await world.draftOf(draft.conversationId))!.id).toBe(second!.id);
    expect((await rowsOf(draft.conversationId)).at(-1)).toMatchObject({ step: 3, state: 'ended' });
  });
});

describe('a follow-up is not written', () => {
  const ends: [string, (of: { person: Person; draft: DraftAnswer }) => Promise<unknown>][] = [
    ['the lead answered', ({ person }) => world.hear(person, 'Hello again', 'question')],
    ['the lead opted out', ({ person }) => world.hear(person, 'STOP')],
    [
      'a person wrote',
      async ({ person }) => {
        const { r } = await world.app.data<{ r: { __typename: string } }>(
          `mutation ($input: SendMessageInput!) { r: sendMessage(input: $input) { __typename ... on UserError { code message } } }`,
          { input: { leadId: person.id, channel: 'SMS', body: 'It is me, a person.' } },
          world.session.token,
        );
        expect(r.__typename).toBe('Message');
        await world.leave();
      },
    ],
    [
      'an outcome closed the conversation',
      async ({ draft }) => {
        await world.rows(
          `insert into dispositions (team_id, id, key, label, position, ends_runs, created_at, updated_at) values ($1, $2, 'gone_cold', 'Gone cold', 99, true, now(), now()) on conflict do nothing`,
          [world.session.teamId, newId()],
        );
        await world.rows(
          `update inbox_items set state = 'done', disposition = 'gone_cold' where conversation_id = $1`,
          [draft.conversationId],
        );
      },
    ],
    [
      'a sequence has the lead',
      async ({ person }) => {
        const campaign = await campaignOf();
        await world.rows(
          `insert into enrollments (team_id, id, campaign_id, lead_id, sequence_version_id, state, created_at, updated_at)
           values ($1, $2, $3, $4, $5, 'active', $6, $6)`,
          [world.session.teamId, newId(), campaign.id, person.id, campaign.versionId, world.clock.now()],
        );
      },
    ],
    [
      'the message was taken back',
      async ({ draft }) => {
        await world.rows(`update messages set state = 'canceled' where draft_id = $1`, [draft.id]);
      },
    ],
    [
      'a person took the conversation back',
      ({ draft }) =>
        world.app.data(
          'mutation ($id: ID!) { r: handToAgent(conversationId: $id) { __typename } }',
          { id: draft.conversationId },
          world.session.token,
        ),
    ],
  ];
  it.each(ends)('when %s', async (_, happen) => {
    const of = await answered();
    await pass(DAY);
    await happen(of);
    await days(2);
    const rows = await rowsOf(of.draft.conversationId);
    expect(rows.find(({ step }) => step === 1)).toMatchObject({ state: 'ended', draft_id: null });
    expect(rows.find(({ step }) => step === 1)!.reason).toMatch(/\S/);
    const drafts = await world.rows(
      `select from drafts where conversation_id = $1 and intent = 'follow_up'`,
      [of.draft.conversationId],
    );
    expect(drafts).toEqual([]);
  });
});
