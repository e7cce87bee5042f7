import type { Rotation } from '@og/core';
import type { AgentSlugValue, VendorValue } from '../../platform/graphql/shared-enums.js';
import type { HealthRow } from './health-view.js';
import type { DomainStateValue } from './mailboxes/mailbox.types.js';
import type { BrandStateValue, SenderKindValue, SenderStateValue, TenDlcStateValue } from './sender.types.js';

/** Rows of the statements in sender-graph.sql.ts. */
export interface BrandRow {
  id: string;
  provider_id: string | null;
  state: BrandStateValue;
  state_reason: string | null;
  display_name: string;
  company_name: string;
  details: Record<string, string>;
  trust_score: number | null;
  sole_proprietor: boolean;
  daily_segment_cap: number;
  segments_today: number;
  checked_at: Date | null;
  created_at: Date;
}

export interface CampaignRow {
  id: string;
  brand_id: string;
  provider_id: string | null;
  state: TenDlcStateValue;
  state_reason: string | null;
  use_case: string;
  description: string;
  message_flow: string;
  samples: string[];
  details: Record<string, string>;
  segments_per_second: number;
  checked_at: Date | null;
  created_at: Date;
}

export interface NumberRow extends HealthRow {
  id: string;
  vendor: VendorValue;
  phone: string;
  label: string | null;
  kind: SenderKindValue;
  state: SenderStateValue;
  state_reason: string | null;
  weight: number;
  segments_per_second: number;
  daily_cap: number | null;
  warm_up_started_on: string | null;
  ten_dlc_campaign_id: string | null;
  agent: AgentSlugValue | null;
  created_at: Date;
}

export interface PoolRow {
  id: string;
  name: string;
  rotation: Rotation;
  failover: boolean;
  created_at: Date;
  number_ids: string[];
}

export interface DomainRow {
  id: string;
  domain: string;
  state: DomainStateValue;
  state_reason: string | null;
  spf: boolean;
  dkim: boolean;
  dmarc: boolean;
  records: { type: string; host: string; value: string; valid: boolean }[];
  checked_at: Date | null;
  created_at: Date;
}

export interface MailboxRow extends HealthRow {
  id: string;
  vendor: VendorValue;
  address: string;
  display_name: string;
  reply_to: string | null;
  domain_id: string;
  state: SenderStateValue;
  state_reason: string | null;
  daily_cap: number | null;
  warm_up_started_on: string | null;
  created_at: Date;
}
