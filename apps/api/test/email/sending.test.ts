import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@og/db';
import { composeEmail, loadEmailParts } from '../../src/modules/email/index.js';
import { EmailSeam } from '../../src/modules/messaging/index.js';
import { openDrain } from '../../src/modules/messaging/sending/open-drain.js';
import { resolveUnknown } from '../../src/modules/messaging/sending/resolve-unknown.js';
import { createRunningClock } from '../support/running-clock.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { signInAgain } from '../webhooks/twilio-world.js';
import { emailWorld, type EmailWorld, type TestLead, type TestMail } from './email-world.js';
import { sendMail } from './mails.js';

const clock = createRunningClock('2026-11-18T17:00:00.000Z');
let app: TestApp;
let session: TestSession;
let world: EmailWorld;

beforeAll(async () => {
  app = await createTestApp({ clock, env: { WORKERS: 'none' } });
  session = await app.signUp();
  world = await emailWorld(app, session);
  await world.rows(`update team_settings set brand_name = 'Acme'`);
});
afterAll(() => app?.close());

const compose = (mails: TestMail[]) =>
  app.platform.database.withTeam(session.teamId, async (tx) => {
    const parts = await loadEmailParts(
      tx,
      mails.map((mail) => mail.ledgerId),
    );
    return mails.map((mail) => {
      const found = parts.get(mail.ledgerId);
      return found ? composeEmail(app.platform, found, 1) : null;
    });
  });
const ownId = (mail: TestMail) => `<og.${mail.ledgerId}@${world.ours.split('@')[1]}>`;

describe('composing', () => {
  it('takes a batch in one go, and each mail says who sends it and the way out', async () => {
    const mails = await Promise.all(
      Array.from({ length: 5 }, async (_, index) =>
        world.addMail(await world.addLead(), { state: 'submitting', subject: `Number ${index}` }),
      ),
    );
    const requests = await compose(mails);
    expect(requests.map((request) => request?.subject)).toEqual(mails.map((_, index) => `Number ${index}`));
    for (const [place, request] of requests.entries()) {
      expect(request?.from).toEqual({ email: world.ours, name: 'Gianna at Acme' });
      expect(request?.replyTo).toBe(
        world.ours.replace('@', `+og${mails[place]!.ledgerId.replaceAll('-', '')}@`),
      );
      expect(request?.headers['List-Unsubscribe']).toMatch(
        /^<http:\/\/[^>]+\/u\/[\w.-]+>, <mailto:[^>]+\?subject=unsubscribe>$/,
      );
      expect(request?.headers['In-Reply-To']).toBeUndefined();
      expect(request?.customArgs).toEqual({ l: mails[place]!.ledgerId, a: '1' });
      expect(request?.text).toContain('Acme, 1 Main St, Miami, FL 33130');
    }
    expect(
      await world.rows('select email_message_id from messages where id = $1', [mails[0]!.messageId]),
    ).toEqual([{ email_message_id: ownId(mails[0]!) }]);
  });

  it('goes on in the run’s own thread when a step has no subject, and begins a new one when it has', async () => {
    const lead = await world.addLead();
    const first = await world.addMail(lead, { state: 'delivered', subject: 'Your home' });
    await compose([first]);
    const other = await world.addMail(lead, { state: 'delivered', subject: 'Something else' });
    await compose([other]);
    const [second] = await compose([
      await world.addMail(lead, { state: 'submitting', subject: null, run: first }),
    ]);
    expect(second?.subject).toBe('Re: Your home');
    expect(second?.headers).toMatchObject({ 'In-Reply-To': ownId(first), References: ownId(first) });
    expect(second?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    const [fresh] = await compose([
      await world.addMail(lead, { state: 'submitting', subject: 'New', run: other }),
    ]);
    expect(fresh?.subject).toBe('New');
    expect(fresh?.headers['In-Reply-To']).toBeUndefined();
  });

  it('uses where answers shall go, as a person set it', async () => {
    await world.rows(`update sender_mailboxes set reply_to = 'team@acme.example' where id = $1`, [
      world.mailboxId,
    ]);
    const [request] = await compose([await world.addMail(await world.addLead(), { state: 'submitting' })]);
    await world.rows('update sender_mailboxes set reply_to = null where id = $1', [world.mailboxId]);
    expect(request?.replyTo).toBe('team@acme.example');
  });
});

interface Answer {
  __typename: string;
  id: string;
  subject: string | null;
  channel: string;
  reason?: string;
  code?: string;
  message?: string;
}
const send = async (lead: TestLead, input: Record<string, unknown> = {}) =>
  (
    await app.data<{ sendMessage: Answer }>(
      `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { __typename ... on Message { id subject channel } ... on UserError { code message } ... on SendBarred { reason } } }`,
      { input: { leadId: lead.id, channel: 'EMAIL', body: 'Hello', subject: 'Hello', ...input } },
      session.token,
    )
  ).sendMessage;

describe('a person’s own e-mail', () => {
  it('is planned from the mailbox, with its subject on one line', async () => {
    const lead = await world.addLead();
    const sent = await send(lead, { subject: 'Hi\r\nBcc: all@example.com', body: 'x'.repeat(5_000) });
    expect(sent).toMatchObject({
      __typename: 'Message',
      channel: 'EMAIL',
      subject: 'Hi Bcc: all@example.com',
    });
    expect(
      await world.rows(
        'select state, address, sender_mailbox_id, sender_number_id, segments, vendor from send_ledger where message_id = $1',
        [sent.id],
      ),
    ).toEqual([
      {
        state: 'planned',
        address: lead.email,
        sender_mailbox_id: world.mailboxId,
        sender_number_id: null,
        segments: 0,
        vendor: 'sendgrid',
      },
    ]);
  });

  it('needs a subject at first, and goes on in the thread afterwards', async () => {
    const lead = await world.addLead();
    expect(await send(lead, { subject: ' ' })).toMatchObject({
      __typename: 'InvalidInput',
      code: 'required',
    });
    await sendMail(app, world, {
      from: lead.email,
      subject: 'A question',
      text: 'How much?',
      headers: { 'Message-ID': '<q1@lopez.example>' },
    });
    const sent = await send(lead, { subject: null });
    expect(sent).toMatchObject({ __typename: 'Message', subject: null });
    const [row] = await world.rows<{ id: string }>('select id from send_ledger where message_id = $1', [
      sent.id,
    ]);
    const [request] = await compose([{ ledgerId: row!.id } as TestMail]);
    expect(request).toMatchObject({
      subject: 'Re: A question',
      headers: { 'In-Reply-To': '<q1@lopez.example>' },
    });
    expect(request?.headers['List-Unsubscribe']).toBeUndefined();
    expect(request?.text).toBe('Hello');
  });

  it('is barred with a clear reason', async () => {
    expect(await send(await world.addLead({ emails: [] }))).toMatchObject({
      __typename: 'SendBarred',
      reason: 'no_email',
    });
    const gone = await world.addLead();
    const mail = await world.addMail(gone);
    await world.rows('update leads set opted_out_at = now() where id = $1', [gone.id]);
    expect(mail.ledgerId).toBeTruthy();
    expect(await send(gone)).toMatchObject({ __typename: 'SendBarred', reason: 'suppressed' });
    await world.rows(`update sending_domains set state = 'pending'`);
    expect(await send(await world.addLead())).toMatchObject({
      __typename: 'SendBarred',
      reason: 'email_setup',
    });
    await world.rows(`update sending_domains set state = 'verified'`);
    await world.rows(`update team_settings set postal_address = null`);
    const stranger = await world.addLead();
    expect(await send(stranger)).toMatchObject({ __typename: 'SendBarred', reason: 'email_setup' });
    // An answer to somebody's own mail is no advertisement.
    await sendMail(app, world, { from: stranger.email, text: 'Hello?' });
    expect(await send(stranger)).toMatchObject({ __typename: 'Message' });
    await world.rows(`update team_settings set postal_address = '1 Main St'`);
    await world.rows(`update sender_mailboxes set state = 'retired'`);
    expect(await send(await world.addLead())).toMatchObject({
      __typename: 'SendBarred',
      reason: 'no_mailbox',
    });
    await world.rows(`update sender_mailboxes set state = 'active'`);
  });

  it('is shown with its subject, its whole text and its files', async () => {
    const lead = await world.addLead();
    await sendMail(app, world, {
      from: lead.email,
      subject: 'Papers',
      text: 'See attached\n\nOn Wed, Nov 18, 2026 at 9:03 AM Gianna <g@acme.example> wrote:\n> Hi',
      files: [{ name: 'deed.pdf', type: 'application/pdf', content: Buffer.from('%PDF-1.4') }],
    });
    const [row] = await world.rows<{ id: string }>('select id from conversations where lead_id = $1', [
      lead.id,
    ]);
    const { conversation } = await app.data<{
      conversation: {
        channel: string;
        messages: { edges: { node: { attachments: { name: string; byteSize: number; url: string }[] } }[] };
      };
    }>(
      `query ($id: ID!) { conversation(id: $id) { channel messages { edges { node { subject body originalBody attachments { name contentType byteSize url } } } } } }`,
      { id: row!.id },
      session.token,
    );
    expect(conversation).toMatchObject({
      channel: 'EMAIL',
      messages: {
        edges: [
          {
            node: {
              subject: 'Papers',
              body: 'See attached',
              originalBody: expect.stringContaining('> Hi'),
              attachments: [{ name: 'deed.pdf', contentType: 'application/pdf', byteSize: 8 }],
            },
          },
        ],
      },
    });
    const [file] = conversation.messages.edges[0]!.node.attachments;
    const download = await fetch(file!.url);
    expect(download.headers.get('content-disposition')).toContain('attachment');
    expect(await download.text()).toBe('%PDF-1.4');
  });
});

describe('an e-mail in doubt', () => {
  it('waits for the provider’s report, and is given to a person without one', async () => {
    const mail = await world.addMail(await world.addLead(), { state: 'submitting' });
    const deps = openDrain(app.platform, new EmailSeam());
    const doubt = () =>
      world.rows<{ state: string; reason: string | null }>(
        'select state, reason from send_ledger where id = $1',
        [mail.ledgerId],
      );
    await world.rows(`update send_ledger set state = 'unknown', next_lookup_at = $2 where id = $1`, [
      mail.ledgerId,
      clock.now().toISOString(),
    ]);
    await world.rows(`update messages set state = 'unknown' where id = $1`, [mail.messageId]);
    await resolveUnknown(deps, session.teamId, mail.ledgerId);
    expect(await doubt()).toMatchObject([{ state: 'unknown' }]);
    clock.advance(11 * 60_000);
    await resolveUnknown(deps, session.teamId, mail.ledgerId);
    expect(await doubt()).toEqual([{ state: 'failed_unknown', reason: 'not_reported_by_provider' }]);
    await world.events([
      {
        event: 'delivered',
        email: 'x@lopez.example',
        timestamp: 1,
        sg_message_id: `${newId()}.x`,
        l: mail.ledgerId,
        a: '1',
      },
    ]);
    expect(await doubt()).toMatchObject([{ state: 'delivered' }]);
    await signInAgain(app, session);
  });

  it('can be sent again by a person who says why, once', async () => {
    const lead = await world.addLead();
    const mail = await world.addMail(lead, { state: 'submitting', subject: 'Again' });
    for (const table of ['send_ledger', 'messages'])
      await world.rows(`update ${table} set state = 'failed_unknown' where lead_id = $1`, [lead.id]);
    const again = async () =>
      (
        await app.data<{ resolveUnknown: { __typename: string; id: string; subject: string } }>(
          `mutation ($id: ID!, $input: ResolveUnknownInput!) { resolveUnknown(messageId: $id, input: $input) { __typename ... on Message { id subject } ... on UserError { message } } }`,
          { id: mail.messageId, input: { resolution: 'SEND_AGAIN', note: 'They say that nothing came.' } },
          session.token,
        )
      ).resolveUnknown;
    const second = await again();
    expect(second).toMatchObject({ __typename: 'Message', subject: 'Again' });
    expect((await again()).id).toBe(second.id);
    expect(
      await world.rows('select channel, sender_mailbox_id, state from send_ledger where message_id = $1', [
        second.id,
      ]),
    ).toEqual([{ channel: 'email', sender_mailbox_id: world.mailboxId, state: 'ready' }]);
  });
});
