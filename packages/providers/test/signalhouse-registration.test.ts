import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SignalHouseRegistration } from '../src/index.js';
import { closeAfterEach } from './close-after-each.js';
import { HttpDouble, json } from './http-double.js';
import { PATIENT_MS } from './send.contract.js';

const credentials = { apiKey: 'not-a-key-of-anybody', groupId: 'G0000001' };
let double: HttpDouble;
const keep = closeAfterEach();

beforeAll(async () => {
  double = await HttpDouble.start();
});
afterEach(() => {
  double.seen.length = 0;
});
afterAll(() => double.stop());

describe('registration at SignalHouse', () => {
  const registration = (): SignalHouseRegistration =>
    keep(
      new SignalHouseRegistration(credentials, 'S0000001', { baseUrl: double.url, timeoutMs: PATIENT_MS }),
    );
  const brand = {
    entityType: 'PRIVATE_PROFIT',
    displayName: 'Acme',
    companyName: 'Acme LLC',
    ein: '121234567',
    phone: '+12125550100',
    street: '1 Main St',
    city: 'New York',
    state: 'NY',
    postalCode: '10001',
    country: 'US',
    email: 'sam@acme.example',
    vertical: 'REAL_ESTATE',
  };

  it('creates a brand, whose own id comes later', async () => {
    double.answer = json(202, { _id: 'b1', brandId: null, status: 'PENDING_CREATION', ein: brand.ein });
    expect(await registration().createBrand(brand)).toEqual({
      kind: 'ok',
      value: {
        providerId: 'b1',
        registryId: null,
        state: 'pending',
        status: 'PENDING_CREATION',
        reason: null,
      },
    });
    expect(double.seen[0]?.json).toMatchObject({ subgroupId: 'S0000001', phone: '12125550100' });
    double.answer = json(200, { brands: [{ _id: 'b1', brandId: 'B0000001', status: 'VERIFIED' }] });
    expect(await registration().readBrand('b1')).toMatchObject({
      kind: 'ok',
      value: { registryId: 'B0000001', state: 'verified' },
    });
    double.answer = json(200, { brands: [{ _id: 'b1', status: 'UNVERIFIED', rejectionReason: 'EIN' }] });
    expect(await registration().readBrand('b1')).toMatchObject({
      value: { state: 'failed', reason: 'EIN' },
    });
  });

  it('creates a campaign with its samples and numbers', async () => {
    double.answer = json(201, { campaignId: 'C0000001', brandId: 'B0000001', status: 'PENDING_REVIEW' });
    const outcome = await registration().createCampaign({
      brandId: 'B0000001',
      usecase: 'MARKETING',
      description: 'd'.repeat(40),
      messageFlow: 'm'.repeat(40),
      samples: ['one', 'two'],
      privacyPolicyLink: 'https://acme.example/p',
      termsAndConditionsLink: 'https://acme.example/t',
      phoneNumbers: ['+13055550163'],
    });
    expect(outcome).toMatchObject({ kind: 'ok', value: { providerId: 'C0000001', state: 'pending' } });
    expect(double.seen[0]?.json).toMatchObject({
      sample1: 'one',
      sample2: 'two',
      phoneNumbers: ['13055550163'],
    });
  });

  it('says what was refused, and when it cannot know', async () => {
    double.answer = json(400, { message: ['ein must be 9 digits'] });
    expect(await registration().createBrand(brand)).toMatchObject({ kind: 'rejected', code: 'http_400' });
    double.answer = json(502, {});
    expect(await registration().createBrand(brand)).toEqual({ kind: 'unknown', cause: 'http_502' });
    expect(await registration().readBrand('b1')).toEqual({ kind: 'unavailable', cause: 'http_502' });
    double.answer = json(200, { brands: [] });
    expect(await registration().readBrand('b1')).toEqual({ kind: 'absent' });
  });
});
