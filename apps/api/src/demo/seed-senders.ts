import type { Ctx } from '../platform/ctx.js';
import type { Platform } from '../platform/platform.js';
import { connectIntegration } from '../modules/integrations/index.js';
import {
  addSenderNumber,
  createBrand,
  createSenderPool,
  createTenDlcCampaign,
  recordBrandRegistration,
  recordTenDlcRegistration,
  updateSenderNumber,
} from '../modules/senders/index.js';
import { expectType } from './expect-type.js';

/** The twin's standing accounts; they open nothing but the simulator. */
const TWILIO = {
  accountSid: 'AC0de40de40de40de40de40de40de40de4',
  authToken: '00000000000000000000000000de400a',
};
const TWILIO_NUMBERS = [
  { phone: '+14155550142', label: 'West' },
  { phone: '+12125550119', label: 'East' },
];

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
    expectType(await addSenderNumber(platform, ctx, { vendor: 'twilio', ...number }), 'SenderNumber');
  }
}

/** An approved brand and campaign, and every number of the team in it. */
export async function seedRegistration(platform: Platform, ctx: Ctx, numberIds: string[]): Promise<void> {
  const brand = expectType(await createBrand(platform, ctx, BRAND), 'Brand');
  const approvedBrand = { providerId: 'BNDEMO1', brandState: 'vetted_verified', trustScore: 82 };
  expectType(await recordBrandRegistration(platform, ctx, brand.id, approvedBrand), 'Brand');
  const campaign = expectType(
    await createTenDlcCampaign(platform, ctx, { ...USE, brandId: brand.id }),
    'TenDlcCampaign',
  );
  const approved = { providerId: 'CMDEMO1', campaignState: 'active' };
  expectType(await recordTenDlcRegistration(platform, ctx, campaign.id, approved), 'TenDlcCampaign');
  for (const id of numberIds) {
    expectType(
      await updateSenderNumber(platform, ctx, id, { tenDlcCampaignId: campaign.id }),
      'SenderNumber',
    );
  }
}

/** A pool that shares the work by weight. */
export async function seedPool(platform: Platform, ctx: Ctx, numberIds: string[]): Promise<void> {
  const pool = { name: DEMO_POOL, senderNumberIds: numberIds, rotation: 'weighted', failover: true };
  expectType(await createSenderPool(platform, ctx, pool), 'SenderPool');
}
