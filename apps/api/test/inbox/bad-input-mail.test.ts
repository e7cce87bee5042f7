import { messageIdOf } from '@og/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { understandMessage } from '../../src/modules/inbox/understand/understand-message.js';
import { emailWorld, type EmailWorld, type TestLead } from '../email/email-world.js';
import { inboundMail } from '../email/inbound-mail.js';
import type { MailFields } from '../email/mails.js';
import { createRunningClock } from '../support/running-clock.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { startTwin, type Twin } from '../support/twin.js';

const clock = createRunningClock('2026-11-18T17:00:00.000Z');
let app: TestApp;
let twin: Twin;
let session: TestSession;
let world: EmailWorld;
const { send, messagesOf, itemOf, barsOf } = inboundMail(
  () => app,
  () => world,
);

beforeAll(async () => {
  twin = await startTwin({ speed: 2_000, lean: true });
  app = await createTestApp({
    clock,
    env: { WORKERS: 'none', CARRIERS_SIMULATED: 'true', ANTHROPIC_BASE_URL: `${twin.url}/anthropic` },
  });
  session = await app.signUp();
  world = await emailWorld(app, session);
});
afterAll(async () => {
  await app?.close();
  await twin?.stop();
});

const OURS = 'Hi Maria,\n\nwould you consider an offer? Reply STOP to opt out.\n\nGianna';
const QUOTED = OURS.split('\n')
  .map((line) => `> ${line}`)
  .join('\n');
const WROTE = 'On Wed, Nov 18, 2026 at 9:03 AM Gianna at Acme <sales@acme.example> wrote:';
const HEADERS =
  'From: Gianna at Acme <sales@acme.example>\nSent: Wednesday, November 18, 2026 9:03 AM\nTo: Maria\nSubject: Your property';

/** A lead answers a mail of ours; the answer is understood. */
async function answered(mail: Omit<MailFields, 'from'>) {
  const lead = await world.addLead();
  const ours = await world.addMail(lead, { body: OURS });
  const answer = await send({
    from: lead.email,
    headers: { 'In-Reply-To': messageIdOf(ours.ledgerId, 'acme.example') },
    ...mail,
    ...(mail.text === undefined ? {} : { text: String(mail.text).replaceAll('\n', '\r\n') }),
  });
  expect(answer.status).toBe(204);
  const [message] = await messagesOf(lead);
  await understandMessage(app.platform, session.teamId, message!.id);
  return { lead, message: (await messagesOf(lead))[0]! };
}
const asked = async (lead: TestLead) =>
  (
    await world.rows<{ text: string }>(
      `select input ->> 'text' as text from agent_decisions where lead_id = $1 and kind = 'classify'`,
      [lead.id],
    )
  ).map(({ text }) => text);

const LAYOUTS: [string, (answer: string) => Omit<MailFields, 'from'>][] = [
  ['Gmail, on top', (answer) => ({ text: `${answer}\n\n${WROTE}\n\n${QUOTED}` })],
  ['Gmail, at the bottom', (answer) => ({ text: `${WROTE}\n\n${QUOTED}\n\n${answer}` })],
  [
    'Gmail, its lines broken anew',
    (answer) => ({
      text: `${WROTE}\n\n> would you consider an offer? Reply STOP\nto opt out.\n>\n> Gianna\n\n${answer}`,
    }),
  ],
  [
    'Gmail, HTML alone',
    (answer) => ({
      html: `<div>${answer}</div><div class="gmail_quote"><div class="gmail_attr">On Wed, Nov 18, 2026 at 9:03 AM Gianna &lt;s@acme.example&gt; wrote:</div><blockquote>Reply STOP to opt out.</blockquote></div>`,
    }),
  ],
  [
    'Apple Mail',
    (answer) => ({
      text: `${answer}\n\n> On Nov 18, 2026, at 9:03 AM, Gianna <sales@acme.example> wrote:\n> \n${QUOTED}`,
    }),
  ],
  ['Outlook, on top', (answer) => ({ text: `${answer}\n\n${HEADERS}\n\n${OURS}` })],
  ['Outlook, at the bottom', (answer) => ({ text: `${HEADERS}\n\n${OURS}\n\n${answer}` })],
  ['a copy without any mark', (answer) => ({ text: `${answer}\n\n${OURS}` })],
];

describe.each(LAYOUTS)('an answer with our mail in it as %s', (_layout, mail) => {
  it('is not taken for an opt-out by our words, neither at once nor by a model', async () => {
    const { lead, message } = await answered(mail('My cousin said something about that the other day'));
    expect(await barsOf(lead)).toEqual([]);
    expect(await itemOf(lead)).toEqual({ state: 'open', opted_out: false });
    expect(message.intent).not.toBe('opt_out');
    const [question] = await asked(lead);
    expect(question).toContain('My cousin');
    expect(question).not.toMatch(/STOP|offer/);
  });

  it('is one by theirs, before the answer to the webhook', async () => {
    const { lead } = await answered(mail('Please take me off your list.'));
    expect(await barsOf(lead)).toHaveLength(1);
    expect(await itemOf(lead)).toEqual({ state: 'done', opted_out: true });
  });
});

it('with our mail and nothing else waits for a person; no model is asked what we wrote', async () => {
  for (const text of [`${WROTE}\n\n${QUOTED}`, `${HEADERS}\n\n${OURS}`, OURS]) {
    const { lead, message } = await answered({ text });
    expect(await barsOf(lead)).toEqual([]);
    expect(await asked(lead)).toEqual([]);
    expect(message.body.length).toBeGreaterThan(10);
    const [item] = await world.rows('select state, uncertain from inbox_items where lead_id = $1', [lead.id]);
    expect(item).toEqual({ state: 'open', uncertain: true });
  }
});

it('of 10,000 characters is kept whole; its last words count as its first', async () => {
  const long = `${'We have lived here since 1994 and like it. '.repeat(240)}\n\n`;
  const { message } = await answered({ text: `${long}How much would you pay?` });
  expect(message.body.length).toBeGreaterThan(10_000);
  expect(message.body).toContain('How much would you pay?');
  const { lead } = await answered({ text: `${long}Please stop emailing me.` });
  expect(await barsOf(lead)).toHaveLength(1);
});

it('with a file that is too large counts all the same: the words are kept, the file is named', async () => {
  const files = [
    { name: 'small.pdf', type: 'application/pdf', content: Buffer.from('%PDF-1.7') },
    { name: 'house.mov', type: 'video/quicktime', content: Buffer.alloc(31 * 1_048_576) },
    { name: 'last.txt', type: 'text/plain', content: Buffer.from('still here') },
  ];
  const { lead, message } = await answered({ text: 'See the film of the house', files });
  expect(message.body).toBe('See the film of the house');
  const { conversation } = await app.data<{
    conversation: {
      messages: {
        edges: { node: { attachments: { name: string; url: string | null; missing: string }[] } }[];
      };
    };
  }>(
    `query ($id: ID!) { conversation(id: $id) { messages(first: 1) { edges { node { attachments { name url missing } } } } } }`,
    {
      id: (await world.rows<{ id: string }>('select id from conversations where lead_id = $1', [lead.id]))[0]!
        .id,
    },
    session.token,
  );
  const { attachments } = conversation.messages.edges[0]!.node;
  expect(attachments.map(({ name, url, missing }) => [name, url !== null, missing])).toEqual([
    ['small.pdf', true, null],
    ['house.mov', false, 'too large to be kept'],
    ['last.txt', true, null],
  ]);
});

it('with more files than anybody sends keeps the first ones and says so', async () => {
  const files = Array.from({ length: 170 }, (_, index) => ({
    name: `${index}.txt`,
    type: 'text/plain',
    content: Buffer.from('x'),
  }));
  const { message } = await answered({ text: 'Please take me off your list', files });
  expect(message.intent).toBe('opt_out');
  expect(message.media!.length).toBeGreaterThan(100);
  expect(message.media!.at(-1)).toMatchObject({ name: 'further files', url: 'left-out:too_many' });
});

it('whose subject or file name is cut within an emoji counts all the same', async () => {
  const { lead, message } = await answered({
    subject: `${'x'.repeat(499)}🙂 and more`,
    text: 'Please take me off your list',
    files: [{ name: `${'y'.repeat(199)}🙂.txt`, type: 'text/plain', content: Buffer.from('x') }],
  });
  expect(await barsOf(lead)).toHaveLength(1);
  expect(message.media).toMatchObject([{ name: `${'y'.repeat(199)}\ufffd`, contentType: 'text/plain' }]);
});
