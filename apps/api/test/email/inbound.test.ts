import { generateKeyPairSync, sign } from 'node:crypto';
import { newId } from '@og/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messageIdOf } from '@og/core';
import { replyAddress } from '../../src/modules/email/reply-tag.js';
import { createRunningClock } from '../support/running-clock.js';
import { formerInboundKey, type SealedSendGrid } from '../../src/modules/integrations/credentials.js';
import { forgetIntegration } from '../../src/modules/integrations/index.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { emailWorld, someEmail, type EmailWorld } from './email-world.js';
import { HISTORY, inboundMail } from './inbound-mail.js';
import { mailForm, sendMail, type MailFields } from './mails.js';

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

describe('an answer to our mail', () => {
  it('joins the conversation, waits in the inbox and ends the run; the history is kept apart', async () => {
    const lead = await world.addLead();
    const mail = await world.addMail(lead);
    const next = await world.addMail(lead, { state: 'planned', run: mail });
    const answer = await send({
      from: `Maria Lopez <${lead.email}>`,
      text: `Yes, tell me more please.\r\n\r\nMaria\r\n\r\n${HISTORY}`,
      headers: {
        'In-Reply-To': messageIdOf(mail.ledgerId, 'acme.example'),
        'Message-ID': '<answer-1@lopez.example>',
      },
    });
    expect(answer.status).toBe(204);
    const [stored] = await messagesOf(lead);
    expect(stored).toMatchObject({
      body: 'Yes, tell me more please.\n\nMaria',
      subject: 'Re: Your property',
      intent: 'interested',
      email_message_id: '<answer-1@lopez.example>',
    });
    expect(stored?.original_body).toContain('> Would you sell?');
    expect(await itemOf(lead)).toEqual({ state: 'open', opted_out: false });
    expect(await world.rows('select state from enrollments where id = $1', [mail.enrollmentId])).toEqual([
      { state: 'replied' },
    ]);
    expect(await world.rows('select state from send_ledger where id = $1', [next.ledgerId])).toEqual([
      { state: 'canceled' },
    ]);
    expect(
      await world.rows('select sender_mailbox_id from conversations where lead_id = $1', [lead.id]),
    ).toEqual([{ sender_mailbox_id: world.mailboxId }]);
  });

  it('from another address of the person joins by what it answers: header, references or the tag of our address', async () => {
    const lead = await world.addLead();
    const mail = await world.addMail(lead);
    const id = messageIdOf(mail.ledgerId, 'acme.example');
    await send({ from: someEmail('other'), text: 'one', headers: { 'In-Reply-To': id } });
    await send({ from: someEmail('other'), text: 'two', headers: { References: `<x@y>\n ${id}` } });
    await send({ from: someEmail('other'), text: 'three', to: replyAddress(world.ours, mail.ledgerId) });
    expect((await messagesOf(lead)).map((message) => message.body)).toEqual(['one', 'two', 'three']);
  });

  it('counts once when the same mail comes again, or twenty times at once', async () => {
    const lead = await world.addLead();
    const mail = { from: lead.email, text: 'Once', headers: { 'Message-ID': '<once@lopez.example>' } };
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(mail)));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([204]));
    expect(await messagesOf(lead)).toHaveLength(1);
    const nameless = { from: lead.email, text: 'Without an id', headers: { 'Message-ID': '' } };
    await send(nameless);
    await send(nameless);
    expect(await messagesOf(lead)).toHaveLength(2);
  });

  it('never reaches another team by an id of theirs', async () => {
    const other = await app.signUp();
    const otherWorld = await emailWorld(app, other);
    const theirs = await otherWorld.addMail(await otherWorld.addLead());
    const stranger = someEmail();
    await send({
      from: stranger,
      text: 'Hello',
      headers: { 'In-Reply-To': messageIdOf(theirs.ledgerId, 'x.example') },
    });
    expect(await otherWorld.rows(`select id from messages where direction = 'inbound'`)).toEqual([]);
    expect(await world.rows('select lead_id from lead_emails where email = $1', [stranger])).toHaveLength(1);
  });
});

describe('a mail from somebody new', () => {
  it('makes one lead with their name, however many come at once', async () => {
    const from = someEmail('nora');
    await Promise.all(
      Array.from({ length: 5 }, (_, index) =>
        send({ from: `"Berg, Nora" <${from}>`, text: `Hello ${index}` }),
      ),
    );
    const leads = await world.rows<{ id: string; first_name: string; last_name: string; source: string }>(
      'select l.id, l.first_name, l.last_name, l.source from leads l join lead_emails e on e.lead_id = l.id where e.email = $1',
      [from],
    );
    expect(leads).toHaveLength(1);
    expect(leads[0]).toMatchObject({ first_name: 'Nora', last_name: 'Berg', source: 'inbound' });
    expect(await messagesOf(leads[0]!)).toHaveLength(5);
  });

  it('to no mailbox of ours is left out', async () => {
    const from = someEmail();
    await send({ from, to: 'nobody@elsewhere.example', text: 'Buy now' });
    expect(await lastOutcome()).toBe('ignored_recipient');
    expect(await world.rows('select id from lead_emails where email = $1', [from])).toEqual([]);
  });

  it('brings a deleted lead back, unless it is an opt-out', async () => {
    const lead = await world.addLead();
    await world.rows('update leads set deleted_at = now(), deleted_in = $2 where id = $1', [
      lead.id,
      newId(),
    ]);
    await send({ from: lead.email, text: 'Hello again' });
    expect(await world.rows('select deleted_at from leads where id = $1', [lead.id])).toEqual([
      { deleted_at: null },
    ]);
  });
});

describe('mail of machines', () => {
  it('out of office is kept and labelled, and changes nothing', async () => {
    const lead = await world.addLead();
    const mail = await world.addMail(lead);
    await send({
      from: lead.email,
      subject: 'Automatic reply: Your property',
      text: 'I am away until Monday.',
      headers: { 'Auto-Submitted': 'auto-replied', 'In-Reply-To': messageIdOf(mail.ledgerId, 'a.example') },
    });
    expect(await lastOutcome()).toBe('auto_reply');
    expect(await messagesOf(lead)).toMatchObject([
      { intent: 'out_of_office', intent_rule: 'auto_reply:auto_submitted:auto-replied' },
    ]);
    expect(await itemOf(lead)).toBeUndefined();
    expect(await world.rows('select state from enrollments where id = $1', [mail.enrollmentId])).toEqual([
      { state: 'active' },
    ]);
    expect(await world.rows('select stage, last_replied_at from leads where id = $1', [lead.id])).toEqual([
      { stage: 'new', last_replied_at: null },
    ]);
  });

  it.each([
    ['a mail server', { from: 'MAILER-DAEMON@mx.example', text: 'Undeliverable' }, 'ignored_automatic'],
    [
      'a stranger’s machine',
      { from: 'robot@strange.example', text: 'Away', headers: { 'Auto-Submitted': 'auto-replied' } },
      'ignored_automatic',
    ],
    [
      'a newsletter',
      {
        from: 'news@strange.example',
        text: 'Offers! Unsubscribe here',
        headers: { 'List-Id': '<n.strange.example>' },
      },
      'ignored_automatic',
    ],
  ])('%s is ignored', async (_what, mail, outcome) => {
    await send(mail);
    expect(await lastOutcome()).toBe(outcome);
    expect(
      await world.rows('select id from lead_emails where email = $1', [mail.from.toLowerCase()]),
    ).toEqual([]);
  });

  it('our own mail that came back is ignored', async () => {
    await send({ from: `Gianna <${world.ours}>`, text: 'unsubscribe' });
    expect(await lastOutcome()).toBe('ignored_own');
  });

  it('a loop ends by itself, and an opt-out in it is still heard', async () => {
    const lead = await world.addLead();
    for (let index = 0; index < 25; index += 1) await send({ from: lead.email, text: `ping ${index}` });
    expect(await messagesOf(lead)).toHaveLength(20);
    expect(await lastOutcome()).toBe('ignored_loop');
    await send({ from: lead.email, text: 'stop' });
    expect(await barsOf(lead)).toHaveLength(1);
  });
});

describe('the form', () => {
  it('is read in its own character sets, and a text of HTML alone too', async () => {
    const lead = await world.addLead();
    await send({
      from: lead.email,
      text: Buffer.from('Señor, qué precio?', 'latin1'),
      charsets: { text: 'ISO-8859-1' },
    });
    await send({ from: lead.email, html: '<div>Grüße &amp; danke</div>' });
    await send({ from: lead.email, text: 'a\0b \ud83d' });
    expect((await messagesOf(lead)).map((message) => message.body)).toEqual([
      'Señor, qué precio?',
      'Grüße & danke',
      'ab \ufffd',
    ]);
  });

  it('brings its files into storage, under the team and without their paths', async () => {
    const lead = await world.addLead();
    const content = Buffer.alloc(3_000_000, 'x');
    await send({
      from: lead.email,
      text: 'See the files',
      files: [
        { name: 'deed.pdf', type: 'application/pdf', content },
        { name: '../../etc/pass wd', type: 'text/plain', content: Buffer.from('no') },
      ],
    });
    const [message] = await messagesOf(lead);
    expect(
      message?.media?.map(({ name, contentType, byteSize }) => ({ name, contentType, byteSize })),
    ).toEqual([
      { name: 'deed.pdf', contentType: 'application/pdf', byteSize: 3_000_000 },
      { name: 'pass wd', contentType: 'text/plain', byteSize: 2 },
    ]);
    for (const { url } of message?.media ?? [])
      expect(url).toMatch(
        new RegExp(`^storage:uploads/${session.teamId}/inbound_mail/[0-9a-f-]+\\.(pdf|bin)$`),
      );
    const key = message!.media![0]!.url.slice('storage:'.length);
    expect(await app.platform.storage.stat(key)).toEqual({ byteSize: 3_000_000 });
  });

  it('is refused when it is none, cut off, or at a wrong address; nothing stays', async () => {
    const lead = await world.addLead();
    const url = `${app.url}/api/webhooks/sendgrid/${world.integrationId}/inbound/${world.inboundToken}`;
    const post = (init: RequestInit, to = url) => fetch(to, { method: 'POST', ...init });
    expect((await post({ body: '{}', headers: { 'content-type': 'application/json' } })).status).toBe(400);
    expect((await post({ body: 'x', headers: { 'content-type': 'multipart/form-data' } })).status).toBe(400);
    expect(
      (await post({ body: 'x', headers: { 'content-type': 'multipart/form-data; boundary=b' } })).status,
    ).toBe(400);
    expect((await send({ from: 'not an address', text: 'x' })).status).toBe(400);
    const { body, contentType } = mailForm(world, {
      from: lead.email,
      text: 'cut',
      files: [{ name: 'a', type: 'a/b', content: Buffer.alloc(100) }],
    });
    expect(
      (await post({ body: new Uint8Array(body.subarray(0, -60)), headers: { 'content-type': contentType } }))
        .status,
    ).toBe(400);
    expect((await send({ from: lead.email, text: 'x' }, { token: `${world.inboundToken}x` })).status).toBe(
      404,
    );
    expect((await send({ from: lead.email, text: 'x' }, { token: 'x' })).status).toBe(404);
    expect(await messagesOf(lead)).toEqual([]);
  });

  it('needs a signature over every byte where the account has the key', async () => {
    const signedWorld = await emailWorld(app, session);
    const keys = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const inboundPublicKey = keys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    const seal = async (sealed: Partial<SealedSendGrid>) => {
      await world.rows('update integrations set credentials = $2 where id = $1', [
        signedWorld.integrationId,
        app.platform.vault.seal(
          { apiKey: 'SG.x.y', eventPublicKey: null, inboundToken: signedWorld.inboundToken, ...sealed },
          `${session.teamId}‖${signedWorld.integrationId}`,
        ),
      ]);
      forgetIntegration(app.platform.database, session.teamId, signedWorld.integrationId);
    };
    await seal({ inboundPublicKey });
    const lead = await world.addLead();
    const post = (mail: MailFields, change: (body: Buffer) => Buffer, age = 0) => {
      const { body, contentType } = mailForm(signedWorld, mail);
      const timestamp = String(Math.floor(clock.now().getTime() / 1_000) - age);
      return fetch(
        `${app.url}/api/webhooks/sendgrid/${signedWorld.integrationId}/inbound/${signedWorld.inboundToken}`,
        {
          method: 'POST',
          headers: {
            'content-type': contentType,
            'x-twilio-email-event-webhook-timestamp': timestamp,
            'x-twilio-email-event-webhook-signature': sign(
              'sha256',
              Buffer.concat([Buffer.from(timestamp), change(body)]),
              keys.privateKey,
            ).toString('base64'),
          },
          body: new Uint8Array(body),
        },
      );
    };
    const mail = {
      from: lead.email,
      text: 'Signed',
      files: [{ name: 'a.txt', type: 'text/plain', content: Buffer.from('hi') }],
    };
    expect((await post(mail, (body) => Buffer.concat([body, Buffer.from('x')]))).status).toBe(403);
    expect((await post(mail, (body) => body, 900)).status).toBe(403);
    expect((await sendMail(app, signedWorld, mail)).status).toBe(403);
    expect(await messagesOf(lead)).toEqual([]);
    expect((await post(mail, (body) => body)).status).toBe(204);
    expect(await messagesOf(lead)).toHaveLength(1);

    // While the key is changed, the one before it proves mail for a week: SendGrid gives up what is refused.
    const next = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).publicKey;
    const given = next.export({ format: 'der', type: 'spki' }).toString('base64');
    const before = { apiKey: 'x', eventPublicKey: null, inboundToken: 'x', inboundPublicKey };
    const changedBefore = async (days: number) => {
      const at = new Date(clock.now().getTime() - days * 86_400_000);
      await seal({ inboundPublicKey: given, formerInbound: formerInboundKey(given, before, at) });
      return (await post({ from: lead.email, text: `Changed ${days} days ago` }, (body) => body)).status;
    };
    expect(await changedBefore(6)).toBe(204);
    expect(await changedBefore(7)).toBe(403);
    expect(formerInboundKey(inboundPublicKey, before, clock.now())).toBeUndefined();
    expect(formerInboundKey(undefined, before, clock.now())).toBeUndefined();
    // Another API key on the way, without a word of the inbound one, does not end that.
    const formerInbound = formerInboundKey(given, before, clock.now());
    const changing = { ...before, inboundPublicKey: given, formerInbound };
    expect(formerInbound?.publicKey).toBe(inboundPublicKey);
    expect(formerInboundKey(undefined, changing, clock.now())).toEqual(formerInbound);
    expect(formerInboundKey(given, changing, clock.now())).toBeUndefined();
  });
});
