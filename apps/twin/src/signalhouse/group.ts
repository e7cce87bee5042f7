export type BrandStatus =
  | 'PENDING_CREATION'
  | 'PENDING_APPROVAL'
  | 'UNVERIFIED'
  | 'VERIFIED'
  | 'VETTED_VERIFIED'
  | 'TCR_REJECTED'
  | 'DELETED';
export const BRAND_STATUSES = [
  'PENDING_CREATION',
  'PENDING_APPROVAL',
  'UNVERIFIED',
  'VERIFIED',
  'VETTED_VERIFIED',
  'TCR_REJECTED',
  'DELETED',
] as const satisfies readonly BrandStatus[];

export const CAMPAIGN_STATUSES = [
  'PENDING_REVIEW',
  'PENDING_CREATION',
  'PENDING_DCA_APPROVAL',
  'ACTIVE',
  'REJECTED',
  'DCA_REJECTED',
  'EXPIRED',
  'SUSPENDED',
] as const;
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number];

export const NUMBER_STATUSES = ['PENDING', 'IN_PROGRESS', 'READY', 'DEACTIVATED', 'RELEASED'] as const;
export type NumberStatus = (typeof NUMBER_STATUSES)[number];

/** What callers sent along, kept and shown again. */
type Details = Record<string, unknown>;

export interface Brand {
  _id: string;
  subgroupId: string;
  /** Given by the registry, a while after creation. */
  brandId: string | null;
  status: BrandStatus;
  rejectionReason: string | null;
  details: Details;
  createdAt: number;
}

export interface Campaign {
  _id: string;
  campaignId: string;
  brandId: string;
  status: CampaignStatus;
  rejectionReason: string | null;
  details: Details;
  createdAt: number;
}

export interface GroupNumber {
  /** E.164. */
  phone: string;
  subgroupId: string | null;
  campaignId: string | null;
  status: NumberStatus;
  primaryInboundWebhookUrl: string;
  secondaryInboundWebhookUrl: string;
}

export const EVENT_SHAPES = ['v2', 'v1_flat', 'v1_data', 'v1_bom'] as const;
/** How a webhook words its events: as v2 does, or like the older API, flat, under `data`, or after a byte order mark. */
export type EventShape = (typeof EVENT_SHAPES)[number];

export interface GroupWebhook {
  _id: string;
  name: string;
  url: string;
  endpointType: 'Global' | 'Number';
  /** E.164; for `Number`. */
  phone: string | null;
  subscribedEvents: string[];
  /** Null for those that were made before deliveries were signed. */
  signingSecret: string | null;
  shape: EventShape;
  createdAt: number;
}

/** An account of SignalHouse. */
export interface Group {
  groupId: string;
  /** Named by nobody yet: it takes the name that its key is first used with. */
  provisional: boolean;
  apiKeys: string[];
  subgroups: { subgroupId: string; subgroupName: string }[];
  numbers: Map<string, GroupNumber>;
  brands: Brand[];
  campaigns: Campaign[];
  webhooks: GroupWebhook[];
  /** Millionths of a dollar. */
  balance: number;
}
