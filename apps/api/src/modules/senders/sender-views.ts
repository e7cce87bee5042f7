import type { Rotation, SenderHealthState } from '@og/core';
import type { AgentSlugValue, VendorValue } from '../../platform/graphql/shared-enums.js';
import type { DomainStateValue } from './mailboxes/mailbox.types.js';
import type { BrandStateValue, SenderKindValue, SenderStateValue, TenDlcStateValue } from './sender.types.js';

export interface WarmUpView {
  day: number;
  days: number;
  allowedToday: number;
  /** `YYYY-MM-DD`, Pacific. */
  startedOn: string;
}

export interface HealthCheckView {
  at: Date;
  since: Date;
  sent: number;
  delivered: number;
  failed: number;
  optedOut: number;
  replied: number;
  complained: number;
  verdict: SenderHealthState;
  reason: string | null;
}

export interface SenderHealthView {
  state: SenderHealthState;
  reason: string | null;
  quarantinedUntil: Date | null;
  latest: HealthCheckView | null;
}

/** A number; its registration leads back to it, so never turn a view into JSON. */
export interface SenderNumberView {
  __typename: 'SenderNumber';
  id: string;
  vendor: VendorValue;
  /** E.164. */
  phone: string;
  label: string | null;
  kind: SenderKindValue;
  state: SenderStateValue;
  stateReason: string | null;
  weight: number;
  segmentsPerSecond: number;
  dailyCap: number | null;
  allowedToday: number | null;
  sentToday: number;
  warmUp: WarmUpView | null;
  health: SenderHealthView;
  tenDlcCampaign: TenDlcCampaignView | null;
  /** Who answers what comes in there. */
  agent: AgentSlugValue | null;
  createdAt: Date;
}

export interface TenDlcCampaignView {
  __typename: 'TenDlcCampaign';
  id: string;
  brandId: string;
  providerId: string | null;
  state: TenDlcStateValue;
  stateReason: string | null;
  useCase: string;
  description: string;
  messageFlow: string;
  samples: string[];
  details: Record<string, string>;
  segmentsPerSecond: number;
  numbers: SenderNumberView[];
  checkedAt: Date | null;
  createdAt: Date;
}

export interface BrandView {
  __typename: 'Brand';
  id: string;
  providerId: string | null;
  state: BrandStateValue;
  stateReason: string | null;
  displayName: string;
  companyName: string;
  /** The tax number shows its last four digits alone. */
  details: Record<string, string>;
  trustScore: number | null;
  soleProprietor: boolean;
  dailySegmentCap: number;
  segmentsToday: number;
  campaigns: TenDlcCampaignView[];
  checkedAt: Date | null;
  createdAt: Date;
}

export interface SenderPoolView {
  __typename: 'SenderPool';
  id: string;
  name: string;
  rotation: Rotation;
  failover: boolean;
  numbers: SenderNumberView[];
  createdAt: Date;
}

export interface SendingDomainView {
  __typename: 'SendingDomain';
  id: string;
  domain: string;
  state: DomainStateValue;
  stateReason: string | null;
  spf: boolean;
  dkim: boolean;
  dmarc: boolean;
  records: { type: string; host: string; value: string; valid: boolean }[];
  complaintRate: number | null;
  checkedAt: Date | null;
  createdAt: Date;
}

export interface SenderMailboxView {
  __typename: 'SenderMailbox';
  id: string;
  vendor: VendorValue;
  address: string;
  displayName: string;
  replyTo: string | null;
  domain: SendingDomainView;
  state: SenderStateValue;
  stateReason: string | null;
  dailyCap: number | null;
  allowedToday: number | null;
  sentToday: number;
  warmUp: WarmUpView | null;
  health: SenderHealthView;
  createdAt: Date;
}
