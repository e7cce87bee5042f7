import { newId } from '@og/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { limitsOf } from '../../src/modules/senders/index.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { sendersApi } from './api.js';

let app: TestApp;
let owner: TestSession;
let api: ReturnType<typeof sendersApi>;
beforeAll(async () => {
  app = await createTestApp({ env: { WORKERS: 'none' } });
  api = sendersApi(app, () => owner);
});
afterAll(() => app?.close());
beforeEach(async () => {
  owner = await app.signUp();
});

const BRAND = { displayName: 'Example Homes', companyName: 'Example Homes LLC' };
const CAMPAIGN = {
  useCase: 'marketing',
  description: 'Offers to people who asked us for them at a stand or on our page.',
  messageFlow: 'People tick a box on a paper or web form that asks for texts about offers.',
  samples: ['Hi Ada, this is Example Homes. Reply STOP to opt out.'],
};

const rows = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  app.platform.database.withTeam(
    owner.teamId,
    async ({ client }) => (await client.query<T>(sql, values)).rows,
  );

/** A number on an account of its own, past the vendor. */
async function number(phone: string, more: Record<string, unknown> = {}): Promise<string> {
  const integration = newId();
  const id = newId();
  await rows(
    `insert into integrations (team_id, id, vendor, state, account, credentials, created_at, updated_at)
     values ($1, $2, 'twilio', 'connected', $3, '{}', now(), now())`,
    [owner.teamId, integration, phone],
  );
  const values = { state: 'active', kind: 'long_code', ...more };
  await rows(
    `insert into sender_numbers (team_id, id, integration_id, vendor, phone, state, kind, created_at, updated_at)
     values ($1, $2, $3, 'twilio', $4, $5, $6, now(), now())`,
    [owner.teamId, id, integration, phone, values.state, values.kind],
  );
  return id;
}

describe('a brand', () => {
  it('is a draft that can be changed, and shows its tax number to nobody', async () => {
    const made = await api.createBrand({
      ...BRAND,
      details: { ein: '12-3456789', city: 'Miami' },
      trustScore: 60,
    });
    expect(made).toMatchObject({
      __typename: 'Brand',
      state: 'DRAFT',
      trustScore: 60,
      dailySegmentCap: 40_000,
    });
    expect(made['details']).toEqual({ ein: '•••••6789', city: 'Miami' });
    const changed = await api.updateBrand(made.id, {
      ...BRAND,
      details: { ein: '•••••6789', city: 'Orlando' },
      soleProprietor: true,
    });
    expect(changed).toMatchObject({ trustScore: null, dailySegmentCap: 1_000 });
    const [row] = await rows<{ details: unknown }>('select details from brands');
    expect(row!.details).toEqual({ ein: '12-3456789', city: 'Orlando' });
    const audited = JSON.stringify(await rows('select * from audit_log'));
    expect(audited).toContain('brand.update');
    expect(audited).not.toContain('3456789');
  });

  it('says what is wrong with it', async () => {
    const wrong = await api.createBrand({
      displayName: ' ',
      companyName: 'x',
      trustScore: 101,
      details: { shoeSize: '44' },
    });
    expect(wrong.problems.map(({ path }) => path?.join('.'))).toEqual([
      'input.displayName',
      'input.details.shoeSize',
      'input.trustScore',
    ]);
    expect(await api.createBrand({ ...BRAND, integrationId: newId() })).toMatchObject({
      __typename: 'InvalidInput',
      code: 'unknown_integration',
    });
  });

  it('is not handed in without an account that registers it', async () => {
    const made = await api.createBrand(BRAND);
    expect(await api.submitBrand(made.id)).toMatchObject({ __typename: 'Conflict', code: 'no_registrar' });
    expect(await api.submitBrand(newId())).toMatchObject({ __typename: 'NotFound' });
  });

  it('takes a registration that was made elsewhere, with the limits of its score', async () => {
    const brand = await api.createBrand(BRAND);
    const campaign = await api.createCampaign({ ...CAMPAIGN, brandId: brand.id });
    expect(campaign).toMatchObject({ state: 'DRAFT', segmentsPerSecond: 3.75 });
    expect(await api.recordBrand(brand.id, { providerId: 'BN1' })).toMatchObject({ code: 'no_state' });
    expect(
      await api.recordBrand(brand.id, { providerId: 'BN1', brandState: 'VERIFIED', trustScore: 80 }),
    ).toMatchObject({
      state: 'VERIFIED',
      dailySegmentCap: 200_000,
      campaigns: [{ id: campaign.id, segmentsPerSecond: 225 }],
    });
    expect(await api.updateBrand(brand.id, BRAND)).toMatchObject({
      __typename: 'Conflict',
      code: 'registered',
    });
  });
});

describe('a 10DLC campaign', () => {
  it('is described as carriers want it', async () => {
    const brand = await api.createBrand(BRAND);
    const short = await api.createCampaign({
      ...CAMPAIGN,
      brandId: brand.id,
      description: 'Offers.',
      samples: ['Hi'],
    });
    expect(short.problems.map(({ path }) => path?.slice(0, 2).join('.'))).toEqual([
      'input.description',
      'input.samples',
    ]);
    expect(await api.createCampaign({ ...CAMPAIGN, brandId: newId() })).toMatchObject({
      code: 'unknown_brand',
    });
    expect(await api.createCampaign({ ...CAMPAIGN, useCase: 'low_volume', brandId: brand.id })).toMatchObject(
      {
        __typename: 'TenDlcCampaign',
        segmentsPerSecond: 3.75,
      },
    );
  });

  it('gives its numbers its rate and the brand’s daily cap; toll-free numbers keep their own', async () => {
    const [long, free] = [await number('+14155550142'), await number('+18335550119', { kind: 'toll_free' })];
    const brand = await api.createBrand({ ...BRAND, trustScore: 60 });
    const campaign = await api.createCampaign({ ...CAMPAIGN, brandId: brand.id });
    for (const id of [long, free])
      expect(
        await api.updateNumber(id, { tenDlcCampaignId: campaign.id, dailyCap: 70, warmUp: true }),
      ).toMatchObject({
        __typename: 'SenderNumber',
        allowedToday: 50,
        warmUp: { day: 1, days: 14, allowedToday: 50 },
      });
    const limits = await app.platform.database.withTeam(owner.teamId, (tx) =>
      limitsOf(tx, app.platform.clock.now(), [long, free, newId()]),
    );
    expect(limits.get(long)).toEqual({
      senderId: long,
      segmentsPerSecond: 10,
      tenDlc: { id: campaign.id, segmentsPerSecond: 120 },
      caps: [
        { scope: `number:${long}`, unit: 'messages', perDay: 50 },
        { scope: `brand:${brand.id}`, unit: 'segments', perDay: 40_000 },
      ],
    });
    expect(limits.get(free)).toMatchObject({ tenDlc: null, caps: [{ scope: `number:${free}` }] });
    expect(limits.size).toBe(2);
    expect(await api.updateNumber(long, { warmUp: false })).toMatchObject({ warmUp: null, allowedToday: 70 });
    expect(await api.updateNumber(long, { dailyCap: null, tenDlcCampaignId: null })).toMatchObject({
      allowedToday: null,
      tenDlcCampaign: null,
    });
    expect(await api.updateNumber(long, { tenDlcCampaignId: newId() })).toMatchObject({
      code: 'unknown_campaign',
    });
    expect(await api.updateNumber(long, { tenDlcCampaignId: '' })).toMatchObject({
      __typename: 'InvalidInput',
      code: 'unknown_campaign',
      path: ['input', 'tenDlcCampaignId'],
    });
    expect(await api.updateNumber(long, { dailyCap: 0, weight: -1 })).toMatchObject({
      __typename: 'InvalidInput',
    });
  });

  it('shows its numbers, and the numbers show it', async () => {
    const long = await number('+14155550142');
    const brand = await api.createBrand(BRAND);
    const campaign = await api.createCampaign({ ...CAMPAIGN, brandId: brand.id });
    await api.updateNumber(long, { tenDlcCampaignId: campaign.id });
    expect(
      await api.recordCampaign(campaign.id, { providerId: 'CM1', campaignState: 'ACTIVE' }),
    ).toMatchObject({
      state: 'ACTIVE',
      numbers: [{ id: long, phone: '+14155550142' }],
    });
    const shown = await api.query<{ brands: { campaigns: { numbers: { phone: string }[] }[] }[] }>(
      '{ brands { campaigns { numbers { phone tenDlcCampaign { brandId } } } } }',
    );
    expect(shown.brands[0]!.campaigns[0]!.numbers).toMatchObject([{ tenDlcCampaign: { brandId: brand.id } }]);
  });
});

describe('pools', () => {
  it('change and go away, but not under a campaign', async () => {
    const [a, b] = [await number('+14155550142'), await number('+12125550119')];
    const pool = await api.createPool({
      name: 'Two',
      senderNumberIds: [a, b],
      rotation: 'LEAST_USED',
      failover: false,
    });
    expect(pool).toMatchObject({ rotation: 'LEAST_USED', failover: false });
    expect(
      await api.updatePool(pool.id, { numberIds: [b], rotation: 'WEIGHTED', name: 'One', failover: true }),
    ).toMatchObject({
      name: 'One',
      rotation: 'WEIGHTED',
      failover: true,
      numbers: [{ id: b }],
    });
    const other = await api.createPool({ name: 'Other', senderNumberIds: [a] });
    expect(other).toMatchObject({ rotation: 'ROUND_ROBIN', failover: true });
    expect(await api.updatePool(other.id, { name: 'One' })).toMatchObject({ code: 'name_taken' });
    expect(await api.updatePool(other.id, { numberIds: [newId()] })).toMatchObject({
      code: 'unknown_number',
    });
    await app.data(
      `mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { ... on Campaign { id } } }`,
      {
        input: { name: 'Spring', senderPoolId: pool.id, steps: [{ key: 'one', type: 'SMS', body: 'Hello' }] },
      },
      owner.token,
    );
    const refused = await api.deletePool(pool.id);
    expect(refused).toMatchObject({ __typename: 'Conflict', code: 'in_use' });
    expect(refused.message).toContain('Spring');
    expect(await api.deletePool(other.id)).toMatchObject({ __typename: 'Removed' });
    expect(await api.deletePool(other.id)).toMatchObject({ __typename: 'NotFound' });
  });
});
