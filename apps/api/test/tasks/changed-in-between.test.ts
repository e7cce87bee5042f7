import { newId } from '@og/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engineWorld, type EngineWorld } from '../messaging/engine-world.js';
import { waitingForLock } from '../support/waiting-for-lock.js';

let world: EngineWorld;
beforeAll(async () => {
  world = await engineWorld();
});
afterAll(() => world?.close());

it('a completion that comes too late ends no run', async () => {
  const person = await world.person();
  const { ledgerId } = await world.planStep(person);
  await world.rows(`update campaigns set exit_conditions = '{disposition}'`);
  const task = newId();
  await world.rows(
    `insert into tasks (team_id, id, lead_id, type, title, due_at, created_by, created_at, updated_at)
     values ($1, $2, $3, 'call', 'Call', $4, 'user', $4, $4)`,
    [world.session.teamId, task, person.id, world.clock.now().toISOString()],
  );
  const { database } = world.app.platform;
  let answer: Promise<{ completeTask: { __typename: string; code: string } }> | undefined;
  await database.withTeam(world.session.teamId, async (tx) => {
    await tx.client.query(`update tasks set state = 'canceled' where id = $1`, [task]);
    answer = world.app.data(
      `mutation ($id: ID!) { completeTask(id: $id, input: { disposition: "Not interested" }) { __typename ... on UserError { code } } }`,
      { id: task },
      world.session.token,
    );
    await waitingForLock(database);
  });
  expect((await answer)?.completeTask).toEqual({ __typename: 'Conflict', code: 'wrong_state' });
  expect(await world.rows('select state from enrollments where lead_id = $1', [person.id])).toEqual([
    { state: 'active' },
  ]);
  expect((await world.ledger(ledgerId)).state).toBe('ready');
});

describe('calls that are opened again at once', () => {
  interface Answer {
    __typename: string;
    code?: string;
    message?: string;
  }
  /** Calls of one conversation that are done. */
  async function doneCalls(count: number): Promise<string[]> {
    const { id: leadId } = await world.person();
    const conversation = newId();
    const at = world.clock.now().toISOString();
    await world.rows(
      `insert into conversations (team_id, id, lead_id, last_message_at, created_at, updated_at) values ($1, $2, $3, $4, $4, $4)`,
      [world.session.teamId, conversation, leadId, at],
    );
    const ids = Array.from({ length: count }, newId);
    for (const id of ids)
      await world.rows(
        `insert into tasks (team_id, id, lead_id, type, state, title, due_at, conversation_id, created_by, created_at, updated_at)
         values ($1, $2, $3, 'call', 'done', 'Call', $4, $5, 'user', $4, $4)`,
        [world.session.teamId, id, leadId, at, conversation],
      );
    return ids;
  }
  const reopen = async (id: string) =>
    (
      await world.app.data<{ r: Answer }>(
        'mutation ($id: ID!) { r: reopenTask(id: $id) { __typename ... on UserError { code message } } }',
        { id },
        world.session.token,
      )
    ).r;
  /** Both have looked before either has written: the first to be asked stands still until both are there. */
  async function atOnce(ids: readonly string[]): Promise<Answer[]> {
    const { database } = world.app.platform;
    let answers: Promise<Answer[]> | undefined;
    await database.withTeam(world.session.teamId, async (tx) => {
      await tx.client.query('select from tasks where team_id = $1 and id = any($2::uuid[]) for update', [
        world.session.teamId,
        ids,
      ]);
      answers = Promise.all(ids.map(reopen));
      await waitingForLock(database, ids.length);
    });
    return (await answers) ?? [];
  }

  it('one is, the other is told of it', async () => {
    const ids = await doneCalls(2);
    const answers = await atOnce(ids);
    expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual(['Conflict', 'Task']);
    expect(answers.find(({ code }) => code)).toMatchObject({ code: 'call_open' });
    expect(
      await world.rows(`select from tasks where id = any($1::uuid[]) and state = 'open'`, [ids]),
    ).toHaveLength(1);
  });

  it('the same one is open already for whoever comes second', async () => {
    const [id = ''] = await doneCalls(1);
    const answers = await atOnce([id, id]);
    expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual(['Conflict', 'Task']);
    expect(answers.find(({ code }) => code)).toMatchObject({
      code: 'task_open',
      message: 'The task is open already.',
    });
  });
});
