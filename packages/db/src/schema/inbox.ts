import { sql } from 'drizzle-orm';
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
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, instant, teamForeignKey, teamId, updatedAt } from './columns.js';
import { channel } from './compliance.js';
import { leads } from './leads.js';
import { teams } from './identity.js';
import { conversations } from './messaging.js';

export const inboxItemState = pgEnum('inbox_item_state', ['open', 'done']);

/** A conversation that needs a person (open) or needed one (done). */
export const inboxItems = pgTable(
  'inbox_items',
  {
    teamId: teamId(),
    id: id(),
    conversationId: uuid('conversation_id').notNull(),
    leadId: uuid('lead_id').notNull(),
    state: inboxItemState('state').notNull(),
    optedOut: boolean('opted_out').notNull().default(false),
    intent: text('intent'),
    intentRule: text('intent_rule'),
    /** 0–100, with the parts that make it. */
    priority: integer('priority').notNull(),
    priorityParts: jsonb('priority_parts').$type<{ label: string; points: number }[]>().notNull(),
    /** The newest message of theirs; of a call that nobody answered, the call. */
    lastMessageId: uuid('last_message_id').notNull(),
    lastMessageText: text('last_message_text').notNull(),
    lastMessageAt: instant('last_message_at').notNull(),
    unread: boolean('unread').notNull().default(true),
    assigneeId: uuid('assignee_id'),
    campaignId: uuid('campaign_id'),
    stepPosition: integer('step_position'),
    slaDueAt: instant('sla_due_at'),
    /** The channel of the last message. */
    channel: channel('channel').notNull().default('sms'),
    sentiment: text('sentiment'),
    /** 0–1; null: only fixed rules spoke. */
    confidence: doublePrecision('confidence'),
    /** Neither rules nor model were sure: a person says what it is. */
    uncertain: boolean('uncertain').notNull().default(false),
    /** What was found in the last message: e-mail, time, price. */
    entities: jsonb('entities')
      .$type<{ kind: string; text: string; value: string }[]>()
      .notNull()
      .default(sql`'[]'`),
    language: text('language'),
    bucketId: uuid('bucket_id'),
    /** Out of the waiting lists until then; the sweeper takes it back. */
    snoozedUntil: instant('snoozed_until'),
    snoozedBy: uuid('snoozed_by'),
    /** 0: nobody was told; 1: the assignee; 2: the managers. */
    escalation: integer('escalation').notNull().default(0),
    nextEscalationAt: instant('next_escalation_at'),
    disposition: text('disposition'),
    /** A draft of an agent waits for a person. */
    draftId: uuid('draft_id'),
    firstAnsweredAt: instant('first_answered_at'),
    doneAt: instant('done_at'),
    doneBy: uuid('done_by'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    unique('inbox_items_conversation').on(t.teamId, t.conversationId),
    // In the lists' own order: the most important first, of equals who has waited longest.
    index('inbox_items_open')
      .on(t.teamId, t.priority.desc().nullsFirst(), t.lastMessageAt, t.id)
      .where(sql`state = 'open'`),
    index('inbox_items_recent').on(t.teamId, t.lastMessageAt, t.id),
    index('inbox_items_lead').on(t.teamId, t.leadId),
    index('inbox_items_opted_out')
      .on(t.teamId, t.lastMessageAt, t.id)
      .where(sql`opted_out`),
    index('inbox_items_put_away')
      .on(t.teamId, t.lastMessageAt, t.id)
      .where(sql`snoozed_until is not null`),
    // All that the counts of the lists look at: they are read from it alone.
    index('inbox_items_counted').on(
      t.teamId,
      t.state,
      t.optedOut,
      t.priority,
      t.assigneeId,
      t.bucketId,
      t.snoozedUntil,
      t.draftId,
      t.leadId,
    ),
    // Words of the last message, for `find_inbox_items`: see its migration.
    index('inbox_items_words').using('gin', sql`lower(${t.lastMessageText}) gin_trgm_ops`),
    index('inbox_items_mine')
      .on(t.teamId, t.assigneeId, t.priority.desc().nullsFirst(), t.lastMessageAt, t.id)
      .where(sql`state = 'open'`),
    index('inbox_items_drafts')
      .on(t.teamId, t.priority.desc().nullsFirst(), t.lastMessageAt, t.id)
      .where(sql`draft_id is not null`),
    /** One bucket's list, in the order that it is read. */
    index('inbox_items_bucket')
      .on(t.teamId, t.bucketId, t.priority.desc().nullsFirst(), t.lastMessageAt, t.id)
      .where(sql`state = 'open' and not opted_out and snoozed_until is null`),
    index('inbox_items_snoozed')
      .on(t.snoozedUntil)
      .where(sql`snoozed_until is not null`),
    index('inbox_items_escalating')
      .on(t.nextEscalationAt)
      .where(sql`state = 'open' and next_escalation_at is not null`),
    teamForeignKey(t, t.conversationId, conversations, 'inbox_items_conversation_fk').onDelete('cascade'),
    teamForeignKey(t, t.leadId, leads, 'inbox_items_lead_fk').onDelete('cascade'),
  ],
);

/** How a team works its inbox. No row: the defaults. */
export const inboxSettings = pgTable('inbox_settings', {
  teamId: teamId()
    .primaryKey()
    .references(() => teams.id, { onDelete: 'cascade' }),
  /** hand, round_robin, least_loaded. */
  assignment: text('assignment').notNull().default('hand'),
  /** Who takes part; empty: every rep, manager, admin and owner. */
  assignees: uuid('assignees')
    .array()
    .notNull()
    .default(sql`'{}'`),
  /** Whom round robin gave the last item. */
  lastAssigneeId: uuid('last_assignee_id'),
  /** Minutes to a first answer: of hot items and of all others; null: no limit. */
  slaHotMinutes: integer('sla_hot_minutes').default(5),
  slaMinutes: integer('sla_minutes').default(30),
  /** Minutes after the due time until the managers are told. */
  escalateMinutes: integer('escalate_minutes').notNull().default(30),
  /** Counts only working hours of the team when set: zone and week as in working hours. */
  businessHours: jsonb('business_hours').$type<{
    zone: string;
    week: Record<string, { from: number; to: number }[]>;
  }>(),
  updatedAt: updatedAt(),
});

/** Named piles of the inbox; the first whose rule holds takes the item, unless a person moved it. */
export const responseBuckets = pgTable(
  'response_buckets',
  {
    teamId: teamId(),
    id: id(),
    name: text('name').notNull(),
    position: integer('position').notNull(),
    /** `BucketRule` of the contracts. */
    rule: jsonb('rule').$type<Record<string, unknown>>().notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.id] }), unique('response_buckets_name').on(t.teamId, t.name)],
);

/** Each move of an item between buckets, by a rule or a person; append-only. */
export const bucketMoves = pgTable(
  'bucket_moves',
  {
    teamId: teamId(),
    id: id(),
    itemId: uuid('item_id').notNull(),
    fromBucketId: uuid('from_bucket_id'),
    toBucketId: uuid('to_bucket_id'),
    /** `rule` or a user's id. */
    movedBy: text('moved_by').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    index('bucket_moves_item').on(t.teamId, t.itemId, t.createdAt),
  ],
);

/** How a conversation or call ended, in the team's words. One that the team has removed keeps its words for what ended so. */
export const dispositions = pgTable(
  'dispositions',
  {
    teamId: teamId(),
    id: id(),
    key: text('key').notNull(),
    label: text('label').notNull(),
    position: integer('position').notNull(),
    /** Ends the lead's runs in all campaigns. */
    endsRuns: boolean('ends_runs').notNull().default(false),
    /** The lead's new stage; null: stays. */
    stage: text('stage'),
    /** Of calls, of conversations, or of both. */
    appliesTo: text('applies_to').notNull().default('both'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    removedAt: instant('removed_at'),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.id] }), unique('dispositions_key').on(t.teamId, t.key)],
);

/** Answers that people write again and again; found by `/`. */
export const cannedReplies = pgTable(
  'canned_replies',
  {
    teamId: teamId(),
    id: id(),
    shortcut: text('shortcut').notNull(),
    title: text('title').notNull(),
    body: text('body').notNull(),
    uses: integer('uses').notNull().default(0),
    createdBy: uuid('created_by'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: instant('deleted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    uniqueIndex('canned_replies_shortcut')
      .on(t.teamId, t.shortcut)
      .where(sql`deleted_at is null`),
  ],
);

/** What the team wants to remember of a lead; never sent. */
export const notes = pgTable(
  'notes',
  {
    teamId: teamId(),
    id: id(),
    leadId: uuid('lead_id').notNull(),
    body: text('body').notNull(),
    authorId: uuid('author_id').notNull(),
    /** Of the form that it was written in, with its author: a repeated press writes no second one. */
    clientKey: text('client_key'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: instant('deleted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    uniqueIndex('notes_client_key')
      .on(t.teamId, t.clientKey)
      .where(sql`client_key is not null`),
    index('notes_lead').on(t.teamId, t.leadId, t.createdAt),
    teamForeignKey(t, t.leadId, leads, 'notes_lead_fk').onDelete('cascade'),
  ],
);

/** A person said that a message means something else than the machine thought; what quality is measured by. */
export const intentCorrections = pgTable(
  'intent_corrections',
  {
    teamId: teamId(),
    id: id(),
    messageId: uuid('message_id').notNull(),
    fromIntent: text('from_intent'),
    fromRule: text('from_rule'),
    toIntent: text('to_intent').notNull(),
    userId: uuid('user_id').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    index('intent_corrections_recent').on(t.teamId, t.createdAt),
  ],
);

/** One act on one or many items, with what was before, so that it can be undone as a whole. */
export const inboxChanges = pgTable(
  'inbox_changes',
  {
    teamId: teamId(),
    id: id(),
    action: text('action').notNull(),
    userId: uuid('user_id').notNull(),
    before: jsonb('before').$type<Record<string, unknown>[]>().notNull(),
    createdAt: createdAt(),
    undoneAt: instant('undone_at'),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.id] })],
);
