import { conversations, newId } from '@og/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addPeople, type Person } from '../messaging/people.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';

let app: TestApp;
let session: TestSession;
let person: Person;
beforeAll(async () => {
  app = await createTestApp();
  session = await app.signUp();
  [person] = (await addPeople(app.platform.database, session.teamId, app.platform.clock.now(), [{}])) as [
    Person,
  ];
});
afterAll(() => app?.close());

interface Task {
  __typename: string;
  id: string;
  state: string;
  title: string;
  notes: string | null;
  disposition: string | null;
  doneAt: string | null;
  assignee: { id: string } | null;
  code?: string;
  problems?: { path: string[] }[];
}
const TASK = `__typename ... on Task { id state title notes disposition doneAt assignee { id } lead { id } }
  ... on InvalidInput { code problems { path message } } ... on NotFound { code message } ... on Conflict { code message }`;

const create = async (input: Record<string, unknown>, token = session.token) =>
  (
    await app.data<{ createTask: Task }>(
      `mutation ($input: CreateTaskInput!) { createTask(input: $input) { ${TASK} } }`,
      { input },
      token,
    )
  ).createTask;
const change = async (name: string, id: string, input?: object, token = session.token) => {
  const [declared, given] = input ? [', $input: CompleteTaskInput', ', input: $input'] : ['', ''];
  const document = `mutation ($id: ID!${declared}) { ${name}(id: $id${given}) { ${TASK} } }`;
  return (await app.data<Record<string, Task>>(document, { id, ...(input ? { input } : {}) }, token))[name]!;
};
const list = async (args = '', token = session.token) =>
  (
    await app.data<{
      tasks: {
        total: number;
        edges: { cursor: string; node: Task }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    }>(
      `{ tasks${args} { total pageInfo { hasNextPage endCursor } edges { cursor node { id title state } } } }`,
      {},
      token,
    )
  ).tasks;

it('is made, listed by what is due first, done with a note, and opened again', async () => {
  const late = await create({
    leadId: person.id,
    type: 'CALL',
    title: 'Late',
    dueAt: '2026-12-02T10:00:00.000Z',
  });
  const soon = await create({
    leadId: person.id,
    type: 'MANUAL',
    title: 'Soon',
    notes: 'Look',
    dueAt: '2026-12-01T10:00:00.000Z',
    assigneeId: session.userId,
  });
  expect(soon).toMatchObject({ __typename: 'Task', state: 'OPEN', assignee: { id: session.userId } });
  expect((await list()).edges.map(({ node }) => node.title)).toEqual(['Soon', 'Late']);
  expect((await list('(mine: true)')).edges.map(({ node }) => node.title)).toEqual(['Soon']);
  const first = await list('(first: 1)');
  expect(first).toMatchObject({ total: 2, pageInfo: { hasNextPage: true } });
  expect(
    (await list(`(first: 1, after: "${first.pageInfo.endCursor}")`)).edges.map(({ node }) => node.id),
  ).toEqual([late.id]);
  const done = await change('completeTask', soon.id, {
    disposition: 'Interested',
    note: 'Call again in spring',
  });
  expect(done).toMatchObject({
    state: 'DONE',
    disposition: 'Interested',
    notes: 'Look\n\nCall again in spring',
  });
  expect(done.doneAt).not.toBeNull();
  expect(await change('completeTask', soon.id, {})).toMatchObject({
    __typename: 'Conflict',
    code: 'wrong_state',
  });
  expect((await list('(states: [DONE])')).edges.map(({ node }) => node.id)).toEqual([soon.id]);
  expect(await change('reopenTask', soon.id)).toMatchObject({
    state: 'OPEN',
    disposition: null,
    doneAt: null,
  });
  expect(await change('reopenTask', soon.id)).toMatchObject({ code: 'task_open' });
  expect(await change('cancelTask', late.id)).toMatchObject({ state: 'CANCELED' });
  const told = await app.platform.database.withTeam(session.teamId, ({ client }) =>
    client.query<{ title: string }>(
      'select title from lead_events where lead_id = $1 order by created_at, id',
      [person.id],
    ),
  );
  expect(told.rows.map(({ title }) => title)).toEqual(['Task done', 'Task opened again', 'Task canceled']);
});

it('is not opened again beside another open call of the same conversation', async () => {
  const { database, clock } = app.platform;
  const [other] = (await addPeople(database, session.teamId, clock.now(), [{}])) as [Person];
  const [done, open] = await database.withTeam(session.teamId, async (tx) => {
    const conversation = newId();
    const now = clock.now();
    await tx.db.insert(conversations).values({
      teamId: session.teamId,
      id: conversation,
      leadId: other.id,
      createdAt: now,
      updatedAt: now,
    });
    const ids = [newId(), newId()];
    await tx.client.query(
      `insert into tasks (team_id, id, lead_id, type, state, title, due_at, conversation_id, created_by, created_at, updated_at)
       select $1, id, $2, 'call', state::task_state, 'Call back', $3, $4, 'system:inbox', $3, $3
       from unnest($5::uuid[], array['done', 'open']) as t(id, state)`,
      [session.teamId, other.id, now.toISOString(), conversation, ids],
    );
    return ids as [string, string];
  });
  expect(await change('reopenTask', done)).toMatchObject({ __typename: 'Conflict', code: 'call_open' });
  await change('cancelTask', open);
  expect(await change('reopenTask', done)).toMatchObject({ __typename: 'Task', state: 'OPEN' });
});

it('refuses what cannot be', async () => {
  expect(await create({ leadId: person.id, type: 'CALL', title: ' ' })).toMatchObject({
    __typename: 'InvalidInput',
    problems: [{ path: ['input', 'title'] }],
  });
  expect(await create({ leadId: newId(), type: 'CALL', title: 'x' })).toMatchObject({
    __typename: 'NotFound',
  });
  expect(await create({ leadId: person.id, type: 'CALL', title: 'x', assigneeId: newId() })).toMatchObject({
    code: 'not_a_member',
  });
  expect(await change('completeTask', newId(), {})).toMatchObject({ __typename: 'NotFound' });
  expect(await change('cancelTask', 'x')).toMatchObject({ __typename: 'NotFound' });
  const { errors } = await app.graphql('{ tasks(after: "nonsense") { total } }', {}, session.token);
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

it('belongs to its team', async () => {
  const mine = await create({ leadId: person.id, type: 'CALL', title: 'Mine' });
  const stranger = await app.signUp('Eve Example');
  expect(await change('completeTask', mine.id, {}, stranger.token)).toMatchObject({ __typename: 'NotFound' });
  expect(await create({ leadId: person.id, type: 'CALL', title: 'Theirs' }, stranger.token)).toMatchObject({
    __typename: 'NotFound',
  });
  expect((await list('', stranger.token)).total).toBe(0);
});
