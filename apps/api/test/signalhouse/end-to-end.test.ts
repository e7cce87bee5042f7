import { eventually } from '@og/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pollSignalHouse } from '../../src/modules/messaging/webhooks/signalhouse/poll-signalhouse.js';
import { createRunningClock } from '../support/running-clock.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { startTwin, type Twin } from '../support/twin.js';
import { addPeople, type Person } from '../messaging/people.js';

/** The simulator's own account and one of its numbers. */
const CREDENTIALS = { apiKey: 'demo-key-of-the-simulated-signalhouse', groupId: 'G0DE40DE' };
const OURS = '+13055550159';

const clock = createRunningClock('2026-11-18T17:00:00.000Z');
let app: TestApp;
let twin: Twin;
let session: TestSession;

const rows = <T extends object>(sql: string, values: unknown[] = []) =>
  app.platform.database.withTeam(
    session.teamId,
    async ({ client }) => (await client.query<T>(sql, values)).rows,
  );

beforeAll(async () => {
  twin = await startTwin({ clock: clock.settings, speed: 2_000 });
  app = await createTestApp({
    clock,
    env: { SIGNALHOUSE_API_BASE_URL: twin.baseUrl.replace(/twilio$/, 'signalhouse') },
  });
  session = await app.signUp();
  const { connectIntegration } = await app.data<{
    connectIntegration: { __typename: string; message?: string };
  }>(
    'mutation ($input: ConnectIntegrationInput!) { connectIntegration(input: $input) { __typename ... on UserError { message } } }',
    { input: { vendor: 'SIGNALHOUSE', credentials: CREDENTIALS } },
    session.token,
  );
  expect(connectIntegration).toMatchObject({ __typename: 'Integration' });
  const { addSenderNumber } = await app.data<{ addSenderNumber: { __typename: string; message?: string } }>(
    'mutation ($input: AddSenderNumberInput!) { addSenderNumber(input: $input) { __typename ... on UserError { message } } }',
    { input: { vendor: 'SIGNALHOUSE', phone: OURS } },
    session.token,
  );
  expect(addSenderNumber).toMatchObject({ __typename: 'SenderNumber' });
  // Toll-free traffic needs no 10DLC registration.
  await rows(
    `update sender_numbers set kind = 'toll_free', segments_per_second = 100, warm_up_started_on = null`,
  );
});
afterAll(async () => {
  await app?.close();
  await twin?.stop();
});

async function text(person: Person, body: string): Promise<string> {
  const { sendMessage } = await app.data<{
    sendMessage: { __typename: string; id: string; message?: string };
  }>(
    'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { __typename ... on Message { id } ... on UserError { message } } }',
    { input: { leadId: person.id, channel: 'SMS', body } },
    session.token,
  );
  expect(sendMessage).toMatchObject({ __typename: 'Message' });
  clock.advance(11_000);
  return sendMessage.id;
}

async function somebody(): Promise<Person> {
  const [person] = await addPeople(app.platform.database, session.teamId, clock.now(), [{}]);
  return person!;
}

describe('an account of SignalHouse', () => {
  it('sends a text, hears that it was delivered, and gets the answer into the inbox', async () => {
    const person = await somebody();
    const messageId = await text(person, 'Hello from the team. Reply STOP to opt out.');
    await eventually('the text is delivered', async () => {
      const [message] = await rows<{ state: string }>('select state from messages where id = $1', [
        messageId,
      ]);
      return message?.state === 'delivered' ? message : null;
    });
    expect(await twin.inbound({ from: person.phone, to: OURS, body: 'Yes, call me' })).toEqual([204]);
    expect(
      await rows(`select state, intent from inbox_items i where lead_id = $1`, [person.id]),
    ).toMatchObject([{ state: 'open' }]);
  });

  it('stops everything for somebody who writes STOP before it answers', async () => {
    const person = await somebody();
    await text(person, 'Hello again from the team. Reply STOP to opt out.');
    expect(await twin.inbound({ from: person.phone, to: OURS, body: 'STOP' })).toEqual([204]);
    expect(
      await rows('select opted_out_at is not null as out from leads where id = $1', [person.id]),
    ).toEqual([{ out: true }]);
  });

  it('catches up on texts that no webhook brought, once', async () => {
    const [person, leaving] = [await somebody(), await somebody()];
    const groups =
      await twin.control<{ groupId: string; webhooks: { _id: string; url: string }[] }[]>('/signalhouse');
    const ours = groups
      .flatMap((group) => group.webhooks)
      .filter((webhook) => webhook.url.startsWith(app.url));
    expect(ours).toHaveLength(1);
    const base = twin.baseUrl.replace(/twilio$/, 'signalhouse');
    const removed = await fetch(`${base}/webhook/${ours[0]!._id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${CREDENTIALS.apiKey}` },
    });
    expect(removed.ok).toBe(true);
    expect(await twin.inbound({ from: person.phone, to: OURS, body: 'Anybody there?' })).toEqual([]);
    expect(await twin.inbound({ from: leaving.phone, to: OURS, body: 'STOP' })).toEqual([]);
    clock.advance(6 * 60_000);
    await pollSignalHouse(app.platform);
    await eventually('the log was read', async () => {
      const found = await rows(`select id from messages where lead_id = any($1)`, [[person.id, leaving.id]]);
      return found.length === 2 ? found : null;
    });
    expect(await rows('select state from inbox_items where lead_id = $1', [person.id])).toEqual([
      { state: 'open' },
    ]);
    expect(
      await rows('select opted_out_at is not null as out from leads where id = $1', [leaving.id]),
    ).toEqual([{ out: true }]);
    const before = await rows('select id from messages');
    for (let round = 0; round < 3; round += 1) {
      clock.advance(6 * 60_000);
      await pollSignalHouse(app.platform);
    }
    expect(await rows('select id from messages')).toHaveLength(before.length);
  });
});
