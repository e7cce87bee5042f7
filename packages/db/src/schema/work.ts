import { sql } from 'drizzle-orm';
import { index, integer, pgEnum, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { enrollments } from './campaigns.js';
import { createdAt, id, instant, teamForeignKey, teamId, updatedAt } from './columns.js';
import { leads } from './leads.js';

export const taskType = pgEnum('task_type', ['call', 'manual']);
export const taskState = pgEnum('task_state', ['open', 'done', 'canceled']);

/** What a person has to do for a lead: a call or anything else; made by hand or by a step. */
export const tasks = pgTable(
  'tasks',
  {
    teamId: teamId(),
    id: id(),
    leadId: uuid('lead_id').notNull(),
    type: taskType('type').notNull(),
    state: taskState('state').notNull().default('open'),
    title: text('title').notNull(),
    notes: text('notes'),
    dueAt: instant('due_at').notNull(),
    assigneeId: uuid('assignee_id'),
    campaignId: uuid('campaign_id'),
    enrollmentId: uuid('enrollment_id'),
    stepId: uuid('step_id'),
    /** What came of it, in the team's words; may end the run. */
    disposition: text('disposition'),
    /** 0–100: a hot reply's own; the call queue is sorted by it. */
    priority: integer('priority').notNull().default(50),
    conversationId: uuid('conversation_id'),
    briefId: uuid('brief_id'),
    doneAt: instant('done_at'),
    doneBy: uuid('done_by'),
    createdBy: text('created_by').notNull(),
    /** Of the form that made it, with who pressed: a repeated press makes no second one. */
    clientKey: text('client_key'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    uniqueIndex('tasks_once_per_step')
      .on(t.teamId, t.enrollmentId, t.stepId)
      .where(sql`enrollment_id is not null`),
    uniqueIndex('tasks_client_key')
      .on(t.teamId, t.clientKey)
      .where(sql`client_key is not null`),
    index('tasks_open')
      .on(t.teamId, t.dueAt, t.id)
      .where(sql`state = 'open'`),
    /** One open call for a conversation, however often the person writes. */
    uniqueIndex('tasks_one_call')
      .on(t.teamId, t.conversationId)
      .where(sql`state = 'open' and type = 'call' and conversation_id is not null`),
    index('tasks_calls')
      .on(t.teamId, t.priority, t.dueAt, t.id)
      .where(sql`state = 'open' and type = 'call'`),
    index('tasks_lead').on(t.teamId, t.leadId, t.createdAt),
    teamForeignKey(t, t.leadId, leads, 'tasks_lead_fk').onDelete('cascade'),
    teamForeignKey(t, t.enrollmentId, enrollments, 'tasks_enrollment_fk'),
  ],
);
