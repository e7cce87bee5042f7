import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgEnum, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, teamForeignKey, teamId, updatedAt } from './columns.js';

export const leadStage = pgEnum('lead_stage', [
  'new',
  'contacted',
  'replied',
  'qualified',
  'appointment',
  'won',
  'lost',
  'suppressed',
]);
export const enrichmentState = pgEnum('enrichment_state', [
  'raw',
  'enriched',
  'scored',
  'ready',
  'review',
  'rejected',
]);

/** A person we may contact. */
export const leads = pgTable(
  'leads',
  {
    teamId: teamId(),
    id: id(),
    firstName: text('first_name'),
    lastName: text('last_name'),
    company: text('company'),
    title: text('title'),
    address: text('address'),
    city: text('city'),
    county: text('county'),
    state: text('state'),
    zip: text('zip'),
    website: text('website'),
    notes: text('notes'),
    stage: leadStage('stage').notNull().default('new'),
    enrichment: enrichmentState('enrichment').notNull().default('raw'),
    /** 0–100. */
    score: integer('score').notNull().default(0),
    tags: text('tags')
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    /** Every plausible IANA zone and US state of the person: sets, not guesses. */
    timeZones: text('time_zones')
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    candidateStates: text('candidate_states')
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    /** What the sets were derived from: [{source, zones, states}]. */
    zoneEvidence: jsonb('zone_evidence').$type<ZoneEvidence[]>().notNull().default([]),
    /** Columns of the import that no field took. */
    custom: jsonb('custom').$type<Record<string, string>>().notNull().default({}),
    /** Lower-cased name, company, phones, e-mails and city, for search by substring (trigrams). */
    searchText: text('search_text').notNull().default(''),
    /** Display name in lower case, for sorting. */
    sortName: text('sort_name').notNull().default(''),
    source: text('source'),
    importId: uuid('import_id'),
    /** Set when the person revoked consent on any number or channel. */
    optedOutAt: instant('opted_out_at'),
    /** Soft delete: the change set that holds the undo. */
    deletedAt: instant('deleted_at'),
    deletedIn: uuid('deleted_in'),
    mergedInto: uuid('merged_into'),
    lastContactedAt: instant('last_contacted_at'),
    lastRepliedAt: instant('last_replied_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    index('leads_by_created')
      .on(t.teamId, t.createdAt, t.id)
      .where(sql`deleted_at is null`),
    index('leads_by_name')
      .on(t.teamId, t.sortName, t.id)
      .where(sql`deleted_at is null`),
    index('leads_by_stage')
      .on(t.teamId, t.stage, t.createdAt)
      .where(sql`deleted_at is null`),
    index('leads_by_import')
      .on(t.teamId, t.importId)
      .where(sql`import_id is not null`),
    // Few of many: what is left out of counts.
    index('leads_deleted')
      .on(t.teamId, t.id)
      .where(sql`deleted_at is not null`),
    index('leads_search').using('gin', sql`${t.searchText} gin_trgm_ops`),
  ],
);

export interface ZoneEvidence {
  source: string;
  zones: string[];
  states: string[];
}

export const leadPhones = pgTable(
  'lead_phones',
  {
    teamId: teamId(),
    id: id(),
    leadId: uuid('lead_id').notNull(),
    /** E.164. One lead per team owns a number, so that a reply finds its person. */
    phone: text('phone').notNull(),
    extension: text('extension'),
    /** As in the source: mobile, home, work … */
    kind: text('kind'),
    /** mobile, fixed, fixed_or_mobile, voip …, from numbering plans or a look-up. */
    lineType: text('line_type'),
    /** 0 is the one to text first. */
    position: integer('position').notNull().default(0),
    invalidAt: instant('invalid_at'),
    importId: uuid('import_id'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    unique('lead_phones_one_owner').on(t.teamId, t.phone),
    index('lead_phones_lead').on(t.teamId, t.leadId),
    teamForeignKey(t, t.leadId, leads, 'lead_phones_lead_fk').onDelete('cascade'),
  ],
);

export const leadEmails = pgTable(
  'lead_emails',
  {
    teamId: teamId(),
    id: id(),
    leadId: uuid('lead_id').notNull(),
    /** Lower case. */
    email: text('email').notNull(),
    position: integer('position').notNull().default(0),
    importId: uuid('import_id'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    unique('lead_emails_one_owner').on(t.teamId, t.email),
    index('lead_emails_lead').on(t.teamId, t.leadId),
    teamForeignKey(t, t.leadId, leads, 'lead_emails_lead_fk').onDelete('cascade'),
  ],
);

/** The lead's timeline; append-only. */
export const leadEvents = pgTable(
  'lead_events',
  {
    teamId: teamId(),
    id: id(),
    leadId: uuid('lead_id').notNull(),
    /** `<noun>.<past tense>`, such as `message.sent`. */
    type: text('type').notNull(),
    title: text('title').notNull(),
    detail: text('detail'),
    actor: text('actor').notNull(),
    messageId: uuid('message_id'),
    campaignId: uuid('campaign_id'),
    data: jsonb('data').$type<Record<string, unknown>>(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    index('lead_events_lead').on(t.teamId, t.leadId, t.createdAt),
    teamForeignKey(t, t.leadId, leads, 'lead_events_lead_fk').onDelete('cascade'),
  ],
);

/** A saved lead filter. */
export const segments = pgTable(
  'segments',
  {
    teamId: teamId(),
    id: id(),
    name: text('name').notNull(),
    filter: jsonb('filter').$type<Record<string, unknown>>().notNull(),
    createdBy: uuid('created_by'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.id] }), unique('segments_name').on(t.teamId, t.name)],
);

export const changeSetState = pgEnum('change_set_state', ['applied', 'undone', 'expired']);

/** A reversible piece of bulk work: what it was and what undoing needs. */
export const changeSets = pgTable(
  'change_sets',
  {
    teamId: teamId(),
    id: id(),
    kind: text('kind').notNull(),
    state: changeSetState('state').notNull().default('applied'),
    count: integer('count').notNull(),
    data: jsonb('data').$type<Record<string, unknown>>().notNull().default({}),
    createdBy: uuid('created_by'),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.id] })],
);
