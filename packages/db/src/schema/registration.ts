import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, instant, teamForeignKey, teamId, updatedAt } from './columns.js';

export const brandState = pgEnum('brand_state', [
  'draft',
  'pending',
  'verified',
  'vetted_verified',
  'failed',
]);
export const tenDlcState = pgEnum('ten_dlc_state', ['draft', 'pending', 'active', 'rejected', 'suspended']);

/** A business as the carriers' registry knows it. */
export const brands = pgTable(
  'brands',
  {
    teamId: teamId(),
    id: id(),
    integrationId: uuid('integration_id'),
    /** The registry's or vendor's id; null while it is a draft. */
    providerId: text('provider_id'),
    state: brandState('state').notNull().default('draft'),
    stateReason: text('state_reason'),
    displayName: text('display_name').notNull(),
    companyName: text('company_name').notNull(),
    /** What the vendor asks for: entity type, EIN, address, vertical, contact. */
    details: jsonb('details').$type<Record<string, string>>().notNull().default({}),
    /** 0–100 from vetting; null: not vetted, low volume. */
    trustScore: integer('trust_score'),
    soleProprietor: boolean('sole_proprietor').notNull().default(false),
    /** T-Mobile's segments a Pacific day. */
    dailySegmentCap: integer('daily_segment_cap').notNull().default(2000),
    checkedAt: instant('checked_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.id] })],
);

/** A registered use of text messages; its rate is shared by all its numbers. */
export const tenDlcCampaigns = pgTable(
  'ten_dlc_campaigns',
  {
    teamId: teamId(),
    id: id(),
    brandId: uuid('brand_id').notNull(),
    integrationId: uuid('integration_id'),
    providerId: text('provider_id'),
    state: tenDlcState('state').notNull().default('draft'),
    stateReason: text('state_reason'),
    useCase: text('use_case').notNull(),
    description: text('description').notNull(),
    messageFlow: text('message_flow').notNull(),
    samples: text('samples').array().notNull(),
    details: jsonb('details').$type<Record<string, string>>().notNull().default({}),
    /** All carriers together. */
    segmentsPerSecond: doublePrecision('segments_per_second').notNull().default(3.75),
    checkedAt: instant('checked_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    index('ten_dlc_campaigns_brand').on(t.teamId, t.brandId),
    teamForeignKey(t, t.brandId, brands, 'ten_dlc_campaigns_brand_fk'),
  ],
);
