import { newId } from '@og/db';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { somePhone, teamRows, twilioWorld, type TwilioWorld } from '../webhooks/twilio-world.js';

let app: TestApp;
let session: TestSession;
let world: TwilioWorld;
let log = '';

beforeAll(async () => {
  app = await createTestApp({ env: { LOG_LEVEL: 'info', TWILIO_API_BASE_URL: 'http://127.0.0.1:9' } });
  (app.platform.logger as unknown as Record<symbol, unknown>)[pino.symbols.streamSym] = {
    write: (line: string) => {
      log += line;
    },
  };
  session = await app.signUp();
  world = await twilioWorld(app, session);
});
afterAll(() => app?.close());

it('names the route of a failed request and not its address, which may be a secret itself', async () => {
  const { default: pg } = await import('pg');
  const admin = new pg.Client({ connectionString: app.database.ownerUrl });
  await admin.connect();
  await admin.query('alter table integrations rename to integrations_gone');
  await admin.query('alter table tracked_links rename to tracked_links_gone');
  const paths = [
    `/api/webhooks/sendgrid/${newId()}/inbound/canarymailbox`,
    `/api/l/canarylink-of-22-signs`,
    `/api/webhooks/twilio/${newId()}/status?l=canaryledger`,
  ];
  try {
    const [mail, link, status] = await Promise.all([
      fetch(`${app.url}${paths[0]}`, { method: 'POST' }),
      fetch(`${app.url}${paths[1]}`, { redirect: 'manual' }),
      fetch(`${app.url}${paths[2]}`, { method: 'POST' }),
    ]);
    expect([mail.status, link.status, status.status]).toEqual([500, 500, 500]);
  } finally {
    await admin.query('alter table integrations_gone rename to integrations');
    await admin.query('alter table tracked_links_gone rename to tracked_links');
    await admin.end();
  }
  const routes = [
    '/api/webhooks/sendgrid/:integrationId/inbound/:token',
    '/api/l/:token',
    '/api/webhooks/twilio/:integrationId/status',
  ];
  for (const route of routes) expect(log).toContain(`"route":"${route}"`);
  expect(log).not.toContain('canary');
});

it('writes no phone, e-mail, text, name, password, token or key of a person', async () => {
  const phone = somePhone();
  const secrets = {
    phone,
    digits: phone.slice(2),
    email: 'canary.person@example.test',
    body: 'canarytext of mine',
    first: 'Canaryfirst',
    password: 'canary password 123',
    token: session.token,
    authToken: world.authToken,
  };
  const create = `mutation ($input: CreateLeadInput!) { createLead(input: $input) { ... on Lead { id } ... on UserError { message } } }`;
  const input = {
    phones: [phone],
    email: secrets.email,
    firstName: secrets.first,
    consent: { source: 'f', scope: 'marketing', evidence: 'canaryevidence' },
  };
  const { createLead } = await app.data<{ createLead: { id: string } }>(create, { input }, session.token);
  await app.graphql(create, { input }, session.token);
  await world.text(phone, secrets.body);
  await app.graphql(
    `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { __typename } }`,
    { input: { leadId: createLead.id, channel: 'SMS', body: secrets.body } },
    session.token,
  );
  await app.graphql('mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }', {
    input: { email: secrets.email, password: secrets.password },
  });
  // Faults on every way in: a table that is not there.
  await teamRows(
    app,
    session.teamId,
    `update send_ledger set due_at = now() - interval '1 minute', state = 'ready'`,
  ).catch(() => undefined);
  const { default: pg } = await import('pg');
  const admin = new pg.Client({ connectionString: app.database.ownerUrl });
  await admin.connect();
  await admin.query('alter table lead_phones rename to lead_phones_gone');
  const faults = [
    app.graphql(
      create,
      { input: { ...input, phones: [somePhone()], email: `b${secrets.email}` } },
      session.token,
    ),
    world.text(phone, `${secrets.body} again`),
    app.graphql(
      `{ leads(search: "${secrets.email}") { edges { node { timeline { edges { node { id } } } } } } }`,
      {},
      session.token,
    ),
  ];
  const answers = await Promise.all(faults);
  for (const answer of answers) expect(JSON.stringify(answer)).not.toMatch(/lead_phones|select|insert|stack/);
  await admin.query('alter table send_ledger rename to send_ledger_gone');
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await admin.end();
  expect(log).toMatch(/request failed/);
  const told = Object.entries(secrets).filter(([, value]) => log.includes(value));
  expect(
    told.map(
      ([name, value]) =>
        `${name}: …${log.slice(Math.max(0, log.indexOf(value) - 200), log.indexOf(value) + 40)}`,
    ),
  ).toEqual([]);
});
