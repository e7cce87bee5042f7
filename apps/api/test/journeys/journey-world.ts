import { performance } from 'node:perf_hooks';
import { eventually } from '@og/testing';
import pg from 'pg';
import { connectSender } from '../campaigns/campaign-world.js';
import { createRunningClock, type RunningClock } from '../support/running-clock.js';
import { createAppAndTwin } from '../support/app-and-twin.js';
import type { TestApp, TestSession } from '../support/test-app.js';
import type { Twin, TwinOptions } from '../support/twin.js';

/** A Wednesday: 16:00 in New York, 11:00 in Honolulu. Every state's hours and the cautious ones are open. */
export const OPEN_EVERYWHERE = '2026-11-18T21:00:00.000Z';

export const CONSENT = {
  source: 'web form',
  scope: 'sms',
  evidence: 'https://example.test/form, row by row',
};

export interface LeadImport {
  id: string;
  state: string;
  totalRows: number;
  processedRows: number;
  importedRows: number;
  mergedRows: number;
  rejectedRows: number;
  suppressedRows: number;
  failure: string | null;
  errorsUrl: string | null;
  reasons: { reason: string; count: number }[];
}

export interface Campaign {
  __typename: string;
  id: string;
  state: string;
  message?: string;
  counts: Record<string, number>;
  causes: { reason: string; count: number }[];
}

const CAMPAIGN = `__typename ... on Campaign { id state causes { reason count }
  counts { enrolled planned held suppressed sent delivered failed unknown replied optedOut } }
  ... on UserError { code message }`;

/** A person at the public API, with the carrier's twin behind it. Database access is for counting only. */
export interface JourneyWorld {
  app: TestApp;
  twin: Twin;
  clock: RunningClock;
  senderPhone: string;
  /** The signed-in owner; signed in anew after the clock was moved. */
  session: TestSession;
  data<T>(query: string, variables?: Record<string, unknown>): Promise<T>;
  signInAgain(): Promise<void>;
  /** createUpload → PUT → createLeadImport, and wait for its end. */
  importFile(
    content: string | Buffer,
    fileName: string,
    timeoutMs?: number,
  ): Promise<LeadImport & { seconds: number }>;
  createCampaign(input: Record<string, unknown>): Promise<Campaign>;
  act(
    name: 'launchCampaign' | 'pauseCampaign' | 'resumeCampaign',
    id: string,
    input?: object,
  ): Promise<Campaign>;
  campaign(id: string): Promise<Campaign>;
  /** Nothing is due, nothing is on its way, and the twin has nothing more to say. */
  untilAtRest(campaignId: string, timeoutMs?: number): Promise<Campaign>;
  /** Independent counts, past the application and its row-level security. */
  rows<T extends object>(sql: string, values?: unknown[]): Promise<T[]>;
  count(sql: string, values?: unknown[]): Promise<number>;
  close(): Promise<void>;
}

export async function journeyWorld(
  options: { twin?: TwinOptions; env?: Record<string, string> } = {},
): Promise<JourneyWorld> {
  const clock = createRunningClock(OPEN_EVERYWHERE);
  const { app, twin } = await createAppAndTwin({ ...options.twin, clock: clock.settings }, ({ baseUrl }) => ({
    clock,
    env: {
      TWILIO_API_BASE_URL: baseUrl,
      SIGNALHOUSE_API_BASE_URL: baseUrl.replace(/twilio$/, 'signalhouse'),
      ...options.env,
    },
  }));
  const session = await app.signUp();
  const admin = new pg.Pool({ connectionString: app.database.ownerUrl, max: 2 });
  // Dropping the database at the end cuts idle connections.
  admin.on('error', () => undefined);
  const world: JourneyWorld = {
    app,
    twin,
    clock,
    session,
    senderPhone: await connectSender(app, session),
    data: (query, variables) => app.data(query, variables, world.session.token),
    async signInAgain() {
      const { email, password } = world.session;
      const { signIn } = await app.data<{ signIn: { accessToken: string } }>(
        `mutation ($input: SignInInput!) { signIn(input: $input) { ... on Session { accessToken } ... on UserError { message } } }`,
        { input: { email, password } },
      );
      world.session = { ...world.session, token: signIn.accessToken };
    },
    importFile: (content, fileName, timeoutMs) => importFile(world, content, fileName, timeoutMs),
    createCampaign: async (input) =>
      (
        await world.data<{ createCampaign: Campaign }>(
          `mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { ${CAMPAIGN} } }`,
          { input },
        )
      ).createCampaign,
    act: async (name, id, input) => {
      const [declared, passed] =
        name === 'launchCampaign'
          ? ['($id: ID!, $input: LaunchCampaignInput)', '(id: $id, input: $input)']
          : ['($id: ID!)', '(id: $id)'];
      const answer = await world.data<Record<string, Campaign>>(
        `mutation ${declared} { ${name}${passed} { ${CAMPAIGN} } }`,
        { id, ...(name === 'launchCampaign' ? { input: input ?? null } : {}) },
      );
      return answer[name]!;
    },
    campaign: async (id) =>
      (
        await world.data<{ campaign: Campaign }>(
          `query ($id: ID!) { campaign(id: $id) { ${CAMPAIGN.slice(0, CAMPAIGN.lastIndexOf('... on UserError'))} } }`,
          {
            id,
          },
        )
      ).campaign,
    untilAtRest: (campaignId, timeoutMs = 180_000) => untilAtRest(world, campaignId, timeoutMs),
    rows: async <T extends object>(sql: string, values: unknown[] = []) =>
      (await admin.query<T>(sql, values)).rows,
    count: async (sql, values = []) => {
      const { rows } = await admin.query<{ n: number }>(`select (${sql})::int as n`, values);
      return rows[0]!.n;
    },
    async close() {
      await admin.end();
      await app.close();
      await twin.stop();
    },
  };
  return world;
}

const IMPORT =
  'id state totalRows processedRows importedRows mergedRows rejectedRows suppressedRows failure errorsUrl reasons { reason count }';

async function importFile(
  world: JourneyWorld,
  content: string | Buffer,
  fileName: string,
  timeoutMs = 90_000,
): Promise<LeadImport & { seconds: number }> {
  const bytes = Buffer.from(content as string);
  const { createUpload: upload } = await world.data<{
    createUpload: {
      id: string;
      url: string;
      method: string;
      headers: Record<string, string>;
      message?: string;
    };
  }>(
    `mutation ($input: CreateUploadInput!) { createUpload(input: $input) {
       ... on Upload { id url method headers } ... on UserError { message } } }`,
    { input: { purpose: 'LEAD_IMPORT', fileName, contentType: 'text/csv', byteSize: bytes.length } },
  );
  if (!upload.url) throw new Error(`createUpload: ${upload.message}`);
  const put = await fetch(upload.url, { method: upload.method, headers: upload.headers, body: bytes });
  if (!put.ok) throw new Error(`PUT: ${put.status} ${await put.text()}`);
  const started = performance.now();
  const { createLeadImport: created } = await world.data<{
    createLeadImport: { id?: string; message?: string };
  }>(
    `mutation ($input: CreateLeadImportInput!) { createLeadImport(input: $input) { ... on LeadImport { id } ... on UserError { message } } }`,
    { input: { uploadId: upload.id, consent: CONSENT } },
  );
  if (!created.id) throw new Error(`createLeadImport: ${created.message}`);
  const ended = await eventually(
    `the import of ${fileName}`,
    async () => {
      const { leadImport } = await world.data<{ leadImport: LeadImport }>(
        `query ($id: ID!) { leadImport(id: $id) { ${IMPORT} } }`,
        { id: created.id },
      );
      return ['COMPLETED', 'FAILED'].includes(leadImport.state) ? leadImport : null;
    },
    timeoutMs,
  );
  return { ...ended, seconds: (performance.now() - started) / 1_000 };
}

/** The application itself has something to do now; what is planned for later, such as a retry, is at rest. */
const MOVING = `(state in ('ready', 'submitting', 'unknown', 'accepted', 'sent') or (state = 'planned' and due_at <= $2))`;

async function untilAtRest(world: JourneyWorld, campaignId: string, timeoutMs: number): Promise<Campaign> {
  let last = '';
  const probe = async () => {
    const moving = await world.count(
      `select count(*) from send_ledger where campaign_id = $1 and ${MOVING}`,
      [campaignId, world.clock.now()],
    );
    const due = await world.count(
      `select count(*) from enrollments where campaign_id = $1 and state in ('pending', 'active') and next_due_at <= $2`,
      [campaignId, world.clock.now()],
    );
    const enrolling = await world.count(
      'select count(*) from campaigns where id = $1 and enrolled_at is null',
      [campaignId],
    );
    // Every run has ended: the next round of the planner completes it.
    const ending = await world.count(
      `select count(*) from campaigns c where c.id = $1 and c.state = 'active'
         and not exists (select from enrollments e where e.campaign_id = c.id and e.state in ('pending', 'active', 'paused'))`,
      [campaignId],
    );
    const { counts } = await world.twin.state();
    last = JSON.stringify({
      moving,
      due,
      enrolling,
      ending,
      waiting: counts.waiting,
      accepted: counts.acceptances,
    });
    return moving + due + enrolling + ending + counts.waiting === 0;
  };
  await eventually(
    'campaign and twin at rest',
    async () => (await probe()) && (await probe()),
    timeoutMs,
  ).catch((error: Error) => {
    throw new Error(`${error.message}; they stand at ${last}`, { cause: error.cause });
  });
  return world.campaign(campaignId);
}
