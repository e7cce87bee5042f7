import { readFile } from 'node:fs/promises';
import {
  brands,
  campaigns,
  leadImports,
  senderMailboxes,
  senderNumbers,
  senderPools,
  teamSettings,
  uploads,
} from '@og/db';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../platform/ctx.js';
import type { Platform } from '../platform/platform.js';
import { createCampaign, launchCampaign } from '../modules/campaigns/index.js';
import { signIn, signUp, updateTeamSettings } from '../modules/identity/index.js';
import { createLeadImport, createUpload, runImport } from '../modules/leads/index.js';
import { expectType } from './expect-type.js';
import {
  DEMO_POOL,
  seedPool,
  seedMailbox,
  seedRegistration,
  seedSignalHouse,
  seedTwilioNumbers,
} from './seed-senders.js';

/** How to sign in to the demo workspace. Local only: `seed` refuses production. */
export const DEMO_SIGN_IN = { email: 'demo@outreach.test', password: 'outreach-demo-1' } as const;

/** Commercial e-mail names where its sender can be written to; without it e-mail steps are held. */
const POSTAL_ADDRESS = '1 Market Street, San Francisco, CA 94105';

const LEADS_FILE = new URL('../../demo/demo-leads.csv', import.meta.url);

const WELCOME =
  'Hi {{firstName|there}}, this is Dana from Northwind Supply. You asked us at the trade show about faster deliveries for {{company|your business}}. Shall I send our spring prices?';
const FOLLOW_UP =
  'Hi {{firstName|there}}, Dana from Northwind Supply again. Is a quick call this week easier than a text?';

/**
 * Make the demo workspace with the product's own use cases: an owner, simulated and registered numbers, 60 imported leads, one
 * running campaign and one draft. Each part is made once; a seed that was cut short goes on where it stopped.
 */
export async function seedDemo(platform: Platform): Promise<void> {
  const ctx = await demoOwner(platform);
  if (!platform.config.CARRIERS_SIMULATED) return;
  const has = await whatIsThere(platform, ctx);
  if (!has.address)
    expectType(await updateTeamSettings(platform, ctx, { postalAddress: POSTAL_ADDRESS }), 'TeamSettings');
  if (!has.numbers) await seedTwilioNumbers(platform, ctx);
  if (!has.signalHouse && platform.config.SIGNALHOUSE_API_BASE_URL) await seedSignalHouse(platform, ctx);
  if (!has.mailboxes && platform.config.SENDGRID_API_BASE_URL) await seedMailbox(platform, ctx);
  const numberIds = await senderIds(platform, ctx);
  if (!has.brands) await seedRegistration(platform, ctx, numberIds);
  if (!has.pools) await seedPool(platform, ctx, numberIds);
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
  address: boolean;
  numbers: boolean;
  signalHouse: boolean;
  mailboxes: boolean;
  brands: boolean;
  pools: boolean;
  imports: boolean;
  campaigns: boolean;
}

async function whatIsThere(platform: Platform, ctx: Ctx): Promise<Present> {
  return platform.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const [settings] = await tx.db.select({ address: teamSettings.postalAddress }).from(teamSettings);
      const numbers = await tx.db.select({ id: senderNumbers.id }).from(senderNumbers).limit(1);
      const spare = await tx.db
        .select({ id: senderNumbers.id })
        .from(senderNumbers)
        .where(eq(senderNumbers.vendor, 'signalhouse'))
        .limit(1);
      const mailboxes = await tx.db.select({ id: senderMailboxes.id }).from(senderMailboxes).limit(1);
      const registered = await tx.db.select({ id: brands.id }).from(brands).limit(1);
      const pools = await tx.db
        .select({ id: senderPools.id })
        .from(senderPools)
        .where(eq(senderPools.name, DEMO_POOL))
        .limit(1);
      const imports = await tx.db.select({ id: leadImports.id }).from(leadImports).limit(1);
      const made = await tx.db.select({ id: campaigns.id }).from(campaigns).limit(1);
      return {
        address: Boolean(settings?.address),
        numbers: numbers.length > 0,
        signalHouse: spare.length > 0,
        mailboxes: mailboxes.length > 0,
        brands: registered.length > 0,
        pools: pools.length > 0,
        imports: imports.length > 0,
        campaigns: made.length > 0,
      };
    },
    { readOnly: true },
  );
}

async function senderIds(platform: Platform, ctx: Ctx): Promise<string[]> {
  const rows = await platform.database.withTeam(
    ctx.teamId,
    (tx) => tx.db.select({ id: senderNumbers.id }).from(senderNumbers).orderBy(senderNumbers.createdAt),
    { readOnly: true },
  );
  return rows.map(({ id }) => id);
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
