import type { Unavailable } from './outcome.js';

/** A business as the carriers' registry wants it (10DLC). Never log one: it holds a tax number. */
export interface BrandRequest {
  /** PRIVATE_PROFIT, PUBLIC_PROFIT, NON_PROFIT, GOVERNMENT. */
  entityType: string;
  /** What people know it by. */
  displayName: string;
  /** The legal name, as the tax office has it. */
  companyName: string;
  ein: string;
  /** E.164. */
  phone: string;
  street: string;
  city: string;
  /** Two letters. */
  state: string;
  postalCode: string;
  country: string;
  email: string;
  vertical: string;
  website?: string | undefined;
  /** Ours, to know it again; at most 50 characters. */
  referenceId?: string | undefined;
  /** For publicly traded companies. */
  stockSymbol?: string | undefined;
  stockExchange?: string | undefined;
  businessContactEmail?: string | undefined;
}

/** Only `verified` and `vetted_verified` may have campaigns. */
export interface BrandView {
  /** Ask for it with this; a registry's own id may come later. */
  providerId: string;
  /** The registry's id (B…); null until it is given. */
  registryId: string | null;
  state: 'pending' | 'verified' | 'vetted_verified' | 'failed';
  /** The vendor's word. */
  status: string;
  reason: string | null;
}

/** A use of text messages as carriers want it described (10DLC). */
export interface TenDlcCampaignRequest {
  /** The registry's id of the brand. */
  brandId: string;
  usecase: string;
  subUsecases?: readonly string[] | undefined;
  /** 40–4,096 characters. */
  description: string;
  /** How people agree to get texts; 40–4,096 characters. */
  messageFlow: string;
  /** One to five, 20–1,024 characters each. */
  samples: readonly string[];
  optinKeywords?: string | undefined;
  optoutKeywords?: string | undefined;
  helpKeywords?: string | undefined;
  optinMessage?: string | undefined;
  optoutMessage?: string | undefined;
  helpMessage?: string | undefined;
  privacyPolicyLink: string;
  termsAndConditionsLink: string;
  /** E.164; at least one. */
  phoneNumbers: readonly string[];
  embeddedLink?: boolean | undefined;
  embeddedLinkSample?: string | undefined;
  ageGated?: boolean | undefined;
  directLending?: boolean | undefined;
}

/** Only an `active` one may send. */
export interface TenDlcCampaignView {
  providerId: string;
  brandId: string;
  state: 'pending' | 'active' | 'rejected' | 'suspended';
  status: string;
  reason: string | null;
  /** E.164. */
  phoneNumbers: string[];
}

/** Only a `ready` one may send. */
export interface RegisteredNumber {
  /** E.164. */
  phone: string;
  state: 'pending' | 'ready' | 'failed';
  status: string;
  campaignId: string | null;
}

export type RegistrationOutcome<T> =
  | { kind: 'ok'; value: T }
  /** The vendor said no; `message` is for people. */
  | { kind: 'rejected'; code: string; message: string }
  | { kind: 'absent' }
  /** It may have been done: read before doing it again. */
  | { kind: 'unknown'; cause: string }
  | Unavailable;

/** Registers businesses and their texts with the carriers, through a vendor. */
export interface RegistrationPort {
  createBrand(brand: BrandRequest): Promise<RegistrationOutcome<BrandView>>;
  readBrand(providerId: string): Promise<RegistrationOutcome<BrandView>>;
  createCampaign(campaign: TenDlcCampaignRequest): Promise<RegistrationOutcome<TenDlcCampaignView>>;
  readCampaign(providerId: string): Promise<RegistrationOutcome<TenDlcCampaignView>>;
  /** @param phone E.164 */
  readNumber(phone: string): Promise<RegistrationOutcome<RegisteredNumber>>;
  assignNumbers(campaignId: string, phones: readonly string[]): Promise<RegistrationOutcome<null>>;
}
