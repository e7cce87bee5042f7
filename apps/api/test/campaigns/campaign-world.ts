import { createClock } from '@og/contracts';
import { eventually } from '@og/testing';
import { registerNumbers } from '../support/registration.js';
import { createAppAndTwin } from '../support/app-and-twin.js';
import type { TestApp, TestSession } from '../support/test-app.js';
import type { Twin } from '../support/twin.js';

/** Noon on a Wednesday in New York: open everywhere in the USA that these tests use. */
export const NOON = '2026-11-18T17:00:00.000Z';

export interface Counts {
  enrolled: number;
  planned: number;
  held: number;
  suppressed: number;
  sent: number;
  delivered: number;
  failed: number;
  unknown: number;
  replied: number;
  optedOut: number;
}

export interface CampaignAnswer {
  __typename: string;
  id: string;
  state: string;
  version: number;
  counts: Counts;
  causes: { reason: string; count: number }[];
  problems?: { code: string; message: string; path: string[] | null }[];
  code?: string;
  message?: string;
}

const FIELDS =
  'id state version counts { enrolled planned held suppressed sent delivered failed unknown replied optedOut } causes { reason count }';
/** What tests read of any result that may be a campaign. */
export const CAMPAIGN = `__typename ... on Campaign { ${FIELDS} } ... on UserError { code message }`;

/** A running application, the twin behind it, and an owner with a number. */
export interface CampaignWorld {
  app: TestApp;
  twin: Twin;
  session: TestSession;
  senderPhone: string;
  rows<T extends object>(sql: string, values?: unknown[]): Promise<T[]>;
  create(input: Record<string, unknown>): Promise<CampaignAnswer>;
  launch(id: string, input?: Record<string, unknown>): Promise<CampaignAnswer>;
  campaign(id: string): Promise<CampaignAnswer>;
  /** Wait until a campaign satisfies a condition. */
  until(
    id: string,
    what: string,
    holds: (campaign: CampaignAnswer) => boolean,
    timeoutMs?: number,
  ): Promise<CampaignAnswer>;
  close(): Promise<void>;
}

/** Start all of it on simulated time that runs. */
export async function campaignWorld(
  options: { start?: string; env?: Record<string, string> } = {},
): Promise<CampaignWorld> {
  const start = options.start ?? NOON;
  const anchor = new Date().toISOString();
  const { app, twin } = await createAppAndTwin({ clock: { start, anchor }, speed: 2_000 }, ({ baseUrl }) => ({
    clock: createClock({ start, anchor }),
    env: {
      TWILIO_API_BASE_URL: baseUrl,
      SIGNALHOUSE_API_BASE_URL: baseUrl.replace(/twilio$/, 'signalhouse'),
      SENDGRID_API_BASE_URL: baseUrl.replace(/twilio$/, 'sendgrid'),
      ...options.env,
    },
  }));
  const session = await app.signUp();
  const senderPhone = await connectSender(app, session);
  const world: CampaignWorld = {
    app,
    twin,
    session,
    senderPhone,
    rows: async <T extends object>(sql: string, values: unknown[] = []) =>
      app.platform.database.withTeam(
        session.teamId,
        async ({ client }) => (await client.query<T>(sql, values)).rows,
      ),
    create: async (input) =>
      (
        await app.data<{ createCampaign: CampaignAnswer }>(
          `mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { ${CAMPAIGN} } }`,
          { input },
          session.token,
        )
      ).createCampaign,
    launch: async (id, input) =>
      (
        await app.data<{ launchCampaign: CampaignAnswer }>(
          `mutation ($id: ID!, $input: LaunchCampaignInput) { launchCampaign(id: $id, input: $input) { ${CAMPAIGN} ... on CampaignNotReady { problems { code message path } } } }`,
          { id, input: input ?? null },
          session.token,
        )
      ).launchCampaign,
    campaign: async (id) => {
      const query = `query ($id: ID!) { campaign(id: $id) { __typename ${FIELDS} } }`;
      return (await app.data<{ campaign: CampaignAnswer }>(query, { id }, session.token)).campaign;
    },
    until: (id, what, holds, timeoutMs) =>
      eventually(
        what,
        async () => {
          const campaign = await world.campaign(id);
          return holds(campaign) ? campaign : null;
        },
        timeoutMs,
      ).catch(async (error: Error) => {
        throw new Error(`${error.message}; it stands at ${JSON.stringify(await world.campaign(id))}`);
      }),
    close: async () => {
      await app.close();
      await twin.stop();
    },
  };
  return world;
}

/** Connect an account at the twin, add one number and register it, as a person would. */
export async function connectSender(
  app: Pick<TestApp, 'data'>,
  session: Pick<TestSession, 'token'>,
): Promise<string> {
  const credentials = { accountSid: `AC${'ab12'.repeat(8)}`, authToken: 'cd34'.repeat(8) };
  const connected = await app.data<{ connectIntegration: { __typename: string; message?: string } }>(
    `mutation ($input: ConnectIntegrationInput!) { connectIntegration(input: $input) { __typename ... on UserError { message } } }`,
    { input: { vendor: 'TWILIO', credentials } },
    session.token,
  );
  if (connected.connectIntegration.__typename !== 'Integration')
    throw new Error(connected.connectIntegration.message);
  const phone = '+13055550163';
  const added = await app.data<{ addSenderNumber: { __typename: string; message?: string } }>(
    `mutation ($input: AddSenderNumberInput!) { addSenderNumber(input: $input) { __typename ... on UserError { message } } }`,
    { input: { vendor: 'TWILIO', phone } },
    session.token,
  );
  if (added.addSenderNumber.__typename !== 'SenderNumber') throw new Error(added.addSenderNumber.message);
  await registerNumbers(app, session.token);
  return phone;
}
