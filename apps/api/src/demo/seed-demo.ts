import { senderNumbers } from '@og/db';
import type { Ctx } from '../platform/ctx.js';
import type { Platform } from '../platform/platform.js';
import { signIn, signUp, updateTeamSettings } from '../modules/identity/index.js';
import { expectType } from './expect-type.js';
import { partInHand, takeInHand } from './part-in-hand.js';
import { seedFacts, seedHours, seedInbox } from './seed-agents.js';
import {
  ENQUIRY_CAMPAIGN,
  ENQUIRY_TAG,
  importEnquirers,
  importVisitors,
  makeCampaigns,
  makeEnquiryCampaign,
} from './seed-leads.js';
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

interface Part {
  /** Also what its being there is called, for a workspace that was made before parts were noted. */
  name: keyof Present;
  needs?: 'SIGNALHOUSE_API_BASE_URL' | 'SENDGRID_API_BASE_URL';
  /** Passes over what an earlier, cut try has made. */
  make: (platform: Platform, ctx: Ctx) => Promise<void>;
}

/** In this order: later parts use what earlier ones made. */
const PARTS: readonly Part[] = [
  { name: 'address', make: setAddress },
  { name: 'numbers', make: seedTwilioNumbers },
  { name: 'signalHouse', needs: 'SIGNALHOUSE_API_BASE_URL', make: seedSignalHouse },
  { name: 'mailboxes', needs: 'SENDGRID_API_BASE_URL', make: seedMailbox },
  {
    name: 'brands',
    make: async (platform, ctx) => seedRegistration(platform, ctx, await senderIds(platform, ctx)),
  },
  { name: 'pools', make: async (platform, ctx) => seedPool(platform, ctx, await senderIds(platform, ctx)) },
  { name: 'facts', make: seedFacts },
  { name: 'canned', make: seedInbox },
  { name: 'hours', make: seedHours },
  { name: 'visitors', make: importVisitors },
  { name: 'campaigns', make: makeCampaigns },
  { name: 'enquirers', make: importEnquirers },
  { name: 'enquiries', make: makeEnquiryCampaign },
];

/**
 * Make the demo workspace with the product's own use cases: an owner with working hours, simulated and registered
 * numbers, what agents may say, imported leads, one running campaign and two that wait. Each part is made once, so that
 * what people deleted stays deleted; the part at which a seed was cut short is noted, and the next one finishes it.
 */
export async function seedDemo(platform: Platform): Promise<void> {
  const ctx = await demoOwner(platform);
  if (!platform.config.CARRIERS_SIMULATED) return;
  const has = await whatIsThere(platform, ctx);
  const begun = await partInHand(platform);
  for (const { name, needs, make } of PARTS) {
    if ((has[name] && begun !== name) || (needs && !platform.config[needs])) continue;
    await takeInHand(platform, name);
    await make(platform, ctx);
    await takeInHand(platform, null);
  }
}

async function setAddress(platform: Platform, ctx: Ctx): Promise<void> {
  expectType(await updateTeamSettings(platform, ctx, { postalAddress: POSTAL_ADDRESS }), 'TeamSettings');
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
  facts: boolean;
  canned: boolean;
  hours: boolean;
  visitors: boolean;
  campaigns: boolean;
  enquirers: boolean;
  enquiries: boolean;
}

async function whatIsThere(platform: Platform, ctx: Ctx): Promise<Present> {
  const { rows } = await platform.database.withTeam(
    ctx.teamId,
    ({ client }) =>
      client.query<Present>(
        `select exists(select from team_settings where team_id = $1 and postal_address <> '') as address,
           exists(select from sender_numbers where team_id = $1) as numbers,
           exists(select from sender_numbers where team_id = $1 and vendor = 'signalhouse') as "signalHouse",
           exists(select from sender_mailboxes where team_id = $1) as mailboxes,
           exists(select from brands where team_id = $1) as brands,
           exists(select from sender_pools where team_id = $1 and name = $2) as pools,
           exists(select from agent_facts where team_id = $1) as facts,
           exists(select from canned_replies where team_id = $1) as canned,
           exists(select from working_hours where team_id = $1) as hours,
           exists(select from lead_imports where team_id = $1) as visitors,
           exists(select from campaigns where team_id = $1) as campaigns,
           exists(select from leads where team_id = $1 and $3 = any(tags)) as enquirers,
           exists(select from campaigns where team_id = $1 and name = $4) as enquiries`,
        [ctx.teamId, DEMO_POOL, ENQUIRY_TAG, ENQUIRY_CAMPAIGN],
      ),
    { readOnly: true },
  );
  if (!rows[0]) throw new Error('The demo workspace could not be read.');
  return rows[0];
}

async function senderIds(platform: Platform, ctx: Ctx): Promise<string[]> {
  const rows = await platform.database.withTeam(
    ctx.teamId,
    (tx) => tx.db.select({ id: senderNumbers.id }).from(senderNumbers).orderBy(senderNumbers.createdAt),
    { readOnly: true },
  );
  return rows.map(({ id }) => id);
}
