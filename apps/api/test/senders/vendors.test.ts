import { eventually } from '@og/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSendGrid, openSignalHouse } from '../../src/modules/integrations/index.js';
import { refreshAll } from '../../src/modules/senders/registration/refresh-all.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { startTwin, type Twin } from '../support/twin.js';
import { sendersApi } from './api.js';

let twin: Twin;
let app: TestApp;
let owner: TestSession;
let api: ReturnType<typeof sendersApi>;
beforeAll(async () => {
  twin = await startTwin({ speed: 2_000 });
  await twin.control('/signalhouse/settings', { approves: false });
  app = await createTestApp({
    env: {
      WORKERS: 'none',
      TWILIO_API_BASE_URL: twin.baseUrl,
      SIGNALHOUSE_API_BASE_URL: twin.baseUrl.replace(/twilio$/, 'signalhouse'),
      SENDGRID_API_BASE_URL: twin.baseUrl.replace(/twilio$/, 'sendgrid'),
    },
  });
  api = sendersApi(app, () => owner);
});
afterAll(async () => {
  await app?.close();
  await twin?.stop();
});
beforeEach(async () => {
  owner = await app.signUp();
});

const SIGNALHOUSE = { apiKey: 'demo-key-of-the-simulated-signalhouse', groupId: 'G0DE40DE' };
const SENDGRID = { apiKey: 'SG.demo-key-of-the-twin.0000000000000000000000000000000000' };

const BRAND_DETAILS = {
  entityType: 'PRIVATE_PROFIT',
  ein: '12-3456789',
  phone: '+12125550157',
  street: '1 Main Street',
  city: 'Miami',
  state: 'FL',
  postalCode: '33101',
  country: 'US',
  email: 'hello@example.com',
  vertical: 'REAL_ESTATE',
};

interface TwinGroup {
  groupId: string;
  webhooks: { url: string }[];
}
const webhooksTo = async (part: string) =>
  (await twin.control<TwinGroup[]>('/signalhouse'))
    .flatMap(({ webhooks }) => webhooks)
    .filter(({ url }) => url.includes(part));

describe('SignalHouse', () => {
  it('is connected with its webhook once, and keeps the secret sealed', async () => {
    const made = await api.connect('SIGNALHOUSE', SIGNALHOUSE);
    expect(made).toMatchObject({
      __typename: 'Integration',
      state: 'CONNECTED',
      account: 'G0DE40DE',
      lastError: null,
    });
    expect(await webhooksTo(made.id)).toHaveLength(1);
    const opened = await openSignalHouse(app.platform, owner.teamId, made.id);
    expect(opened?.signingSecret).toMatch(/^[0-9a-f]{64}$/);
    const again = await api.connect('SIGNALHOUSE', SIGNALHOUSE);
    expect(again.id).toBe(made.id);
    expect(await webhooksTo(made.id)).toHaveLength(1);
    expect((await openSignalHouse(app.platform, owner.teamId, made.id))?.signingSecret).toBe(
      opened?.signingSecret,
    );
    const shown = JSON.stringify(
      await api.query(
        '{ integrations { id account webhookAddresses { name url } } auditLog { edges { node { detail } } } }',
      ),
    );
    expect(shown).not.toContain(opened?.signingSecret);
    expect(shown).not.toContain(SIGNALHOUSE.apiKey);
  });

  it('rents a number, registers a brand and a campaign, and hears when they are approved', async () => {
    const { id: integrationId } = await api.connect('SIGNALHOUSE', SIGNALHOUSE);
    const number = await api.addNumber({ vendor: 'SIGNALHOUSE', phone: '+12125550157' });
    expect(number).toMatchObject({
      __typename: 'SenderNumber',
      kind: 'LONG_CODE',
      state: 'ACTIVE',
      stateReason: null,
    });
    const brand = await api.createBrand({
      displayName: 'Example',
      companyName: 'Example LLC',
      integrationId,
    });
    const lacking = await api.submitBrand(brand.id);
    expect(lacking.problems.map(({ path }) => path?.at(-1))).toContain('ein');
    await api.updateBrand(brand.id, {
      displayName: 'Example',
      companyName: 'Example LLC',
      integrationId,
      details: { ...BRAND_DETAILS, ein: '12' },
    });
    const refused = await api.submitBrand(brand.id);
    expect(refused).toMatchObject({ __typename: 'VendorRefused' });
    await api.updateBrand(brand.id, {
      displayName: 'Example',
      companyName: 'Example LLC',
      integrationId,
      details: BRAND_DETAILS,
    });
    const submitted = await api.submitBrand(brand.id);
    expect(submitted).toMatchObject({ __typename: 'Brand', state: 'PENDING', stateReason: null });
    expect(await api.submitBrand(brand.id)).toMatchObject({ code: 'submitted' });

    const campaign = await api.createCampaign({
      brandId: brand.id,
      useCase: 'MARKETING',
      description: 'Offers to people who asked us for them at a stand or on our page.',
      messageFlow: 'People tick a box on a paper or web form that asks for texts about offers.',
      samples: ['Hi Ada, this is Example. Reply STOP to opt out.'],
      details: {
        privacyPolicyLink: 'https://example.com/privacy',
        termsAndConditionsLink: 'https://example.com/terms',
      },
    });
    expect(await api.submitCampaign(campaign.id)).toMatchObject({ code: 'brand_not_verified' });
    await twin.control(`/signalhouse/brands/${String(submitted['providerId'])}`, { status: 'VERIFIED' });
    await refreshAll(app.platform);
    expect((await api.query<{ brands: object[] }>('{ brands { state } }')).brands).toEqual([
      { state: 'VERIFIED' },
    ]);
    expect(await api.submitCampaign(campaign.id)).toMatchObject({
      __typename: 'InvalidInput',
      code: 'no_numbers',
    });
    await api.updateNumber(number.id, { tenDlcCampaignId: campaign.id });
    const handedIn = await api.submitCampaign(campaign.id);
    expect(handedIn).toMatchObject({ __typename: 'TenDlcCampaign', state: 'PENDING' });
    await twin.control(`/signalhouse/campaigns/${String(handedIn['providerId'])}`, { status: 'ACTIVE' });
    const refreshed = await app.data<{ refreshRegistrations: object[] }>(
      'mutation { refreshRegistrations { state campaigns { state numbers { phone } } } }',
      {},
      owner.token,
    );
    const numberState = async () =>
      (await api.query<{ senderNumbers: object[] }>('{ senderNumbers { state stateReason } }')).senderNumbers;
    expect(await numberState()).toEqual([
      { state: 'PENDING', stateReason: 'SignalHouse is still setting it up.' },
    ]);
    await twin.control(`/signalhouse/numbers/${encodeURIComponent('+12125550157')}`, { status: 'READY' });
    await refreshAll(app.platform);
    expect(await numberState()).toEqual([{ state: 'ACTIVE', stateReason: null }]);
    expect(refreshed.refreshRegistrations).toEqual([
      { state: 'VERIFIED', campaigns: [{ state: 'ACTIVE', numbers: [{ phone: '+12125550157' }] }] },
    ]);
    expect(await api.recordBrand(brand.id, { providerId: 'x', brandState: 'VERIFIED' })).toMatchObject({
      code: 'asked_at_vendor',
    });
    expect(await api.recordBrand(brand.id, { providerId: 'x', trustScore: 75 })).toMatchObject({
      trustScore: 75,
      providerId: submitted['providerId'],
    });
    // Another number of the account joins at the vendor too.
    const second = await api.addNumber({ vendor: 'SIGNALHOUSE', phone: '+12145550158' });
    expect(await api.updateNumber(second.id, { tenDlcCampaignId: campaign.id })).toMatchObject({
      tenDlcCampaign: { state: 'ACTIVE' },
    });
    const groups =
      await twin.control<{ numbers: { phone: string; campaignId: string | null }[] }[]>('/signalhouse');
    expect(
      groups.flatMap(({ numbers }) => numbers).find(({ phone }) => phone === '+12145550158'),
    ).toMatchObject({
      campaignId: handedIn['providerId'],
    });
  });

  it('hands a brand in through the account that was chosen for it, also after an edit that names none', async () => {
    const chosen = { apiKey: 'key-of-a-second-simulated-signalhouse', groupId: 'G5EC09D0' };
    await api.connect('SIGNALHOUSE', SIGNALHOUSE);
    const { id: integrationId } = await api.connect('SIGNALHOUSE', chosen);
    const named = { displayName: `Chosen ${owner.teamId.slice(-6)}`, companyName: 'Chosen LLC' };
    const brand = await api.createBrand({ ...named, integrationId });
    await api.updateBrand(brand.id, { ...named, details: BRAND_DETAILS });
    expect(await api.submitBrand(brand.id)).toMatchObject({ __typename: 'Brand', state: 'PENDING' });
    const groups =
      await twin.control<{ groupId: string; brands: { displayName: string }[] }[]>('/signalhouse');
    const holders = groups.filter(({ brands }) =>
      brands.some(({ displayName }) => displayName === named.displayName),
    );
    expect(holders.map(({ groupId }) => groupId)).toEqual([chosen.groupId]);
  });

  it('is not handed in anywhere once its account was taken away', async () => {
    const { id: integrationId } = await api.connect('SIGNALHOUSE', SIGNALHOUSE);
    const named = { displayName: 'Nowhere', companyName: 'Nowhere LLC' };
    const brand = await api.createBrand({ ...named, integrationId, details: BRAND_DETAILS });
    await api.updateBrand(brand.id, { ...named, integrationId: null });
    expect(await api.submitBrand(brand.id)).toMatchObject({ __typename: 'Conflict', code: 'no_registrar' });
  });

  it('says who suspended a campaign', async () => {
    const wrong = await api.connect('SIGNALHOUSE', { apiKey: 'x'.repeat(20), groupId: 'nothing' });
    expect(wrong.problems.map(({ path }) => path?.at(-1))).toEqual(['groupId']);
  });
});

describe('kinds of numbers', () => {
  const TWILIO = { accountSid: `AC${'5c'.repeat(16)}`, authToken: 'c0'.repeat(16) };

  it('a short code is added, needs no 10DLC campaign, and sends at its own rate', async () => {
    await api.connect('TWILIO', TWILIO);
    const made = await api.addNumber({
      vendor: 'TWILIO',
      phone: '242-73',
      kind: 'SHORT_CODE',
      label: 'Offers',
    });
    expect(made).toMatchObject({
      __typename: 'SenderNumber',
      phone: '24273',
      kind: 'SHORT_CODE',
      state: 'ACTIVE',
      stateReason: null,
      segmentsPerSecond: 100,
    });
    expect(await api.addNumber({ vendor: 'TWILIO', phone: '24273' })).toMatchObject({
      code: 'number_exists',
    });
    const { senderNumbers } = await api.query<{ senderNumbers: object[] }>(
      '{ senderNumbers { phone kind label } }',
    );
    expect(senderNumbers).toEqual([{ phone: '24273', kind: 'SHORT_CODE', label: 'Offers' }]);
  });

  it('a kind that the number is not is refused with what to do', async () => {
    await api.connect('TWILIO', TWILIO);
    await api.connect('SIGNALHOUSE', SIGNALHOUSE);
    const wrong = async (input: object) => {
      const { __typename, code, message, path } = await api.addNumber(input);
      expect(__typename).toBe('InvalidInput');
      return [path?.at(-1), code, message];
    };
    expect(await wrong({ vendor: 'TWILIO', phone: '+14155550142', kind: 'TOLL_FREE' })).toEqual([
      'phone',
      'not_toll_free',
      '+14155550142 is not toll-free: such numbers begin with 800, 833, 844, 855, 866, 877 or 888.',
    ]);
    expect((await wrong({ vendor: 'TWILIO', phone: '24273', kind: 'LONG_CODE' }))[1]).toBe('is_short_code');
    expect((await wrong({ vendor: 'TWILIO', phone: '+14155550142', kind: 'SHORT_CODE' }))[1]).toBe(
      'not_short_code',
    );
    expect(await wrong({ vendor: 'SIGNALHOUSE', phone: '24273' })).toEqual([
      'vendor',
      'no_short_codes',
      'Short codes are added from Twilio: SignalHouse does not let programs see its own.',
    ]);
    expect(await api.addNumber({ vendor: 'TWILIO', phone: '833 555 0119', kind: 'TOLL_FREE' })).toMatchObject(
      {
        kind: 'TOLL_FREE',
        phone: '+18335550119',
      },
    );
  });
});

describe('SendGrid', () => {
  it('is connected; a new key takes the place of the old one and the secret address stays', async () => {
    const made = await api.connect('SENDGRID', SENDGRID);
    expect(made).toMatchObject({ __typename: 'Integration', state: 'CONNECTED' });
    const opened = await openSendGrid(app.platform, owner.teamId, made.id);
    expect(opened?.eventPublicKey).toBeNull();
    const again = await api.connect('SENDGRID', {
      apiKey: 'SG.another-key-here.0000000000000000000000000000000000',
      eventPublicKey: 'A'.repeat(122),
    });
    expect(again.id).toBe(made.id);
    expect(await openSendGrid(app.platform, owner.teamId, made.id)).toMatchObject({
      inboundToken: opened?.inboundToken,
      eventPublicKey: 'A'.repeat(122),
    });
    const { integrations } = await api.query<{ integrations: { webhookAddresses: { url: string }[] }[] }>(
      '{ integrations { webhookAddresses { name url } } }',
    );
    expect(integrations[0]!.webhookAddresses.map(({ url }) => url)).toEqual([
      `${app.url}/api/webhooks/sendgrid/${made.id}/events`,
      `${app.url}/api/webhooks/sendgrid/${made.id}/inbound/${opened?.inboundToken}`,
    ]);
  });

  it('says which records a domain needs, and frees its mailboxes once they are there', async () => {
    const { id: integrationId } = await api.connect('SENDGRID', SENDGRID);
    expect(await api.addDomain({ domain: 'not a domain', integrationId })).toMatchObject({
      __typename: 'InvalidInput',
    });
    const name = `mail-${owner.teamId.slice(-6)}.example.com`;
    const domain = await api.addDomain({ domain: name.toUpperCase(), integrationId });
    expect(domain).toMatchObject({
      __typename: 'SendingDomain',
      domain: name,
      state: 'PENDING',
      dkim: false,
      dmarc: false,
    });
    const records = domain['records'] as { type: string; host: string }[];
    expect(records.map(({ type }) => type)).toEqual(expect.arrayContaining(['CNAME', 'TXT']));
    expect(records.some(({ host }) => host === `_dmarc.${name}`)).toBe(true);
    expect(await api.addDomain({ domain: name, integrationId })).toMatchObject({ code: 'domain_exists' });
    expect(
      await api.addMailbox({ address: 'ada@elsewhere.com', displayName: 'Ada', domainId: domain.id }),
    ).toMatchObject({ code: 'other_domain' });
    const mailbox = await api.addMailbox({
      address: `Ada@${name}`,
      displayName: 'Ada Example',
      domainId: domain.id,
      dailyCap: 15,
    });
    expect(mailbox).toMatchObject({
      __typename: 'SenderMailbox',
      state: 'PENDING',
      address: `ada@${name}`,
      allowedToday: 15,
      warmUp: { day: 1, allowedToday: 20 },
    });
    expect(
      await api.addMailbox({ address: `ada@${name}`, displayName: 'Ada', domainId: domain.id }),
    ).toMatchObject({ code: 'mailbox_exists' });
    expect(await api.checkDomain(domain.id)).toMatchObject({
      state: 'VERIFIED',
      spf: true,
      dkim: true,
      dmarc: true,
    });
    const { senderMailboxes } = await api.query<{ senderMailboxes: object[] }>(
      '{ senderMailboxes { state stateReason domain { state complaintRate } } }',
    );
    expect(senderMailboxes).toEqual([
      { state: 'ACTIVE', stateReason: null, domain: { state: 'VERIFIED', complaintRate: null } },
    ]);
    expect(
      await api.updateMailbox(mailbox.id, { dailyCap: null, warmUp: false, replyTo: 'team@example.com' }),
    ).toMatchObject({
      allowedToday: null,
      warmUp: null,
    });
    expect(await api.retireMailbox(mailbox.id)).toMatchObject({ state: 'RETIRED' });
  });
});

it('says so when a vendor cannot be reached, and changes nothing', async () => {
  const { id: integrationId } = await api.connect('SENDGRID', SENDGRID);
  expect(await api.checkDomain(integrationId)).toMatchObject({ __typename: 'NotFound' });
  await eventually('one integration', async () => {
    const { integrations } = await api.query<{ integrations: object[] }>('{ integrations { id } }');
    return integrations.length === 1;
  });
});
