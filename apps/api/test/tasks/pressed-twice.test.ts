import { newId } from '@og/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addPeople, type Person } from '../messaging/people.js';
import { addColleague } from '../support/colleague.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';

let app: TestApp;
let owner: TestSession;
let person: Person;
beforeAll(async () => {
  app = await createTestApp();
  owner = await app.signUp();
  [person] = (await addPeople(app.platform.database, owner.teamId, app.platform.clock.now(), [{}])) as [
    Person,
  ];
});
afterAll(() => app?.close());

const count = async (sql: string, values: unknown[]) =>
  (
    await app.platform.database.withTeam(owner.teamId, (tx) =>
      tx.client.query<{ n: number }>(`select count(*)::int as n from ${sql}`, values),
    )
  ).rows[0]!.n;

interface Answer {
  __typename: string;
  id: string;
  text: string;
}
type Write = (text: string, clientKey: string | null, token?: string) => Promise<Answer>;

const addNote: Write = async (body, clientKey, token = owner.token) =>
  (
    await app.data<{ addNote: Answer }>(
      `mutation ($leadId: ID!, $body: String!, $clientKey: String) { addNote(leadId: $leadId, body: $body, clientKey: $clientKey) {
         __typename ... on Note { id text: body } ... on UserError { message } } }`,
      { leadId: person.id, body, clientKey },
      token,
    )
  ).addNote;
const createTask: Write = async (title, clientKey, token = owner.token) =>
  (
    await app.data<{ createTask: Answer }>(
      `mutation ($input: CreateTaskInput!) { createTask(input: $input) { __typename ... on Task { id text: title } ... on UserError { message } } }`,
      { input: { leadId: person.id, type: 'MANUAL', title, clientKey } },
      token,
    )
  ).createTask;

it.each([
  ['a note', addNote, 'notes where lead_id = $1 and body = $2'],
  ['a task', createTask, 'tasks where lead_id = $1 and title = $2'],
])('%s is written once for one form, however often it is sent', async (_what, write, rows) => {
  const text = `Pressed twice ${newId()}`;
  const key = newId();
  const pressed = await Promise.all([1, 2, 3, 4].map(() => write(text, key)));
  // An answer that got lost: asked for again later, and it is the first one whatever the form says by now.
  pressed.push(await write('Something else', key));
  expect(new Set(pressed.map((one) => one.id)).size).toBe(1);
  expect(pressed.map((one) => one.text)).toEqual(Array(5).fill(text));
  expect(await count(rows, [person.id, text])).toBe(1);
  expect(await count(rows, [person.id, 'Something else'])).toBe(0);
  // Another form, and no key at all, is another one; everybody's keys are their own.
  const colleague = await addColleague(app, owner);
  const others = [
    await write(text, newId()),
    await write(text, null),
    await write(text, null),
    await write(text, key, colleague.token),
  ];
  expect(new Set([...others, ...pressed].map((one) => one.id)).size).toBe(5);
  expect(await count(rows, [person.id, text])).toBe(5);
});

it('a note that is sent twice has one line on the timeline', async () => {
  const text = `One line ${newId()}`;
  const key = newId();
  await Promise.all([addNote(text, key), addNote(text, key), addNote(text, key)]);
  expect(
    await count(`lead_events where lead_id = $1 and type = 'note.added' and detail = $2`, [person.id, text]),
  ).toBe(1);
});
