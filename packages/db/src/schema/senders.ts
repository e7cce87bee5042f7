import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, instant, teamForeignKey, teamId, updatedAt } from './columns.js';
import { integrations, vendor } from './integrations.js';
import { tenDlcCampaigns } from './registration.js';

export const senderState = pgEnum('sender_state', ['active', 'pending', 'blocked', 'retired']);
export const senderKind = pgEnum('sender_kind', ['long_code', 'toll_free', 'short_code']);
/** `quarantined`: its figures are bad, nothing leaves from it until a person or time lifts it. */
export const senderHealthState = pgEnum('sender_health_state', ['healthy', 'watch', 'quarantined']);
export const poolRotation = pgEnum('pool_rotation', ['round_robin', 'least_used', 'weighted']);
export const domainState = pgEnum('domain_state', ['pending', 'verified', 'failed']);

/** A domain that e-mail leaves from, and whether its DNS says so. */
export const sendingDomains = pgTable(
  'sending_domains',
  {
    teamId: teamId(),
    id: id(),
    integrationId: uuid('integration_id').notNull(),
    /** Lower case. */
    domain: text('domain').notNull(),
    providerId: text('provider_id'),
    state: domainState('state').notNull().default('pending'),
    stateReason: text('state_reason'),
    spf: boolean('spf').notNull().default(false),
    dkim: boolean('dkim').notNull().default(false),
    dmarc: boolean('dmarc').notNull().default(false),
    /** What to put into DNS. */
    records: jsonb('records')
      .$type<{ type: string; host: string; value: string; valid: boolean }[]>()
      .notNull()
      .default([]),
    checkedAt: instant('checked_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    unique('sending_domains_domain').on(t.teamId, t.domain),
    teamForeignKey(t, t.integrationId, integrations, 'sending_domains_integration_fk'),
  ],
);

/** An address that e-mail leaves from. */
export const senderMailboxes = pgTable(
  'sender_mailboxes',
  {
    teamId: teamId(),
    id: id(),
    integrationId: uuid('integration_id').notNull(),
    vendor: vendor('vendor').notNull(),
    domainId: uuid('domain_id').notNull(),
    /** Lower case. */
    address: text('address').notNull(),
    displayName: text('display_name').notNull(),
    replyTo: text('reply_to'),
    state: senderState('state').notNull(),
    stateReason: text('state_reason'),
    dailyCap: integer('daily_cap'),
    warmUpStartedOn: date('warm_up_started_on', { mode: 'string' }),
    health: senderHealthState('health').notNull().default('healthy'),
    healthReason: text('health_reason'),
    quarantinedUntil: instant('quarantined_until'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    unique('sender_mailboxes_address').on(t.teamId, t.address),
    teamForeignKey(t, t.integrationId, integrations, 'sender_mailboxes_integration_fk'),
    teamForeignKey(t, t.domainId, sendingDomains, 'sender_mailboxes_domain_fk'),
  ],
);

export const senderNumbers = pgTable(
  'sender_numbers',
  {
    teamId: teamId(),
    id: id(),
    integrationId: uuid('integration_id').notNull(),
    vendor: vendor('vendor').notNull(),
    /** E.164. */
    phone: text('phone').notNull(),
    label: text('label'),
    state: senderState('state').notNull(),
    stateReason: text('state_reason'),
    /** The vendor's id of the number (Twilio PN…). */
    providerSid: text('provider_sid'),
    /** SMS segments per second that the carrier allows. */
    segmentsPerSecond: doublePrecision('segments_per_second').notNull().default(10),
    kind: senderKind('kind').notNull().default('long_code'),
    /** Registered traffic that the number belongs to; long codes to the US need one. */
    tenDlcCampaignId: uuid('ten_dlc_campaign_id'),
    /** The agent that answers who writes to it; null: the router decides without it. */
    agent: text('agent'),
    /** Share of a weighted pool. */
    weight: integer('weight').notNull().default(1),
    /** Messages a day that a person allows; null: the carrier's limits alone. */
    dailyCap: integer('daily_cap'),
    /** A new number sends little at first: day one of its warm-up, or null when it has none. */
    warmUpStartedOn: date('warm_up_started_on', { mode: 'string' }),
    health: senderHealthState('health').notNull().default('healthy'),
    healthReason: text('health_reason'),
    quarantinedUntil: instant('quarantined_until'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    unique('sender_numbers_phone').on(t.teamId, t.phone),
    teamForeignKey(t, t.integrationId, integrations, 'sender_numbers_integration_fk'),
    teamForeignKey(t, t.tenDlcCampaignId, tenDlcCampaigns, 'sender_numbers_ten_dlc_fk'),
  ],
);

export const senderPools = pgTable(
  'sender_pools',
  {
    teamId: teamId(),
    id: id(),
    name: text('name').notNull(),
    rotation: poolRotation('rotation').notNull().default('round_robin'),
    /** When a vendor fails, what waits may leave from another vendor's number of the pool. */
    failover: boolean('failover').notNull().default(true),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.id] }), unique('sender_pools_name').on(t.teamId, t.name)],
);

export const senderPoolNumbers = pgTable(
  'sender_pool_numbers',
  {
    teamId: teamId(),
    poolId: uuid('pool_id').notNull(),
    senderNumberId: uuid('sender_number_id').notNull(),
    position: integer('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.poolId, t.senderNumberId] }),
    teamForeignKey(t, t.poolId, senderPools, 'sender_pool_numbers_pool_fk').onDelete('cascade'),
    teamForeignKey(t, t.senderNumberId, senderNumbers, 'sender_pool_numbers_number_fk').onDelete('cascade'),
  ],
);

/** What left today by scope: `number:<id>`, `mailbox:<id>`, `brand:<id>`; caps are counted where a send is claimed. */
export const sendCounters = pgTable(
  'send_counters',
  {
    teamId: teamId(),
    scope: text('scope').notNull(),
    /** The Pacific day, at whose midnight carriers reset their caps. */
    day: date('day', { mode: 'string' }).notNull(),
    messages: integer('messages').notNull().default(0),
    segments: integer('segments').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.scope, t.day] })],
);

/**
 * When the next text may leave under a rate (`number:<id>`, `campaign:<id>`), where there is no Redis to keep it:
 * {free, log}. Of the last second only.
 */
export const rateSlots = pgTable(
  'rate_slots',
  {
    teamId: teamId(),
    key: text('key').notNull(),
    state: jsonb('state').$type<{ free: number; log: number[] }>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.key] })],
);

/** One look at a sender's figures and what the sequential tests said. */
export const senderHealthChecks = pgTable(
  'sender_health_checks',
  {
    teamId: teamId(),
    id: id(),
    senderNumberId: uuid('sender_number_id'),
    senderMailboxId: uuid('sender_mailbox_id'),
    /** The figures cover messages accepted from here to `created_at`. */
    since: instant('since').notNull(),
    sent: integer('sent').notNull(),
    delivered: integer('delivered').notNull(),
    failed: integer('failed').notNull(),
    optedOut: integer('opted_out').notNull(),
    replied: integer('replied').notNull(),
    complained: integer('complained').notNull(),
    verdict: senderHealthState('verdict').notNull(),
    /** Log-likelihood ratios of the tests, and their bounds. */
    tests: jsonb('tests').$type<Record<string, number>>().notNull(),
    reason: text('reason'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    index('sender_health_checks_number')
      .on(t.teamId, t.senderNumberId, t.createdAt)
      .where(sql`sender_number_id is not null`),
    index('sender_health_checks_mailbox')
      .on(t.teamId, t.senderMailboxId, t.createdAt)
      .where(sql`sender_mailbox_id is not null`),
    teamForeignKey(t, t.senderNumberId, senderNumbers, 'sender_health_checks_number_fk').onDelete('cascade'),
    teamForeignKey(t, t.senderMailboxId, senderMailboxes, 'sender_health_checks_mailbox_fk').onDelete(
      'cascade',
    ),
  ],
);
