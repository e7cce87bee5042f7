import { newId } from '@og/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messageIdOf } from '@og/core';
import { createRunningClock } from '../support/running-clock.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { somePhone, twilioWorld } from '../webhooks/twilio-world.js';
import { emailWorld, someEmail, type EmailWorld, type TestLead } from './email-world.js';
import { HISTORY, inboundMail, OUR_TEXT } from './inbound-mail.js';

const clock = createRunningClock('2026-11-18T17:00:00.000Z');
let app: TestApp;
let session: TestSession;
let world: EmailWorld;
const { send, messagesOf, itemOf, barsOf, lastOutcome } = inboundMail(
  () => app,
  () => world,
);

beforeAll(async () => {
  app = await createTestApp({ clock, env: { WORKERS: 'none' } });
  session = await app.signUp();
  world = await emailWorld(app, session);
});
afterAll(() => app?.close());

describe('an opt-out by mail', () => {
  it.each([
    ['a word above the history', { text: `unsubscribe\r\n\r\n${HISTORY}` }],
    ['a sentence', { text: `Hi,\r\nplease take me off your list. Thanks.\r\n\r\n${HISTORY}` }],
    [
      'the last words of a long letter',
      { text: `${'We have lived here since 1994. '.repeat(200)}\r\n\r\nPlease stop emailing me.` },
    ],
    ['the subject of an empty mail', { subject: 'unsubscribe', text: '' }],
    ['HTML alone', { html: '<p>Stop emailing me</p><blockquote>Would you sell?</blockquote>' }],
  ])('as %s ends everything on every channel before the answer', async (_what, fields) => {
    const lead = await world.addLead({ emails: [someEmail(), someEmail()], phones: [somePhone()] });
    const mail = await world.addMail(lead);
    const next = await world.addMail(lead, { state: 'ready', run: mail });
    expect((await send({ from: lead.email, ...fields })).status).toBe(204);
    expect(await lastOutcome()).toBe('opted_out');
    expect(await barsOf(lead)).toHaveLength(3);
    expect(await world.rows('select state from send_ledger where id = $1', [next.ledgerId])).toEqual([
      { state: 'suppressed' },
    ]);
    expect(await world.rows('select state from enrollments where id = $1', [mail.enrollmentId])).toEqual([
      { state: 'opted_out' },
    ]);
    expect(await itemOf(lead)).toEqual({ state: 'done', opted_out: true });
  });

  it('is none in our own footer, in a quotation, in our subject or in somebody’s signature', async () => {
    const lead = await world.addLead();
    await send({ from: lead.email, text: `Yes please\r\n\r\n${OUR_TEXT}` });
    await send({ from: lead.email, text: `Yes please\r\n\r\n${HISTORY}` });
    await send({ from: lead.email, subject: 'Re: Stop overpaying', text: 'Sounds good' });
    await send({
      from: lead.email,
      text: 'Sounds good\r\n\r\n-- \r\nMaria\r\nClick here to unsubscribe from our news',
    });
    expect(await barsOf(lead)).toEqual([]);
    expect(await messagesOf(lead)).toHaveLength(4);
  });

  it('sent for somebody else counts for both', async () => {
    const [asked, answering] = [await world.addLead(), await world.addLead()];
    const mail = await world.addMail(asked);
    await send({
      from: answering.email,
      text: 'Stop',
      headers: { 'In-Reply-To': messageIdOf(mail.ledgerId, 'a.example') },
    });
    expect((await barsOf(asked)).map((row) => row.address)).toContain(asked.email);
    expect((await barsOf(answering)).map((row) => row.address)).toEqual([]);
    const hash = app.platform.vault.addressHash('email', answering.email);
    expect(await world.rows('select reason from suppression_list where address_hash = $1', [hash])).toEqual([
      { reason: 'opt_out' },
    ]);
    expect(
      await world.rows('select opted_out_at is not null as out from leads where id = any($1)', [
        [asked.id, answering.id],
      ]),
    ).toEqual([{ out: true }, { out: true }]);
  });

  it('is not lifted by START: that is for people of the team to do', async () => {
    const lead = await world.addLead();
    await send({ from: lead.email, text: 'stop' });
    await send({ from: lead.email, text: 'start' });
    expect(await barsOf(lead)).toEqual([{ address: lead.email, source: 'unsubscribe:keyword:stop' }]);
  });

  it('is not lifted by START from their phone either', async () => {
    const texts = await twilioWorld(app, session);
    const lead = await world.addLead({ phones: [somePhone()] });
    await send({ from: lead.email, text: 'stop' });
    expect((await texts.text(lead.phones[0]!, 'START')).status).toBe(200);
    expect(await barsOf(lead)).toHaveLength(2);
    expect(
      await world.rows('select opted_out_at is not null as out from leads where id = $1', [lead.id]),
    ).toEqual([{ out: true }]);
  });
});

describe('an opt-out in somebody’s name', () => {
  interface Doubt {
    why: string;
    rule: string | null;
    decision: string | null;
  }
  const FORGED = { spf: 'fail', dkim: '{@evil.example : pass}' };
  const doubtOf = async (lead: TestLead): Promise<{ id: string; doubt: Doubt | null; intent: string }> => {
    const { conversation } = await app.data<{
      conversation: {
        messages: { edges: { node: { id: string; intent: string; senderDoubt: Doubt | null } }[] };
      };
    }>(
      'query ($id: ID!) { conversation(id: $id) { messages { edges { node { id intent senderDoubt { why rule decision } } } } } }',
      {
        id: (
          await world.rows<{ id: string }>('select id from conversations where lead_id = $1', [lead.id])
        )[0]!.id,
      },
      session.token,
    );
    const { id, intent, senderDoubt: doubt } = conversation.messages.edges.at(-1)!.node;
    return { id, intent, doubt };
  };
  const settle = async (messageId: string, genuine: boolean) =>
    (
      await app.data<{ settleSender: { __typename: string; code?: string; senderDoubt?: Doubt } }>(
        'mutation ($id: ID!, $genuine: Boolean!) { settleSender(messageId: $id, input: { genuine: $genuine }) { __typename ... on Message { senderDoubt { decision } } ... on UserError { code } } }',
        { id: messageId, genuine },
        session.token,
      )
    ).settleSender;

  it('suppresses nobody: it waits in the inbox, marked, for a person', async () => {
    const lead = await world.addLead({ phones: [somePhone()] });
    const mail = await world.addMail(lead);
    const next = await world.addMail(lead, { state: 'planned', run: mail });
    expect((await send({ from: lead.email, text: 'unsubscribe', ...FORGED })).status).toBe(204);
    expect(await lastOutcome()).toBe('received');
    expect(await barsOf(lead)).toEqual([]);
    expect(await itemOf(lead)).toEqual({ state: 'open', opted_out: false });
    expect(await doubtOf(lead)).toMatchObject({
      intent: 'unclear',
      doubt: {
        why: 'SPF failed (fail) and no DKIM signature is of lopez.example, only of evil.example.',
        rule: 'keyword:unsubscribe',
        decision: null,
      },
    });
    // While nobody has decided, nothing more leaves by itself.
    expect(await world.rows('select state from send_ledger where id = $1', [next.ledgerId])).toEqual([
      { state: 'canceled' },
    ]);
  });

  it('counts once a person says that it is genuine', async () => {
    const lead = await world.addLead({ phones: [somePhone()] });
    await send({ from: lead.email, text: 'Please take me off your list.', ...FORGED });
    const { id } = await doubtOf(lead);
    expect(await settle(id, true)).toEqual({ __typename: 'Message', senderDoubt: { decision: 'GENUINE' } });
    expect((await barsOf(lead)).map(({ address }) => address)).toEqual(
      [lead.email, ...lead.phones].toSorted(),
    );
    expect((await barsOf(lead))[0]?.source).toMatch(/^unsubscribe:phrase:/);
    expect(await itemOf(lead)).toEqual({ state: 'done', opted_out: true });
    expect(await settle(id, false)).toMatchObject({ code: 'decided' });
    expect(await world.rows('select action from audit_log where subject_id = $1', [id])).toEqual([
      { action: 'message.sender_genuine' },
    ]);
  });

  it('is forgotten once a person says that it is forged', async () => {
    const lead = await world.addLead();
    await send({ from: lead.email, text: 'STOP', spf: 'softfail', dkim: '{}' });
    const { id } = await doubtOf(lead);
    expect(await settle(id, false)).toEqual({ __typename: 'Message', senderDoubt: { decision: 'FORGED' } });
    expect(await barsOf(lead)).toEqual([]);
    expect(await settle(id, true)).toMatchObject({ code: 'decided' });
  });

  it.each([
    ['was forwarded and kept its signature', { spf: 'fail', dkim: '{@lopez.example : pass}' }],
    ['passes SPF and is not signed', { spf: 'pass', dkim: '{}' }],
    ['comes from a domain that publishes nothing', { spf: 'none', dkim: '{}' }],
  ])('is one at once in a mail that %s', async (_what, signs) => {
    const lead = await world.addLead();
    await send({ from: lead.email, text: 'stop', ...signs });
    expect(await lastOutcome()).toBe('opted_out');
    expect(await barsOf(lead)).toHaveLength(1);
    expect((await doubtOf(lead)).doubt).toBeNull();
  });

  it('leaves nothing to decide where it asks for nothing, gives nobody a new address, and hides other teams’', async () => {
    const lead = await world.addLead();
    const mail = await world.addMail(lead);
    await send({
      from: someEmail('other'),
      text: 'Hello',
      headers: { 'In-Reply-To': messageIdOf(mail.ledgerId, 'acme.example') },
      ...FORGED,
    });
    const { id, doubt } = await doubtOf(lead);
    expect(doubt).toMatchObject({ rule: null });
    expect(await world.rows('select email from lead_emails where lead_id = $1', [lead.id])).toHaveLength(1);
    expect(await settle(id, true)).toMatchObject({ code: 'nothing_to_decide' });
    expect(await settle(newId(), true)).toMatchObject({ __typename: 'NotFound' });
  });
});
