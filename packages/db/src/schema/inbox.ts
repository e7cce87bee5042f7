import { sql } from 'drizzle-orm';
import {
  boolean,
  foreignKey,
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
import { createdAt, id, instant, teamId, updatedAt } from './columns.js';
import { leads } from './leads.js';
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
    lastMessageId: uuid('last_message_id').notNull(),
    lastMessageText: text('last_message_text').notNull(),
    lastMessageAt: instant('last_message_at').notNull(),
    unread: boolean('unread').notNull().default(true),
    assigneeId: uuid('assignee_id'),
    campaignId: uuid('campaign_id'),
    stepPosition: integer('step_position'),
    slaDueAt: instant('sla_due_at'),
    firstAnsweredAt: instant('first_answered_at'),
    doneAt: instant('done_at'),
    doneBy: uuid('done_by'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    unique('inbox_items_conversation').on(t.teamId, t.conversationId),
    index('inbox_items_open')
      .on(t.teamId, t.priority, t.lastMessageAt, t.id)
      .where(sql`state = 'open'`),
    index('inbox_items_recent').on(t.teamId, t.lastMessageAt, t.id),
    foreignKey({
      columns: [t.teamId, t.conversationId],
      foreignColumns: [conversations.teamId, conversations.id],
      name: 'inbox_items_conversation_fk',
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.teamId, t.leadId],
      foreignColumns: [leads.teamId, leads.id],
      name: 'inbox_items_lead_fk',
    }).onDelete('cascade'),
  ],
);
