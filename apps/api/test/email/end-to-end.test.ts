import { eventually } from '@og/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '@og/db';
import { connectSender } from '../campaigns/campaign-world.js';
import { newYorkPhone } from '../messaging/people.js';
import { createRunningClock } from '../support/running-clock.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { startTwin, type Twin } from '../support/twin.js';

/** The simulator's own account. */
const API_KEY = 'SG.demo-key-of-the-twin.0000000000000000000000000000000000';
const DOMAIN = 'reply.acme.example';
const OURS = `sales@${DOMAIN}`;

interface TwinMail {
  id: string;
  to: { email: string };
  from: { email: string; name: string };
  replyTo: { email: string } | null;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  customArgs: Record<string, string>;
}
interface Lead {
  id: string;
  email: string;
  phone: string;
}

const clock = createRunningClock('2026-11-18T17:00:00.000Z');
let app: TestApp;
let twin: Twin;
let session: TestSession;

const rows = <T extends object>(sql: string, values: unknown[] = []) =>
  app.platform.database.withTeam(
    session.teamId,
    async ({ client }) => (await client.query<T>(sql, values)).rows,
  );

/** Run one mutation and give its object back; what went wrong is the failure. */
async function mutate(
  field: string,
  input: Record<string, unknown>,
  type: string,
  more = 'id',
): Promise<{ id: string }> {
  const { result } = await app.data<{ result: { __typename: string; id: string; message?: string } }>(
    `mutation ($input: ${field[0]!.toUpperCase()}${field.slice(1)}Input!) { result: ${field}(input: $input) { __typename ... on ${type} { ${more} } ... on UserError { message } } }`,
    { input },
    session.token,
  );
  expect(result, result.message).toMatchObject({ __typename: type });
  return result;
}

async function addLead(email: string): Promise<Lead> {
  const [id, phone] = [newId(), newYorkPhone()];
  const at = clock.now().toISOString();
  await rows(
    `insert into leads (team_id, id, first_name, city, time_zones, candidate_states, created_at, updated_at)
     values ($1, $2, 'Maria <b>', 'Miami', '{America/New_York}', '{NY}', $3, $3)`,
    [session.teamId, id, at],
  );
  await rows(
    'insert into lead_phones (team_id, id, lead_id, phone, created_at) values ($1, $2, $3, $4, $5)',
    [session.teamId, newId(), id, phone, at],
  );
  await rows(
    'insert into lead_emails (team_id, id, lead_id, email, created_at) values ($1, $2, $3, $4, $5)',
    [session.teamId, newId(), id, email, at],
  );
  await rows(
    `insert into consents (team_id, id, lead_id, channel, source, scope, evidence, recorded_by, created_at) values ($1, $2, $3, 'sms', 'web form', 'marketing', 'form', 'test', $4)`,
    [session.teamId, newId(), id, at],
  );
  return { id, email, phone };
}

const mailsTo = async (email: string) =>
  (await twin.control<{ mails: TwinMail[] }>(`/mailbox?to=${encodeURIComponent(email)}`)).mails;
const runOf = async (lead: Lead) =>
  (await rows<{ state: string }>('select state from enrollments where lead_id = $1', [lead.id]))[0]?.state;
const untilRun = (lead: Lead, state: string) =>
  eventually(`${lead.email} is ${state}`, async () => ((await runOf(lead)) === state ? state : null)).catch(
    async (error: Error) => {
      throw new Error(
        `${error.message}: ${await runOf(lead)} ${JSON.stringify(await rows('select state, reason, error_code from send_ledger where lead_id = $1', [lead.id]))}`,
      );
    },
  );

beforeAll(async () => {
  twin = await startTwin({ clock: clock.settings, speed: 2_000 });
  app = await createTestApp({
    clock,
    env: {
      TWILIO_API_BASE_URL: twin.baseUrl,
      SENDGRID_API_BASE_URL: twin.baseUrl.replace(/twilio$/, 'sendgrid'),
    },
  });
  session = await app.signUp();
  await connectSender(app, session);
  const { id } = await mutate(
    'connectIntegration',
    { vendor: 'SENDGRID', credentials: { apiKey: API_KEY } },
    'Integration',
  );
  const { publicKey } = await twin.control<{ publicKey: string }>('/sendgrid/webhook', {
    url: `${app.url}/api/webhooks/sendgrid/${id}/events`,
  });
  await mutate(
    'connectIntegration',
    { vendor: 'SENDGRID', credentials: { apiKey: API_KEY, eventPublicKey: publicKey } },
    'Integration',
  );
  const [stored] = await rows<{ credentials: never }>('select credentials from integrations where id = $1', [
    id,
  ]);
  const { inboundToken } = app.platform.vault.open<{ inboundToken: string }>(
    stored!.credentials,
    `${session.teamId}‖${id}`,
  );
  await twin.control('/sendgrid/parse', {
    hostname: DOMAIN,
    url: `${app.url}/api/webhooks/sendgrid/${id}/inbound/${inboundToken}`,
  });
  const domain = await mutate('addSendingDomain', { domain: DOMAIN, integrationId: id }, 'SendingDomain');
  const checked = await app.data<{ checkSendingDomain: { state: string } }>(
    'mutation ($id: ID!) { checkSendingDomain(id: $id) { ... on SendingDomain { state } ... on UserError { message } } }',
    { id: domain.id },
    session.token,
  );
  expect(checked.checkSendingDomain).toEqual({ state: 'VERIFIED' });
  await mutate(
    'addSenderMailbox',
    { address: OURS, displayName: 'Gianna at Acme', domainId: domain.id },
    'SenderMailbox',
  );
  await rows(
    `update team_settings set postal_address = '1 Main St, Miami, FL 33130', brand_name = 'Acme Homes', opt_out_hint = true`,
  );
});
afterAll(async () => {
  await app?.close();
  await twin?.stop();
});

it('a campaign of an e-mail and a text reaches who wants it and nobody else, and answers find their way in both directions', async () => {
  const bounces = await addLead('bounce+1@lopez.example');
  const complains = await addLead('spamreport+1@lopez.example');
  const leaves = await addLead('nina@lopez.example');
  const answers = await addLead('olga@lopez.example');
  const away = await addLead('away@lopez.example');
  const stays = await addLead('maria@lopez.example');
  const everybody = [bounces, complains, leaves, answers, away, stays];
  const { id: campaignId } = await mutate(
    'createCampaign',
    {
      name: 'Mail, then text',
      filter: {},
      steps: [
        {
          key: 'mail',
          type: 'EMAIL',
          subject: 'Your home in {{city}}',
          body: 'Hi {{firstName}},\n\nwould you sell? See https://acme.example/offer?a=1&b=2\n\nGianna',
        },
        {
          key: 'text',
          type: 'SMS',
          body: 'Acme Homes: did you get our mail? Reply STOP to opt out.',
          delay: { amount: 1, unit: 'HOURS' },
        },
      ],
    },
    'Campaign',
  );
  const launched = await app.data<{ launchCampaign: { __typename: string; problems?: unknown } }>(
    'mutation ($id: ID!) { launchCampaign(id: $id) { __typename ... on UserError { message } ... on CampaignNotReady { problems { code message } } } }',
    { id: campaignId },
    session.token,
  );
  expect(launched.launchCampaign).toMatchObject({ __typename: 'Campaign' });

  // Everybody gets one mail, whole and lawful.
  for (const lead of everybody)
    await eventually(`a mail to ${lead.email}`, async () =>
      (await mailsTo(lead.email)).length > 0 ? true : null,
    ).catch(async (error: Error) => {
      throw new Error(
        `${error.message}: ${JSON.stringify(await rows('select state, reason, error_code, error_message from send_ledger where lead_id = $1', [lead.id]))} ${JSON.stringify(await rows('select state, reason from enrollments where lead_id = $1', [lead.id]))}`,
      );
    });
  const [mail] = await mailsTo(stays.email);
  const [ledger] = await rows<{ id: string }>('select id from send_ledger where lead_id = $1', [stays.id]);
  expect(mail).toMatchObject({
    subject: 'Your home in Miami',
    from: { email: OURS, name: 'Gianna at Acme' },
    customArgs: { l: ledger?.id, a: '1' },
  });
  expect(Object.keys(mail!.customArgs)).toEqual(['l', 'a']);
  expect(mail!.headers['Message-ID']).toBe(`<og.${ledger?.id}@${DOMAIN}>`);
  expect(mail!.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
  expect(mail!.headers['List-Unsubscribe']).toContain(`<${app.url}/u/`);
  expect(mail!.text).toContain('Acme Homes, 1 Main St, Miami, FL 33130');
  expect(mail!.html).toContain('Hi Maria &lt;b&gt;,');
  expect(mail!.html).toContain('href="https://acme.example/offer?a=1&amp;b=2"');

  // What becomes of them.
  await untilRun(bounces, 'bounced');
  await untilRun(complains, 'suppressed');
  const [toNina] = await mailsTo(leaves.email);
  expect(await twin.control('/mailbox/' + toNina!.id + '/unsubscribe', {})).toEqual({ status: 200 });
  await untilRun(leaves, 'opted_out');
  const [toOlga] = await mailsTo(answers.email);
  const written = await twin.control<{ webhookStatuses: number[] }>('/mailbox/inbound', {
    from: { email: answers.email, name: 'Olga Lopez' },
    to: toOlga!.replyTo!.email,
    subject: 'Re: Your home in Miami',
    text: `Yes, tell me more.\r\n\r\nOn Wed, Nov 18, 2026 at 12:00 PM Gianna at Acme <${OURS}> wrote:\r\n\r\n${toOlga!.text.replaceAll(/^/gm, '> ')}`,
    inReplyTo: toOlga!.headers['Message-ID'],
    headers: { 'Message-ID': '<olga-1@lopez.example>' },
    wait: true,
  });
  expect(written.webhookStatuses).toEqual([204]);
  expect(await runOf(answers)).toBe('replied');
  await twin.control('/mailbox/inbound', {
    from: { email: away.email, name: 'Away' },
    to: OURS,
    subject: 'Automatic reply: Your home in Miami',
    text: 'I am out of the office.',
    headers: { 'Auto-Submitted': 'auto-replied' },
    wait: true,
  });
  const [item] = await rows<{ id: string; conversation_id: string; last_message_text: string }>(
    `select id, conversation_id, last_message_text from inbox_items where state = 'open'`,
  );
  expect(item?.last_message_text).toBe('Yes, tell me more.');

  // The answer from the inbox goes on in the thread, without a footer.
  const { conversation } = await app.data<{
    conversation: { channel: string; composer: { verdict: string } };
  }>(
    'query ($id: ID!) { conversation(id: $id) { channel composer { verdict } } }',
    { id: item!.conversation_id },
    session.token,
  );
  expect(conversation).toEqual({ channel: 'EMAIL', composer: { verdict: 'allow' } });
  await mutate(
    'sendMessage',
    { leadId: answers.id, channel: 'EMAIL', body: 'Gladly: may I call you?' },
    'Message',
  );
  clock.advance(11_000);
  const answered = await eventually('the answer', async () => (await mailsTo(answers.email))[1] ?? null);
  expect(answered).toMatchObject({ subject: 'Re: Your home in Miami', text: 'Gladly: may I call you?' });
  expect(answered.headers['In-Reply-To']).toBe('<olga-1@lopez.example>');
  expect(answered.headers['References']).toContain(toOlga!.headers['Message-ID']);
  expect(answered.headers['References']).toContain('<olga-1@lopez.example>');
  expect(answered.headers['List-Unsubscribe']).toBeUndefined();
  await eventually('the item is done', async () => {
    const [done] = await rows<{ state: string }>('select state from inbox_items where id = $1', [item!.id]);
    return done?.state === 'done' ? done : null;
  });

  // An hour later the text goes to who is left.
  clock.advance(3_600_000);
  for (const lead of [stays, away])
    await eventually(`a text to ${lead.email}`, async () =>
      (await twin.acceptances(lead.phone)).length > 0 ? true : null,
    ).catch(async (error: Error) => {
      throw new Error(
        `${error.message}: ${JSON.stringify(await rows('select channel, state, reason, due_at from send_ledger where lead_id = $1', [lead.id]))} ${JSON.stringify(await rows('select state, reason, step_position, next_due_at from enrollments where lead_id = $1', [lead.id]))}`,
      );
    });
  for (const lead of [bounces, complains, leaves, answers])
    expect(await twin.acceptances(lead.phone)).toEqual([]);
  expect(await Promise.all(everybody.map(async (lead) => (await mailsTo(lead.email)).length))).toEqual([
    1, 1, 1, 2, 1, 1,
  ]);
  expect(await twin.violations()).toEqual([]);
  expect(
    await rows(
      `select reason, channel, count(*)::int as count from suppression_list where lifted_at is null group by 1, 2 order by 1, 2`,
    ),
  ).toEqual([
    { reason: 'opt_out', channel: 'sms', count: 1 },
    { reason: 'opt_out', channel: 'email', count: 1 },
    { reason: 'bounce', channel: 'email', count: 1 },
    { reason: 'complaint', channel: 'sms', count: 1 },
    { reason: 'complaint', channel: 'email', count: 1 },
  ]);
});

it('a forged opt-out suppresses nobody', async () => {
  const lead = await addLead('petra@lopez.example');
  const forged = { from: { email: lead.email }, to: OURS, text: 'unsubscribe', forged: true, wait: true };
  expect(await twin.control('/mailbox/inbound', forged)).toEqual({ webhookStatuses: [204] });
  expect(await rows('select from suppression_list where lead_id = $1', [lead.id])).toEqual([]);
  expect(
    await rows(`select sender_doubt ->> 'rule' as rule from messages where lead_id = $1`, [lead.id]),
  ).toEqual([{ rule: 'keyword:unsubscribe' }]);
  expect(await twin.control('/mailbox/inbound', { ...forged, forged: false })).toEqual({
    webhookStatuses: [204],
  });
  expect(await rows('select from suppression_list where lead_id = $1', [lead.id])).not.toEqual([]);
});
