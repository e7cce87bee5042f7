import { createManualClock } from '@og/contracts';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { TeamEvent } from '../../src/platform/realtime/team-events-store.js';
import { addColleague } from '../support/colleague.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { twilioWorld, type TwilioWorld } from '../webhooks/twilio-world.js';

const NOON = '2026-03-03T17:00:00Z';
const clock = createManualClock(NOON);
let app: TestApp;
let ada: TestSession;
let ben: TestSession;
let world: TwilioWorld;
let talk: { leadId: string; conversationId: string; messageId: string };

beforeAll(async () => {
  app = await createTestApp({ clock, env: { WORKERS: 'none' } });
  ada = await app.signUp();
  ben = await addColleague(app, ada, { name: 'Ben Example' });
  world = await twilioWorld(app, ada);
});
afterAll(() => app?.close());
beforeEach(async () => {
  clock.set(NOON);
  const lead = await world.addLead();
  await world.text(lead.phones[0]!, 'How much is it?');
  const { lead: found } = await app.data<{ lead: { conversationId: string } }>(
    'query ($id: ID!) { lead(id: $id) { conversationId } }',
    { id: lead.id },
    ada.token,
  );
  talk = { leadId: lead.id, conversationId: found.conversationId, messageId: await newest() };

  async function newest(): Promise<string> {
    return (await messages(found.conversationId)).at(-1)!.id;
  }
});

const messages = async (conversationId: string) =>
  (
    await app.data<{ conversation: { messages: { edges: { node: { id: string; body: string } }[] } } }>(
      'query ($id: ID!) { conversation(id: $id) { messages(first: 50) { edges { node { id body } } } } }',
      { id: conversationId },
      ada.token,
    )
  ).conversation.messages.edges.map((edge) => edge.node);

interface Present {
  user: { id: string; name: string };
  state: string;
  sending: boolean;
}
const report = async (who: TestSession, state: 'VIEWING' | 'TYPING') =>
  (
    await app.data<{ reportPresence: Present[] }>(
      `mutation ($id: ID!, $state: PresenceState!) { reportPresence(conversationId: $id, state: $state) { user { id name } state sending } }`,
      { id: talk.conversationId, state },
      who.token,
    )
  ).reportPresence;
const lock = async (who: TestSession) =>
  (
    await app.data<{ takeSendLock: { mine: boolean; holder: { id: string } } }>(
      'mutation ($id: ID!) { takeSendLock(conversationId: $id) { mine holder { id } until } }',
      { id: talk.conversationId },
      who.token,
    )
  ).takeSendLock;
const call = (name: string, who: TestSession) =>
  app.data(`mutation ($id: ID!) { ${name}(conversationId: $id) }`, { id: talk.conversationId }, who.token);
const send = async (who: TestSession, body: string, seenMessageId: string | null = talk.messageId) =>
  (
    await app.data<{ sendMessage: { __typename: string; code?: string; message?: string } }>(
      `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { __typename ... on UserError { code message } } }`,
      { input: { leadId: talk.leadId, channel: 'SMS', body, seenMessageId } },
      who.token,
    )
  ).sendMessage;

it('shows who is there and who writes, and forgets who has gone', async () => {
  await report(ada, 'VIEWING');
  clock.advance(2_000);
  expect(await report(ben, 'TYPING')).toMatchObject([
    { user: { id: ada.userId }, state: 'VIEWING', sending: false },
    { user: { id: ben.userId, name: 'Ben Example' }, state: 'TYPING' },
  ]);
  clock.advance(14_000);
  expect((await report(ben, 'TYPING')).map((one) => one.user.id)).toEqual([ben.userId]);
  await call('leaveConversation', ben);
  expect((await report(ada, 'VIEWING')).map((one) => one.user.id)).toEqual([ada.userId]);
});

it('reaches the other browsers without a number of its own, and only when it is news', async () => {
  const feed = app.platform.teamEvents.follow(ada.teamId, null);
  const next = async (): Promise<TeamEvent> => {
    for (;;) {
      const { value } = await feed.next();
      if (value?.type === 'presence.changed.v1' && value.ids[0] === talk.conversationId) return value;
    }
  };
  const first = next();
  const listening = new AbortController();
  void first.then(() => listening.abort());
  // The feed looks for its place first; until it listens nothing can reach it.
  while (!listening.signal.aborted) await call('leaveConversation', ada);
  await report(ben, 'VIEWING');
  await report(ben, 'VIEWING');
  await report(ben, 'TYPING');
  const seen: string[] = [];
  while (!seen.includes('typing')) {
    const event = await next();
    seen.push(...(event.data as { present: { state: string }[] }).present.map((one) => one.state));
  }
  expect(seen).toEqual(['viewing', 'typing']);
  await feed.return();
});

it('lets one of two send: the lock is held, renewed, given back', async () => {
  expect(await lock(ada)).toMatchObject({ mine: true });
  expect(await lock(ben)).toMatchObject({ mine: false, holder: { id: ada.userId } });
  expect(await send(ben, 'Me too')).toMatchObject({ __typename: 'Conflict', code: 'colleague_sending' });
  expect(await send(ada, 'It depends.')).toMatchObject({ __typename: 'Message' });
  await call('releaseSendLock', ben);
  expect(await lock(ben)).toMatchObject({ mine: false });
  await call('releaseSendLock', ada);
  expect(await lock(ben)).toMatchObject({ mine: true });
});

it('refuses an answer to a conversation that has gone on, and says who was first', async () => {
  expect(await send(ada, 'It depends on the size.')).toMatchObject({ __typename: 'Message' });
  clock.advance(4_000);
  const late = await send(ben, 'It is cheap.');
  expect(late).toMatchObject({ __typename: 'Conflict', code: 'answered_already' });
  expect(late.message).toContain('4 s ago');
  const seen = (await messages(talk.conversationId)).at(-1)!.id;
  expect(await send(ben, 'And it is cheap.', seen)).toMatchObject({ __typename: 'Message' });
});

it('of many who answer at once exactly one gets through', async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) => send(index % 2 ? ada : ben, `Answer ${index}`)),
  );
  expect(answers.filter((answer) => answer.__typename === 'Message')).toHaveLength(1);
  expect(answers.filter((answer) => answer.code === 'answered_already')).toHaveLength(7);
  expect((await messages(talk.conversationId)).filter((one) => one.body.startsWith('Answer'))).toHaveLength(
    1,
  );
});
