import { eventually } from '@og/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_SIGN_IN, seedDemo } from '../../src/demo/seed-demo.js';
import { createRunningClock } from '../support/running-clock.js';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { startTwin, type Twin } from '../support/twin.js';

let twin: Twin;
let app: TestApp;
beforeAll(async () => {
  const clock = createRunningClock('2026-11-18T20:00:00.000Z');
  twin = await startTwin({ clock: clock.settings, speed: 500, peopleAnswer: true });
  app = await createTestApp({
    clock,
    env: {
      TWILIO_API_BASE_URL: twin.baseUrl,
      SIGNALHOUSE_API_BASE_URL: twin.baseUrl.replace(/twilio$/, 'signalhouse'),
      SENDGRID_API_BASE_URL: twin.baseUrl.replace(/twilio$/, 'sendgrid'),
      TWIN_URL: twin.baseUrl.replace(/\/twilio$/, ''),
      ANTHROPIC_BASE_URL: twin.baseUrl.replace(/twilio$/, 'anthropic'),
      CARRIERS_SIMULATED: 'true',
    },
  });
});
afterAll(async () => {
  await app?.close();
  await twin?.stop();
});

it('the demo workspace has registered senders, and its campaign sends; a second seed adds nothing', async () => {
  await seedDemo(app.platform);
  await seedDemo(app.platform);
  const { signIn } = await app.data<{ signIn: { accessToken: string } }>(
    'mutation ($input: SignInInput!) { signIn(input: $input) { ... on Session { accessToken } } }',
    { input: DEMO_SIGN_IN },
  );
  const shown = await app.data<{
    brands: { state: string; details: { ein: string }; campaigns: { state: string; numbers: object[] }[] }[];
    senderPools: { name: string; rotation: string; numbers: { vendor: string }[] }[];
    senderMailboxes: { state: string; domain: { state: string } }[];
    integrations: { vendor: string; state: string; lastError: string | null }[];
  }>(
    '{ brands { state details campaigns { state segmentsPerSecond numbers { phone } } } senderPools { name rotation failover numbers { vendor } } senderMailboxes { state domain { state } } integrations { vendor state lastError } }',
    {},
    signIn.accessToken,
  );
  expect(shown.brands).toMatchObject([
    { state: 'VETTED_VERIFIED', campaigns: [{ state: 'ACTIVE', segmentsPerSecond: 225 }] },
  ]);
  expect(shown.brands[0]!.campaigns[0]!.numbers.length).toBeGreaterThanOrEqual(2);
  expect(shown.brands[0]!.details.ein).not.toContain('12-34');
  expect(shown.senderPools.filter(({ name }) => name === 'Trade shows')).toMatchObject([
    {
      rotation: 'WEIGHTED',
      numbers: [{ vendor: 'TWILIO' }, { vendor: 'TWILIO' }, { vendor: 'SIGNALHOUSE' }],
    },
  ]);
  expect(shown.senderMailboxes).toEqual([{ state: 'ACTIVE', domain: { state: 'VERIFIED' } }]);
  expect(shown.integrations.map(({ state, lastError }) => [state, lastError])).toEqual(
    Array.from({ length: 3 }, () => ['CONNECTED', null]),
  );
  const team = await app.data<{ me: { team: { id: string } } }>(
    '{ me { team { id } } }',
    {},
    signIn.accessToken,
  );
  await eventually(
    'both vendors take some of it',
    async () => {
      const { rows } = await app.platform.database.withTeam(team.me.team.id, ({ client }) =>
        client.query<{ vendor: string }>(
          'select distinct vendor from send_ledger where accepted_at is not null',
        ),
      );
      return rows.length === 2;
    },
    60_000,
  );
  const signed = await app.data<{ teamSettings: { postalAddress: string | null } }>(
    '{ teamSettings { postalAddress } }',
    {},
    signIn.accessToken,
  );
  expect(signed.teamSettings.postalAddress).toBe('1 Market Street, San Francisco, CA 94105');
  const { createCampaign } = await app.data<{ createCampaign: { id: string } }>(
    'mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { ... on Campaign { id } ... on UserError { message } } }',
    {
      input: {
        name: 'Spring prices by mail',
        filter: { tags: ['trade show'] },
        steps: [{ key: 'mail', type: 'EMAIL', subject: 'Spring prices', body: 'Hi {{firstName|there}}' }],
      },
    },
    signIn.accessToken,
  );
  const { launchCampaign } = await app.data<{ launchCampaign: object }>(
    'mutation ($id: ID!) { launchCampaign(id: $id) { __typename ... on UserError { message } ... on CampaignNotReady { problems { code message } } } }',
    { id: createCampaign.id },
    signIn.accessToken,
  );
  expect(launchCampaign).toEqual({ __typename: 'Campaign' });
  await eventually(
    'a mail leaves with the address in it',
    async () => {
      const { mails } = await twin.control<{ mails: { subject: string; text: string }[] }>('/mailbox');
      return mails.some(
        ({ subject, text }) => subject === 'Spring prices' && text.includes('1 Market Street'),
      );
    },
    60_000,
  );
  await eventually('the campaign sends', async () => (await twin.acceptances()).length > 10, 60_000);
});

it('who asked on the website asks what the facts answer: more than fifty drafts of one kind that could go as they are', async () => {
  await seedDemo(app.platform);
  const { signIn } = await app.data<{
    signIn: { accessToken: string; team: { id: string } };
  }>(
    'mutation ($input: SignInInput!) { signIn(input: $input) { ... on Session { accessToken team { id } } } }',
    { input: DEMO_SIGN_IN },
  );
  const rows = <T extends object>(sql: string) =>
    app.platform.database.withTeam(signIn.team.id, async ({ client }) => (await client.query<T>(sql)).rows);
  const [campaign] = await rows<{ id: string; state: string }>(
    `select id, state from campaigns where name = 'Website enquiries'`,
  );
  expect(campaign?.state).toBe('draft');
  const { launchCampaign } = await app.data<{ launchCampaign: object }>(
    'mutation ($id: ID!) { launchCampaign(id: $id) { __typename ... on UserError { message } ... on CampaignNotReady { problems { code message } } } }',
    { id: campaign!.id },
    signIn.accessToken,
  );
  expect(launchCampaign).toEqual({ __typename: 'Campaign' });
  const drafts = await eventually(
    'everybody has asked, and a draft stands under each question',
    async () => {
      const found = await rows<{
        agent: string;
        intent: string;
        reason: string | null;
        confidence: number;
        asked: string;
        body: string;
      }>(
        `select d.agent, d.intent, d.reason, d.confidence, m.body as asked, d.body from drafts d
           join leads l on l.id = d.lead_id and 'website' = any(l.tags) join messages m on m.id = d.inbound_message_id
         where d.state = 'pending'`,
      );
      return found.length >= 60 ? found : undefined;
    },
    60_000,
  );
  for (const draft of drafts) {
    expect(draft, `${draft.asked} -> ${draft.body}`).toMatchObject({
      agent: 'gianna',
      intent: 'question',
      reason: null,
    });
    expect(draft.confidence, draft.asked).toBeGreaterThanOrEqual(0.7);
  }
}, 120_000);
