import { newId } from '@og/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
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
