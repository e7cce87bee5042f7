import { readFile } from 'node:fs/promises';
import { campaigns, leadImports, senderNumbers, uploads } from '@og/db';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../platform/ctx.js';
import type { Platform } from '../platform/platform.js';
import { createCampaign, launchCampaign } from '../modules/campaigns/index.js';
import { signIn, signUp } from '../modules/identity/index.js';
import { connectIntegration } from '../modules/integrations/index.js';
import { createLeadImport, createUpload, runImport } from '../modules/leads/index.js';
import { addSenderNumber } from '../modules/senders/index.js';

/** How to sign in to the demo workspace. Local only: `seed` refuses production. */
export const DEMO_SIGN_IN = { email: 'demo@outreach.test', password: 'outreach-demo-1' } as const;

/** The twin's standing account; it opens nothing but the simulator. */
const TWIN_ACCOUNT = {
  accountSid: 'AC0de40de40de40de40de40de40de40de4',
  authToken: '00000000000000000000000000de400a',
};
const TWIN_NUMBERS = [
  { phone: '+14155550142', label: 'West' },
  { phone: '+12125550119', label: 'East' },
];
const LEADS_FILE = new URL('../../demo/demo-leads.csv', import.meta.url);

const WELCOME =
  'Hi {{firstName|there}}, this is Dana from Northwind Supply. You asked us at the trade show about faster deliveries for {{company|your business}}. Shall I send our spring prices?';
const FOLLOW_UP =
  'Hi {{firstName|there}}, Dana from Northwind Supply again. Is a quick call this week easier than a text?';

/**
 * Make the demo workspace with the product's own use cases: an owner, simulated numbers, 60 imported leads, one
 * running campaign and one draft. Each part is made once; a seed that was cut short goes on where it stopped.
 */
export async function seedDemo(platform: Platform): Promise<void> {
  const ctx = await demoOwner(platform);
  if (!platform.config.CARRIERS_SIMULATED) return;
  const has = await whatIsThere(platform, ctx);
  if (!has.numbers) await addNumbers(platform, ctx);
  if (!has.imports) await importLeads(platform, ctx);
  if (!has.campaigns) await makeCampaigns(platform, ctx);
}

async function demoOwner(platform: Platform): Promise<Ctx> {
  const origin = { requestId: 'seed', userAgent: null, ip: null };
  const made = await signUp(platform, origin, {
    ...DEMO_SIGN_IN,
    name: 'Dana Demo',
    teamName: 'Northwind Supply',
  });
  const session = made.__typename === 'Session' ? made : await signIn(platform, origin, DEMO_SIGN_IN);
  if (session.__typename !== 'Session')
    throw new Error(`The demo account cannot be signed in to: ${session.message}`);
  return {
    teamId: session.team.id,
    actor: { type: 'user', userId: session.user.id, role: 'owner', sessionId: 'seed' },
    requestId: 'seed',
  };
}

interface Present {
  numbers: boolean;
  imports: boolean;
  campaigns: boolean;
}

async function whatIsThere(platform: Platform, ctx: Ctx): Promise<Present> {
  return platform.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const numbers = await tx.db.select({ id: senderNumbers.id }).from(senderNumbers).limit(1);
      const imports = await tx.db.select({ id: leadImports.id }).from(leadImports).limit(1);
      const made = await tx.db.select({ id: campaigns.id }).from(campaigns).limit(1);
      return { numbers: numbers.length > 0, imports: imports.length > 0, campaigns: made.length > 0 };
    },
    { readOnly: true },
  );
}

async function addNumbers(platform: Platform, ctx: Ctx): Promise<void> {
  expectType(
    await connectIntegration(platform, ctx, { vendor: 'twilio', credentials: TWIN_ACCOUNT }),
    'Integration',
  );
  for (const number of TWIN_NUMBERS) {
    expectType(await addSenderNumber(platform, ctx, { vendor: 'twilio', ...number }), 'SenderNumber');
  }
}

async function importLeads(platform: Platform, ctx: Ctx): Promise<void> {
  const file = await readFile(LEADS_FILE);
  const upload = expectType(
    await createUpload(platform, ctx, {
      purpose: 'lead_import',
      fileName: 'trade-show-visitors.csv',
      contentType: 'text/csv',
      byteSize: file.byteLength,
    }),
    'Upload',
  );
  await platform.storage.write(await storageKey(platform, ctx, upload.id), file, 'text/csv');
  const made = expectType(
    await createLeadImport(platform, ctx, {
      uploadId: upload.id,
      tags: ['trade show'],
      consent: {
        source: 'Trade show sign-up sheet',
        scope: 'marketing',
        evidence: 'Visitors ticked "Text me about offers" at our stand and signed with date.',
      },
    }),
    'LeadImport',
  );
  await runImport(platform, ctx.teamId, made.id);
}

/** Where the browser would have put the file. */
async function storageKey(platform: Platform, ctx: Ctx, uploadId: string): Promise<string> {
  const rows = await platform.database.withTeam(ctx.teamId, (tx) =>
    tx.db.select({ key: uploads.storageKey }).from(uploads).where(eq(uploads.id, uploadId)),
  );
  if (!rows[0]) throw new Error('The upload of the demo leads is gone.');
  return rows[0].key;
}

async function makeCampaigns(platform: Platform, ctx: Ctx): Promise<void> {
  const sms = { type: 'sms', channel: 'sms' } as const;
  const running = expectType(
    await createCampaign(platform, ctx, {
      name: 'Trade show follow-up',
      filter: { tags: ['trade show'] },
      steps: [
        { ...sms, body: WELCOME },
        { ...sms, delay: { amount: 2, unit: 'days' }, body: FOLLOW_UP },
      ],
    }),
    'Campaign',
  );
  expectType(
    await createCampaign(platform, ctx, {
      name: 'Spring price list (draft)',
      filter: { tags: ['trade show'], states: ['CA', 'OR', 'WA'] },
      steps: [
        {
          ...sms,
          body: 'Hi {{firstName|there}}, our spring prices are out. May I text you the three that fit {{company|you}} best?',
        },
      ],
    }),
    'Campaign',
  );
  expectType(await launchCampaign(platform, ctx, running.id, {}), 'Campaign');
}

/** The result when it is of the wanted type; otherwise its own words as an error. */
function expectType<R extends { __typename: string }, T extends R['__typename']>(
  result: R,
  type: T,
): Extract<R, { __typename: T }> {
  if (result.__typename === type) return result as Extract<R, { __typename: T }>;
  throw new Error(`The demo workspace could not be made: ${JSON.stringify(result)}`);
}
