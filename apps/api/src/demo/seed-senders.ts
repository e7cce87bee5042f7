import type { Ctx } from '../platform/ctx.js';
import type { Platform } from '../platform/platform.js';
import {
  connectIntegration,
  openSendGrid,
  resealSignalHouse,
  webhookAddresses,
} from '../modules/integrations/index.js';
import {
  addSenderMailbox,
  addSenderNumber,
  addSendingDomain,
  checkSendingDomain,
  createBrand,
  createSenderPool,
  createTenDlcCampaign,
  recordBrandRegistration,
  recordTenDlcRegistration,
  updateSenderNumber,
} from '../modules/senders/index.js';
import { expectType, expectTypeOr } from './expect-type.js';
import { findId } from './find-id.js';
import { post } from './tell-twin.js';

/** The twin's standing accounts; they open nothing but the simulator. */
const TWILIO = {
  accountSid: 'AC0de40de40de40de40de40de40de40de4',
  authToken: '00000000000000000000000000de400a',
};
const TWILIO_NUMBERS = [
  { phone: '+14155550142', label: 'West' },
  { phone: '+12125550119', label: 'East' },
];

const SIGNALHOUSE = { apiKey: 'demo-key-of-the-simulated-signalhouse', groupId: 'G0DE40DE' };
const SIGNALHOUSE_NUMBER = { phone: '+13055550159', label: 'South' };
const SENDGRID = { apiKey: 'SG.demo-key-of-the-twin.0000000000000000000000000000000000' };
const DEMO_DOMAIN = 'mail.northwind.test';

export const DEMO_POOL = 'Trade shows';

const BRAND = {
  displayName: 'Northwind Supply',
  companyName: 'Northwind Supply LLC',
  trustScore: 82,
  details: {
    entityType: 'PRIVATE_PROFIT',
    ein: '12-3456789',
    phone: '+14155550142',
    street: '1 Market Street',
    city: 'San Francisco',
    state: 'CA',
    postalCode: '94105',
    country: 'US',
    email: 'hello@northwind.test',
    vertical: 'RETAIL',
  },
};
const USE = {
  useCase: 'MARKETING',
  description: 'Offers and delivery news for people who asked for them at our trade-show stand.',
  messageFlow:
    'Visitors of our stand tick “Text me about offers” on the sign-up sheet and sign with the date.',
  samples: [
    'Hi Ada, this is Dana from Northwind Supply. Shall I send our spring prices? Reply STOP to opt out.',
  ],
};

/** Numbers of the simulated Twilio, registered with the carriers as a person would have recorded it. */
export async function seedTwilioNumbers(platform: Platform, ctx: Ctx): Promise<void> {
  expectType(
    await connectIntegration(platform, ctx, { vendor: 'twilio', credentials: TWILIO }),
    'Integration',
  );
  for (const number of TWILIO_NUMBERS) {
    await addNumber(platform, ctx, { vendor: 'twilio', ...number });
  }
}

/** An approved brand and campaign, and every number of the team in it. */
export async function seedRegistration(platform: Platform, ctx: Ctx, numberIds: string[]): Promise<void> {
  const brandId =
    (await findId(platform, ctx, `select id from brands where team_id = $1 and display_name = $2`, [
      BRAND.displayName,
    ])) ?? expectType(await createBrand(platform, ctx, BRAND), 'Brand').id;
  const approvedBrand = { providerId: 'BNDEMO1', brandState: 'vetted_verified', trustScore: 82 };
  expectType(await recordBrandRegistration(platform, ctx, brandId, approvedBrand), 'Brand');
  const tenDlcCampaignId =
    (await findId(platform, ctx, `select id from ten_dlc_campaigns where team_id = $1 and brand_id = $2`, [
      brandId,
    ])) ?? expectType(await createTenDlcCampaign(platform, ctx, { ...USE, brandId }), 'TenDlcCampaign').id;
  const approved = { providerId: 'CMDEMO1', campaignState: 'active' };
  expectType(await recordTenDlcRegistration(platform, ctx, tenDlcCampaignId, approved), 'TenDlcCampaign');
  for (const id of numberIds)
    expectType(await updateSenderNumber(platform, ctx, id, { tenDlcCampaignId }), 'SenderNumber');
}

/** A pool that shares the work by weight. */
export async function seedPool(platform: Platform, ctx: Ctx, numberIds: string[]): Promise<void> {
  const pool = { name: DEMO_POOL, senderNumberIds: numberIds, rotation: 'weighted', failover: true };
  expectType(await createSenderPool(platform, ctx, pool), 'SenderPool');
}

/** A second vendor for the same pool, so that a failing one can be replaced. */
export async function seedSignalHouse(platform: Platform, ctx: Ctx): Promise<void> {
  await connectSignalHouse(platform, ctx);
  await addNumber(platform, ctx, { vendor: 'signalhouse', ...SIGNALHOUSE_NUMBER });
}

/** A seed that was killed while it connected the account has its turn still, for two minutes: it needs it no more. */
async function connectSignalHouse(platform: Platform, ctx: Ctx): Promise<void> {
  const find = `select id from integrations where team_id = $1 and vendor = 'signalhouse' and account = $2`;
  const begun = await findId(platform, ctx, find, [SIGNALHOUSE.groupId]);
  if (begun) await resealSignalHouse(platform, ctx.teamId, begun, () => ({ connecting: null }));
  expectType(
    await connectIntegration(platform, ctx, { vendor: 'signalhouse', credentials: SIGNALHOUSE }),
    'Integration',
  );
}

/** A verified domain with a mailbox, and the simulated vendor told where events and answers belong. */
export async function seedMailbox(platform: Platform, ctx: Ctx): Promise<void> {
  const { id } = expectType(
    await connectIntegration(platform, ctx, { vendor: 'sendgrid', credentials: SENDGRID }),
    'Integration',
  );
  await tellTwin(platform, ctx, id);
  const domainId =
    (await findId(platform, ctx, `select id from sending_domains where team_id = $1 and domain = $2`, [
      DEMO_DOMAIN,
    ])) ??
    expectType(
      await addSendingDomain(platform, ctx, { domain: DEMO_DOMAIN, integrationId: id }),
      'SendingDomain',
    ).id;
  expectType(await checkSendingDomain(platform, ctx, domainId), 'SendingDomain');
  expectTypeOr(
    await addSenderMailbox(platform, ctx, {
      address: `dana@${DEMO_DOMAIN}`,
      displayName: 'Dana Demo',
      domainId,
      warmUp: false,
      dailyCap: 2_000,
    }),
    'SenderMailbox',
    'mailbox_exists',
  );
}

async function addNumber(
  platform: Platform,
  ctx: Ctx,
  number: { vendor: 'twilio' | 'signalhouse'; phone: string; label: string },
): Promise<void> {
  expectTypeOr(await addSenderNumber(platform, ctx, number), 'SenderNumber', 'number_exists');
}

/** What a person would set in SendGrid's console: both addresses, and the key that checks the events. */
async function tellTwin(platform: Platform, ctx: Ctx, integrationId: string): Promise<void> {
  const { TWIN_URL } = platform.config;
  const account = TWIN_URL ? await openSendGrid(platform, ctx.teamId, integrationId) : null;
  if (!account) return;
  const [events, inbound] = webhookAddresses(platform.config, account);
  const made = await post(`${TWIN_URL}/_twin/sendgrid/webhook`, { url: events?.url });
  await post(`${TWIN_URL}/_twin/sendgrid/parse`, { hostname: DEMO_DOMAIN, url: inbound?.url });
  const { publicKey } = made as { publicKey: string };
  expectType(
    await connectIntegration(platform, ctx, {
      vendor: 'sendgrid',
      credentials: { ...SENDGRID, eventPublicKey: publicKey },
    }),
    'Integration',
  );
}
