import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { answerMessage } from '../../src/modules/agents/answer/answer-message.js';
import { understandMessage } from '../../src/modules/inbox/understand/understand-message.js';
import { agentsWorld, type AgentsWorld, type Heard } from '../agents/agents-world.js';
import type { Person } from '../messaging/people.js';
import type { Platform } from '../../src/platform/platform.js';
import { signInAgain } from '../webhooks/twilio-world.js';
import { notingJobs, type OwedJob } from '../support/owed-jobs.js';

let world: AgentsWorld;
let noted: ReturnType<typeof notingJobs<Platform>>;
beforeAll(async () => {
  world = await agentsWorld();
  noted = notingJobs(world.app.platform);
});
afterAll(() => world?.close());
afterEach(() => world?.endFaults());

const VAGUE = 'My cousin said something about that the other day, go figure';
const MINUTE = 60_000;

const understand = (messageId: string) => understandMessage(noted.deps, world.session.teamId, messageId);
const itemOf = async ({ conversationId }: Heard) =>
  (
    await world.rows<{ state: string; uncertain: boolean; intent: string; sla_due_at: Date | null }>(
      'select state, uncertain, intent, sla_due_at from inbox_items where conversation_id = $1',
      [conversationId],
    )
  )[0]!;
/** When it is to be looked at again, and how often its answer was asked for. */
const again = (heard: Heard) =>
  noted.jobs.findLast((job) => job.name === 'lead/understand' && isAbout(job, heard))?.at ?? null;
const answers = (heard: Heard) =>
  noted.jobs.filter((job) => job.name === 'lead/answer' && isAbout(job, heard)).length;
const isAbout = ({ payload }: OwedJob, { messageId }: Heard) =>
  (payload as { messageId?: string }).messageId === messageId;
/** Look at it as its jobs fall due, for so many minutes. @returns how often it was looked at */
async function live(heard: Heard, minutes: number): Promise<number> {
  const end = world.clock.now().getTime() + minutes * MINUTE;
  let due: Date | null = world.clock.now();
  let looks = 0;
  for (; due && due.getTime() <= end; looks += 1) {
    world.clock.advance(due.getTime() - world.clock.now().getTime());
    const before: Date | null = again(heard);
    await understand(heard.messageId);
    due = again(heard);
    if (due?.getTime() === before?.getTime()) due = null;
  }
  world.clock.advance(Math.max(0, end - world.clock.now().getTime()));
  await signInAgain(world.app, world.session);
  return looks;
}
const send = (person: Person, seenMessageId: string, body: string) =>
  world.app.data<{ r: { __typename: string } }>(
    `mutation ($input: SendMessageInput!) { r: sendMessage(input: $input) { __typename } }`,
    { input: { leadId: person.id, channel: 'SMS', body, seenMessageId } },
    world.session.token,
  );

describe('the model is down for an hour', () => {
  it('replies wait for people, are looked at again less and less often, and are understood and answered once it is back', async () => {
    await world.fault('overloaded', { retryAfter: 0 });
    const heard = await world.hear(await world.person(), VAGUE);
    const looks = await live(heard, 60);
    expect(looks).toBeGreaterThanOrEqual(3);
    expect(looks).toBeLessThanOrEqual(6);
    expect(await itemOf(heard)).toMatchObject({ state: 'open', uncertain: true });
    expect((await itemOf(heard)).sla_due_at).not.toBeNull();
    await world.endFaults();
    const before = answers(heard);
    // The look that was owed when it came back.
    await understand(heard.messageId);
    const decisions = await world.rows<{ error: string | null }>(
      `select error from agent_decisions where inbound_message_id = $1 and kind = 'classify' order by created_at, id`,
      [heard.messageId],
    );
    expect(decisions.at(-1)!.error).toBeNull();
    expect(decisions.slice(0, -1).every(({ error }) => error !== null)).toBe(true);
    expect(answers(heard)).toBe(before + 1);
  });

  it('an opt-out that only rules hear is heard as ever, and hot replies still become calls', async () => {
    await world.fault('overloaded', { retryAfter: 0 });
    const leaving = await world.hear(await world.person(), 'please stop texting me');
    expect(leaving.outcome).toBe('opted_out');
    const hot = await world.hear(await world.person(), 'Yes, I am interested');
    await understand(hot.messageId);
    expect(await itemOf(hot)).toMatchObject({ intent: 'interested', uncertain: false });
    expect(
      await world.rows(`select from tasks where conversation_id = $1 and state = 'open'`, [
        hot.conversationId,
      ]),
    ).toHaveLength(1);
    const draft = await world.answer(await world.person(), 'Who is this please?', 'question');
    expect(draft).toMatchObject({ state: 'FAILED' });
    expect(draft!.reason).not.toBe('');
  });

  it('what a person did meanwhile stands: done stays done, their label stays', async () => {
    await world.fault('overloaded', { retryAfter: 0 });
    const done = await world.hear(await world.person(), VAGUE);
    const labelled = await world.hear(await world.person(), VAGUE);
    for (const { messageId } of [done, labelled]) await understand(messageId);
    await world.rows(`update inbox_items set state = 'done' where conversation_id = $1`, [
      done.conversationId,
    ]);
    await world.app.data(
      'mutation ($id: ID!) { correctIntent(messageId: $id, input: { intent: NOT_NOW }) { __typename } }',
      { id: labelled.messageId },
      world.session.token,
    );
    await world.endFaults();
    for (const { messageId } of [done, labelled]) await understand(messageId);
    expect(await itemOf(done)).toMatchObject({ state: 'done' });
    expect(await itemOf(labelled)).toMatchObject({ intent: 'not_now', uncertain: false });
  });

  it('longer than two hours: nobody asks any more, the reply stays with people', async () => {
    await world.fault('overloaded', { retryAfter: 0 });
    const heard = await world.hear(await world.person(), VAGUE);
    const looks = await live(heard, 24 * 60);
    expect(looks).toBeLessThanOrEqual(8);
    expect(await itemOf(heard)).toMatchObject({ state: 'open', uncertain: true });
  });
});

it('a person who labels a reply while the model thinks has the last word', async () => {
  const heard = await world.hear(await world.person(), VAGUE);
  await world.fault('slow');
  await Promise.all([
    understand(heard.messageId),
    world.app.data(
      'mutation ($id: ID!) { correctIntent(messageId: $id, input: { intent: WRONG_NUMBER }) { __typename } }',
      { id: heard.messageId },
      world.session.token,
    ),
  ]);
  expect(await itemOf(heard)).toMatchObject({ intent: 'wrong_number', uncertain: false });
});

it('the budget is spent in the middle of a conversation: a template waits for approval, unsure replies go to people, nothing is lost', async () => {
  const person = await world.person();
  const first = await world.answer(person, 'Who is this please?', 'question');
  expect(first).toMatchObject({ state: 'PENDING', reason: null });
  await world.app.data(
    'mutation { updateAgentSettings(input: { conversationBudgetUsd: 0.000001 }) { __typename } }',
    {},
    world.session.token,
  );
  const second = await world.answer(person, 'Yes I am interested', 'interested');
  expect(second).toMatchObject({ state: 'PENDING' });
  expect(second!.reason).toContain('budget');
  expect(await world.approve(second!.id)).toMatchObject({ state: 'APPROVED' });
  await world.leave();
  expect((await world.twin.acceptances(person.phone)).map(({ body }) => body)).toEqual([second!.body]);
  const vague = await world.hear(person, VAGUE);
  await understand(vague.messageId);
  expect(await itemOf(vague)).toMatchObject({ state: 'open', uncertain: true });
  await world.app.data(
    'mutation { updateAgentSettings(input: { conversationBudgetUsd: 0.5 }) { __typename } }',
    {},
    world.session.token,
  );
});

it('two people and an agent that may answer alone, all at once: one message leaves', async () => {
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
      send(person, messageId, 'By one hand.'),
      send(person, messageId, 'By another hand.'),
    ]);
    await world.leave();
    expect((await world.twin.acceptances(person.phone)).map(({ count }) => count)).toEqual([1]);
  }
});
