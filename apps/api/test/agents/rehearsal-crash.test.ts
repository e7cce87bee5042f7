import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AgentDeps } from '../../src/modules/agents/agent-deps.js';
import { rehearse } from '../../src/modules/agents/rehearsal/rehearse.js';
import { sweepRehearsals } from '../../src/modules/agents/rehearsal/sweep-rehearsals.js';
import { agentsWorld, type AgentsWorld } from './agents-world.js';

const CONVERSATIONS = 10;
let world: AgentsWorld;
beforeAll(async () => {
  world = await agentsWorld();
});
afterAll(() => world?.close());

const call = <T>(query: string, variables: Record<string, unknown> = {}) =>
  world.app.data<T>(query, variables, world.session.token);

/** A process that dies after so many transactions; what it had not committed is gone. */
function dyingAfter(transactions: number): AgentDeps {
  const { database } = world.deps;
  let left = transactions;
  const withTeam: typeof database.withTeam = (team, work, options) => {
    if (left === 0) return Promise.reject(new Error('killed'));
    left -= 1;
    return database.withTeam(team, work, options);
  };
  return {
    ...world.deps,
    database: Object.create(database, { withTeam: { value: withTeam } }) as typeof database,
  };
}

it('a rehearsal whose process is killed between batches, and whose job is lost, goes on where it stopped', async () => {
  for (let index = 0; index < CONVERSATIONS; index += 1)
    await world.answer(await world.person(), 'Who is this please?', 'question');
  const { agent } = await call<{
    agent: { version: { persona: object; goal: string; prompt: string; policy: object } };
  }>(
    '{ agent(slug: GIANNA) { version { goal prompt persona { displayName warmth formality brevity directness signature } policy { maxSegments maxRebuttals minConfidence bannedWords allowedLinks languages } } } }',
  );
  const { r: version } = await call<{ r: { id: string } }>(
    'mutation ($input: AgentVersionInput!) { r: saveAgentVersion(agent: GIANNA, input: $input) { ... on AgentVersion { id } ... on UserError { message } } }',
    { input: { ...agent.version, policy: { ...agent.version.policy, bannedWords: ['gianna'] } } },
  );
  const { r: rehearsal } = await call<{ r: { id: string; total: number } }>(
    'mutation ($input: StartRehearsalInput!) { r: startRehearsal(input: $input) { ... on Rehearsal { id total } ... on UserError { message } } }',
    { input: { versionId: version.id } },
  );
  expect(rehearsal.total).toBe(CONVERSATIONS);
  const read = async () =>
    (
      await world.rows<{ state: string; done: number; differing: number; kept: number; calls: number }>(
        `select state, done, differing, (select count(*)::int from rehearsal_differences d where d.rehearsal_id = r.id) as kept,
           (select count(*)::int from agent_decisions d where d.kind = 'rehearsal') as calls from rehearsals r where id = $1`,
        [rehearsal.id],
      )
    )[0]!;
  const { teamId } = world.session;

  // Every point at which a process can die: before anything, and after each of its transactions.
  const seen: number[] = [];
  for (let transactions = 0; transactions < 9; transactions += 1) {
    const before = await read();
    if (before.state !== 'running') break;
    await rehearse(dyingAfter(transactions), teamId, rehearsal.id).catch((error: Error) =>
      expect(error.message).toBe('killed'),
    );
    const after = await read();
    expect(after.done).toBeGreaterThanOrEqual(before.done);
    expect(after.kept).toBe(after.differing);
    seen.push(after.done);
  }
  expect(seen.some((done) => done > 0 && done < CONVERSATIONS)).toBe(true);

  // Its job is gone with the queue. A rehearsal that shows signs of life is left alone, this one is taken up.
  const taken: string[] = [];
  const { outbox } = world.deps;
  const noting = {
    event: outbox.event.bind(outbox),
    job: async (...[, , name, payload]: Parameters<typeof outbox.job>): Promise<void> => {
      if (name === 'lead/rehearse') taken.push((payload as { rehearsalId: string }).rehearsalId);
    },
  } as unknown as typeof outbox;
  await world.rows(`update rehearsals set state = 'running', ended_at = null where id = $1`, [rehearsal.id]);
  await sweepRehearsals({ ...world.deps, outbox: noting });
  expect(taken).toEqual([]);
  world.clock.advance(6 * 60_000);
  await Promise.all([
    sweepRehearsals({ ...world.deps, outbox: noting }),
    sweepRehearsals({ ...world.deps, outbox: noting }),
  ]);
  expect(taken).toEqual([rehearsal.id]);
  for (let round = 0; round < 4; round += 1) await rehearse(world.deps, teamId, rehearsal.id);
  const end = await read();
  // Each conversation counts once, however often its calls were made.
  expect(end).toMatchObject({ state: 'done', done: CONVERSATIONS, differing: end.kept });
  expect(end.kept).toBeLessThanOrEqual(CONVERSATIONS);
  expect(end.calls).toBe(end.kept);
});

it('a rehearsal of some conversations ends with these, however many more there are', async () => {
  const { agent } = await call<{ agent: { version: { id: string } } }>(
    '{ agent(slug: GIANNA) { version { id } } }',
  );
  const { r } = await call<{ r: { id: string; total: number } }>(
    'mutation ($input: StartRehearsalInput!) { r: startRehearsal(input: $input) { ... on Rehearsal { id total } ... on UserError { message } } }',
    { input: { versionId: agent.version.id, limit: 3 } },
  );
  expect(r.total).toBe(3);
  for (let round = 0; round < 4; round += 1) await rehearse(world.deps, world.session.teamId, r.id);
  expect(await world.rows('select state, done, total from rehearsals where id = $1', [r.id])).toEqual([
    { state: 'done', done: 3, total: 3 },
  ]);
});
