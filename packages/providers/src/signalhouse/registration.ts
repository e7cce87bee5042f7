import { firstText, isObject, type JsonObject } from '../http/json.js';
import { type ApiResult, causeOf } from '../http/api-result.js';
import type { JsonApi } from '../http/json-api.js';
import type {
  BrandRequest,
  BrandView,
  RegisteredNumber,
  RegistrationOutcome,
  RegistrationPort,
  TenDlcCampaignRequest,
  TenDlcCampaignView,
} from '../ports.js';
import {
  openSignalHouse,
  refusalOf,
  type SignalHouseCredentials,
  type SignalHouseOptions,
} from './client.js';
import { rowsOf } from './message.js';
import { toDigits, toE164 } from './phone.js';

const BRAND_STATES: Readonly<Record<string, BrandView['state']>> = {
  VERIFIED: 'verified',
  VETTED_VERIFIED: 'vetted_verified',
  UNVERIFIED: 'failed',
  TCR_REJECTED: 'failed',
  PENDING_DELETE: 'failed',
  DELETED: 'failed',
};
const CAMPAIGN_STATES: Readonly<Record<string, TenDlcCampaignView['state']>> = {
  ACTIVE: 'active',
  REJECTED: 'rejected',
  DCA_REJECTED: 'rejected',
  CREATION_FAILED: 'rejected',
  EXPIRED: 'suspended',
  SUSPENDED: 'suspended',
  DELETED: 'suspended',
};
const NUMBER_STATES: Readonly<Record<string, RegisteredNumber['state']>> = {
  READY: 'ready',
  FAILED: 'failed',
  DEACTIVATED: 'failed',
  RELEASED: 'failed',
};

/** Brands, campaigns and numbers of 10DLC at SignalHouse. */
export class SignalHouseRegistration implements RegistrationPort {
  private readonly api: JsonApi;

  /** @param subgroupId S…: brands belong to one; `createSubgroup` makes it */
  constructor(
    private readonly credentials: SignalHouseCredentials,
    private readonly subgroupId: string | null,
    options: SignalHouseOptions = {},
  ) {
    this.api = openSignalHouse(credentials, options);
  }

  /** @returns the id of the new subgroup: S… */
  async createSubgroup(subgroupName: string): Promise<RegistrationOutcome<string>> {
    const result = await this.api.post('/subgroup', { groupId: this.credentials.groupId, subgroupName });
    return created(result, ['subgroup'], (row) => firstText(row, 'subgroupId'));
  }

  async createBrand(brand: BrandRequest): Promise<RegistrationOutcome<BrandView>> {
    if (this.subgroupId === null)
      return { kind: 'rejected', code: 'no_subgroup', message: 'Create a subgroup at SignalHouse first.' };
    const result = await this.api.post('/brand', {
      ...brand,
      phone: toDigits(brand.phone),
      subgroupId: this.subgroupId,
    });
    return created(result, ['brand'], brandView);
  }

  async readBrand(providerId: string): Promise<RegistrationOutcome<BrandView>> {
    return read(await this.api.get('/brand', { id: providerId }), ['brands', 'brand'], brandView);
  }

  async createCampaign(campaign: TenDlcCampaignRequest): Promise<RegistrationOutcome<TenDlcCampaignView>> {
    const { samples, phoneNumbers, ...rest } = campaign;
    const result = await this.api.post('/campaign', {
      ...rest,
      phoneNumbers: phoneNumbers.map(toDigits),
      ...Object.fromEntries(samples.map((sample, index) => [`sample${index + 1}`, sample])),
    });
    return created(result, ['campaign'], campaignView);
  }

  async readCampaign(providerId: string): Promise<RegistrationOutcome<TenDlcCampaignView>> {
    return read(await this.api.get('/campaign', { id: providerId }), ['campaigns', 'campaign'], campaignView);
  }

  async readNumber(phone: string): Promise<RegistrationOutcome<RegisteredNumber>> {
    const result = await this.api.get('/number', {
      phoneNumber: toDigits(phone),
      groupId: this.credentials.groupId,
    });
    return read(result, ['numbers', 'phoneNumbers'], (row) => {
      const number = numberView(row);
      return number?.phone === phone ? number : null;
    });
  }

  async assignNumbers(campaignId: string, phones: readonly string[]): Promise<RegistrationOutcome<null>> {
    const path = `/number/assign/${encodeURIComponent(campaignId)}`;
    const result = await this.api.post(path, { phoneNumbers: phones.map(toDigits) });
    return failure(result, true) ?? { kind: 'ok', value: null };
  }

  /** City and state of an area code and exchange; null when SignalHouse does not know them. */
  async lookupArea(npa: string, nxx: string): Promise<RegistrationOutcome<{ city: string; state: string }>> {
    return read(await this.api.get('/number/lookup', { npa, nxx }), ['results', 'numbers'], (row) => {
      const city = firstText(row, 'city');
      const state = firstText(row, 'state');
      return city !== null && state !== null ? { city, state } : null;
    });
  }

  /** Close idle connections. */
  close(): void {
    this.api.close();
  }
}

function failure<T>(result: ApiResult, writes: boolean): RegistrationOutcome<T> | null {
  const cause = causeOf(result);
  if (cause === null) return null;
  if (result.kind === 'answer' && result.status === 429) return { kind: 'unavailable', cause };
  if (result.kind === 'answer' && result.status === 404) return { kind: 'absent' };
  if (result.kind === 'answer' && result.status >= 400 && result.status < 500) {
    const { code, message } = refusalOf(result.status, result.body);
    return { kind: 'rejected', code, message };
  }
  const surelyNot = result.kind === 'no_answer' && !result.delivered;
  return writes && !surelyNot ? { kind: 'unknown', cause } : { kind: 'unavailable', cause };
}

function created<T>(
  result: ApiResult,
  names: readonly string[],
  view: (row: JsonObject) => T | null,
): RegistrationOutcome<T> {
  const failed = failure<T>(result, true);
  if (failed) return failed;
  const value = firstView(result, names, view);
  return value === null ? { kind: 'unknown', cause: 'answer_not_understood' } : { kind: 'ok', value };
}

function read<T>(
  result: ApiResult,
  names: readonly string[],
  view: (row: JsonObject) => T | null,
): RegistrationOutcome<T> {
  const failed = failure<T>(result, false);
  if (failed) return failed;
  const value = firstView(result, names, view);
  return value === null ? { kind: 'absent' } : { kind: 'ok', value };
}

function firstView<T>(
  result: ApiResult,
  names: readonly string[],
  view: (row: JsonObject) => T | null,
): T | null {
  const body = result.kind === 'answer' ? result.body : null;
  const rows = rowsOf(body, ...names);
  for (const row of rows.length > 0 ? rows : isObject(body) ? [body] : []) {
    const value = view(row);
    if (value !== null) return value;
  }
  return null;
}

function brandView(row: JsonObject): BrandView | null {
  const providerId = firstText(row, '_id', 'brandId');
  const status = firstText(row, 'status');
  if (providerId === null || status === null) return null;
  return {
    providerId,
    registryId: firstText(row, 'brandId'),
    state: BRAND_STATES[status] ?? 'pending',
    status,
    reason: firstText(row, 'rejectionReason', 'internalRejectionReason', 'reason'),
  };
}

function campaignView(row: JsonObject): TenDlcCampaignView | null {
  const providerId = firstText(row, 'campaignId', '_id');
  const status = firstText(row, 'status');
  if (providerId === null || status === null) return null;
  const phones = Array.isArray(row['phoneNumbers']) ? row['phoneNumbers'] : [];
  return {
    providerId,
    brandId: firstText(row, 'brandId') ?? '',
    state: CAMPAIGN_STATES[status] ?? 'pending',
    status,
    reason: firstText(row, 'rejectionReason', 'reason'),
    phoneNumbers: phones.flatMap((phone) => toE164(phone) ?? []),
  };
}

function numberView(row: JsonObject): RegisteredNumber | null {
  const phone = toE164(row['phoneNumber'] ?? row['number']);
  if (phone === null) return null;
  const status = firstText(row, 'status') ?? 'PENDING';
  return {
    phone,
    status,
    state: NUMBER_STATES[status] ?? 'pending',
    campaignId: firstText(row, 'campaignId'),
  };
}
