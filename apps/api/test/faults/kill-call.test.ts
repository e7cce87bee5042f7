import { Database } from '@og/db';
import { createTestDatabase, eventually, type TestDatabase } from '@og/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectSender, NOON } from '../campaigns/campaign-world.js';
import { addPeople } from '../messaging/people.js';
import { startTwin, type Twin } from '../support/twin.js';
import { somePhone } from '../webhooks/twilio-world.js';
import { ApiProcess, buildApi } from './api-process.js';

let database: TestDatabase;
let store: Database;
let twin: Twin;
let api: ApiProcess;
const anchor = new Date().toISOString();

beforeAll(async () => {
  buildApi();
  database = await createTestDatabase();
  store = new Database({
    url: database.userUrl,
    systemUrl: database.systemUrl,
    poolSize: 2,
    systemPoolSize: 1,
  });
  twin = await startTwin({ clock: { start: NOON, anchor }, speed: 20 });
  api = await ApiProcess.create(database, { TWILIO_API_BASE_URL: twin.baseUrl, CLOCK_ANCHOR: anchor });
});
afterAll(async () => {
  await api?.end('SIGKILL');
  await twin?.stop();
  await store?.close();
  await database?.drop();
});

const minuteLater = new Date(Date.parse(NOON) + 60_000).toISOString();

it('killed between the request for a call and its answer: it is looked up, and the phone rings once', async () => {
  await api.start({ CLOCK_START: NOON });
  const { signUp } = await api.data<{ signUp: { accessToken: string; team: { id: string } } }>(
    `mutation ($input: SignUpInput!) { signUp(input: $input) { ... on Session { accessToken team { id } } } }`,
    {
      input: {
        email: 'kill-call@example.test',
        password: 'correct horse battery staple',
        name: 'Ada Example',
        teamName: 'Ada',
      },
    },
  );
  const { accessToken: token, team } = signUp;
  await connectSender(api, { token });
  const repPhone = somePhone();
  await api.data(
    'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { __typename } }',
    { input: { name: 'Ada Example', phone: repPhone } },
    token,
  );
  const [person] = await addPeople(store, team.id, new Date(NOON), [{}]);
  const ringing = async () =>
    (await twin.control<{ calls: { to: string }[] }>('/calls')).calls.filter(({ to }) => to === repPhone);
  // Taken at once, answered late: the kill finds a call that was made and whose answer is lost.
  await twin.fault({ match: { to: repPhone }, kind: 'slow', delayMs: 60_000, times: 1 });
  const asked = api
    .data(
      'mutation ($input: StartCallInput!) { startCall(input: $input) { __typename ... on UserError { message } } }',
      { input: { leadId: person!.id } },
      token,
    )
    .catch((error: unknown) => error);
  await eventually('the call at the vendor', async () => (await ringing()).length === 1, 90_000);
  await api.end('SIGKILL');
  await asked;
  const states = () =>
    store.withTeam(
      team.id,
      async ({ client }) =>
        (
          await client.query<{ state: string; provider_id: string | null }>(
            'select state, provider_id from calls',
          )
        ).rows,
    );
  expect(await states()).toHaveLength(1);
  await api.start({ CLOCK_START: minuteLater });
  const [call] = await eventually(
    'what became of it',
    async () => {
      const rows = await states();
      return ['completed', 'canceled', 'no_answer'].includes(rows[0]?.state ?? '') && rows;
    },
    60_000,
  );
  expect(call?.provider_id).toMatch(/^CA/);
  expect(await ringing()).toHaveLength(1);
});
