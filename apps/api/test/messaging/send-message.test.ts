import { newId } from '@og/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { engineWorld, type EngineWorld } from './engine-world.js';
import type { Person } from './people.js';

const NOON = '2026-11-18T17:00:00.000Z';
let world: EngineWorld;
beforeAll(async () => {
  world = await engineWorld(NOON);
});
afterAll(() => world?.close());
beforeEach(() => world.clock.set(NOON));

interface Answer {
  __typename: string;
  id: string;
  state: string;
  undoUntil: string;
  segments: number;
  author: string | null;
  code?: string;
  reason?: string;
  retryAt?: string | null;
}
const FIELDS = `__typename ... on Message { id state undoUntil segments author } ... on UserError { code message }`;
const send = async (input: Record<string, unknown>, token = world.session.token) => {
  const query = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { ${FIELDS} ... on SendBarred { reason retryAt } } }`;
  return (
    await world.app.data<{ sendMessage: Answer }>(query, { input: { channel: 'SMS', ...input } }, token)
  ).sendMessage;
};
const undo = async (id: string, token = world.session.token) =>
  (
    await world.app.data<{ undoSend: Answer }>(
      `mutation ($id: ID!) { undoSend(id: $id) { ${FIELDS} } }`,
      { id },
      token,
    )
  ).undoSend;
/** Access tokens live ten minutes of the clock that the tests move. */
const signInAgain = async () => {
  const input = { email: world.session.email, password: world.session.password };
  return (
    await world.app.data<{ signIn: { accessToken: string } }>(
      'mutation ($input: SignInInput!) { signIn(input: $input) { ... on Session { accessToken } } }',
      { input },
    )
  ).signIn.accessToken;
};
/** The undo time passes, and the sweeper and a sender do their work. */
const passUndo = async (milliseconds = 10_000) => {
  world.clock.advance(milliseconds);
  await world.sweep();
  await world.send();
};
const wrote = async (person: Person, minutesAgo: number) => {
  const at = new Date(world.clock.now().getTime() - minutesAgo * 60_000).toISOString();
  const conversation = newId();
  await world.rows(
    'insert into conversations (team_id, id, lead_id, created_at, updated_at) values ($1, $2, $3, $4, $4)',
    [world.session.teamId, conversation, person.id, at],
  );
  await world.rows(
    `insert into messages (team_id, id, conversation_id, lead_id, direction, channel, body, state, from_address, created_at, updated_at)
     values ($1, $2, $3, $4, 'inbound', 'sms', 'Who is this?', 'received', $5, $6, $6)`,
    [world.session.teamId, newId(), conversation, person.id, person.phone, at],
  );
};

describe('a message of a person', () => {
  it('waits ten seconds on the server, then goes out once; the same key is the same message', async () => {
    const person = await world.person();
    const message = await send({ leadId: person.id, body: ' Hello Grace ', clientKey: 'k1' });
    expect(message).toMatchObject({
      __typename: 'Message',
      state: 'PLANNED',
      segments: 1,
      author: 'Ada Example',
      undoUntil: '2026-11-18T17:00:10.000Z',
    });
    expect((await send({ leadId: person.id, body: 'Hello Grace', clientKey: 'k1' })).id).toBe(message.id);
    await passUndo(9_999);
    expect(await world.twin.acceptances(person.phone)).toEqual([]);
    await passUndo(1);
    expect(await world.twin.acceptances(person.phone)).toMatchObject([{ body: 'Hello Grace', count: 1 }]);
    expect(await undo(message.id)).toMatchObject({ __typename: 'Conflict', code: 'already_sent' });
  });

  it('can be taken back within the ten seconds', async () => {
    const person = await world.person();
    const message = await send({ leadId: person.id, body: 'Oops' });
    expect(await undo(message.id)).toMatchObject({ __typename: 'Message', state: 'CANCELED' });
    await passUndo();
    expect(await world.twin.acceptances(person.phone)).toEqual([]);
  });

  it('is barred without consent, but who wrote to us may be answered', async () => {
    const stranger = await world.person({ consent: false });
    expect(await send({ leadId: stranger.id, body: 'Hi' })).toMatchObject({
      __typename: 'SendBarred',
      reason: 'no_consent',
    });
    await wrote(stranger, 120);
    expect(await send({ leadId: stranger.id, body: 'Hi' })).toMatchObject({ __typename: 'Message' });
  });

  it('is barred by an opt-out, whatever the person wrote, and an opt-out in the undo time stops it', async () => {
    const person = await world.person();
    await wrote(person, 1);
    await send({ leadId: person.id, body: 'Hi' });
    await world.rows('update leads set opted_out_at = $2 where id = $1', [person.id, NOON]);
    expect(await send({ leadId: person.id, body: 'Hi again' })).toMatchObject({
      __typename: 'SendBarred',
      reason: 'suppressed',
    });
    await passUndo();
    expect(await world.twin.acceptances(person.phone)).toEqual([]);
  });

  it('keeps quiet hours, but a direct answer within 15 minutes may go out, and its record says so', async () => {
    world.clock.set('2026-11-19T04:00:00.000Z');
    const token = await signInAgain();
    const asleep = await world.person();
    expect(await send({ leadId: asleep.id, body: 'Hi' }, token)).toMatchObject({
      __typename: 'SendBarred',
      reason: 'outside_window',
      retryAt: '2026-11-19T15:00:00.000Z',
    });
    await wrote(asleep, 16);
    expect(await send({ leadId: asleep.id, body: 'Hi' }, token)).toMatchObject({
      __typename: 'SendBarred',
      reason: 'outside_window',
    });
    const awake = await world.person({ consent: false });
    await wrote(awake, 5);
    const message = await send({ leadId: awake.id, body: 'This is Ada' }, token);
    await passUndo();
    expect(await world.twin.acceptances(awake.phone)).toMatchObject([{ count: 1 }]);
    const { messageDecision } = await world.app.data<{
      messageDecision: {
        verdict: string;
        rules: { rule: string }[];
        ledger: { to: string }[];
        consent: null;
      };
    }>(
      `query ($id: ID!) { messageDecision(messageId: $id) { verdict message ruleset sender zones consent { id } rules { rule result detail } ledger { from to attempt } } }`,
      { id: message.id },
      token,
    );
    expect(messageDecision.verdict).toBe('allow');
    expect(messageDecision.rules.map((rule) => rule.rule)).toEqual(
      expect.arrayContaining(['direct_answer', 'conversation_consent']),
    );
    const moves = messageDecision.ledger.map((move) => move.to);
    expect(moves.slice(0, 3)).toEqual(['planned', 'ready', 'submitting']);
    // The provider's report of the delivery may be faster than its answer to our request.
    expect(['accepted', 'sent', 'delivered']).toContain(moves[3]);
  });

  it('of another team, or of bad input, is refused in words', async () => {
    const person = await world.person();
    const message = await send({ leadId: person.id, body: 'Hi' });
    const stranger = await world.app.signUp('Eve Example');
    expect(await send({ leadId: person.id, body: 'Hi' }, stranger.token)).toMatchObject({
      __typename: 'NotFound',
    });
    expect(await undo(message.id, stranger.token)).toMatchObject({ __typename: 'NotFound' });
    expect(
      (
        await world.app.data<{ messageDecision: null }>(
          'query ($id: ID!) { messageDecision(messageId: $id) { verdict } }',
          { id: message.id },
          stranger.token,
        )
      ).messageDecision,
    ).toBeNull();
    expect(await send({ leadId: person.id, body: '  ' })).toMatchObject({ __typename: 'InvalidInput' });
    expect(await send({ leadId: person.id, body: 'Hi', channel: 'EMAIL' })).toMatchObject({
      __typename: 'SendBarred',
      reason: 'no_email',
    });
    expect(await send({ leadId: 'nonsense', body: 'Hi' })).toMatchObject({ __typename: 'NotFound' });
    expect(await undo('nonsense')).toMatchObject({ __typename: 'NotFound' });
  });
});
