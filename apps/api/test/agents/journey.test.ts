import { eventually } from '@og/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectSender, NOON } from '../campaigns/campaign-world.js';
import { addPeople } from '../messaging/people.js';
import { createRunningClock } from '../support/running-clock.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { startTwin, type Twin } from '../support/twin.js';

const clock = createRunningClock(NOON);
let app: TestApp;
let twin: Twin;
let session: TestSession;
beforeAll(async () => {
  twin = await startTwin({ clock: clock.settings, speed: 2_000 });
  app = await createTestApp({
    clock,
    env: {
      TWILIO_API_BASE_URL: twin.baseUrl,
      CARRIERS_SIMULATED: 'true',
      ANTHROPIC_BASE_URL: `${twin.url}/anthropic`,
    },
  });
  session = await app.signUp();
  await connectSender(app, session);
});
afterAll(async () => {
  await app?.close();
  await twin?.stop();
});

const rows = async <T extends object>(sql: string, values: unknown[] = []) =>
  app.platform.database.withTeam(
    session.teamId,
    async ({ client }) => (await client.query<T>(sql, values)).rows,
  );

it('a text comes in by the carrier, is understood, drafted, approved and delivered, with workers and queues', async () => {
  const [person] = await addPeople(app.platform.database, session.teamId, clock.now(), [
    { firstName: 'Grace' },
  ]);
  const [ours] = await rows<{ phone: string }>('select phone from sender_numbers');
  const statuses = await twin.inbound({
    from: person!.phone,
    to: ours!.phone,
    body: 'Who is this and what do you want?',
  });
  expect(statuses.every((status) => status < 300)).toBe(true);
  const draft = await eventually(
    'a draft waits',
    async () =>
      (await rows<{ id: string; body: string }>(`select id, body from drafts where state = 'pending'`))[0],
    90_000,
  );
  const { r } = await app.data<{ r: { state?: string; message?: string } }>(
    'mutation ($id: ID!) { r: approveDraft(id: $id) { ... on Draft { state } ... on UserError { message } } }',
    { id: draft!.id },
    session.token,
  );
  expect(r).toEqual({ state: 'APPROVED' });
  clock.advance(11_000);
  const accepted = await eventually(
    'the carrier took it',
    async () => (await twin.acceptances(person!.phone)).find(({ body }) => body === draft!.body),
    90_000,
  );
  expect(accepted!.count).toBe(1);
});
