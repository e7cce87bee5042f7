import { sql } from 'drizzle-orm';
import {
  bigint,
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
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, instant, teamForeignKey, teamId, updatedAt } from './columns.js';
import { channel } from './compliance.js';
import { leads } from './leads.js';
import { conversations } from './messaging.js';
import { teams } from './identity.js';

export const agentSlug = pgEnum('agent_slug', ['gianna', 'cathy', 'sabrina', 'neva']);
/** off: a person answers alone; draft: the agent writes and a person approves; auto: the agent answers by itself. */
export const agentMode = pgEnum('agent_mode', ['off', 'draft', 'auto']);
/** `auto`: left without a person; `expired`: something happened that made it moot. */
export const draftState = pgEnum('draft_state', [
  'writing',
  'pending',
  'approved',
  'edited',
  'rejected',
  'expired',
  'auto',
  'failed',
]);

/** What a team decides for all its agents. No row: the defaults. */
export const agentSettings = pgTable('agent_settings', {
  teamId: teamId()
    .primaryKey()
    .references(() => teams.id, { onDelete: 'cascade' }),
  /** The agents' kill switch: since when nothing that an agent wrote leaves by itself. */
  stoppedAt: instant('stopped_at'),
  stoppedBy: uuid('stopped_by'),
  /** Money a day and a conversation, in millionths of a US dollar. */
  dayBudgetMicros: bigint('day_budget_micros', { mode: 'number' }).notNull().default(20_000_000),
  conversationBudgetMicros: bigint('conversation_budget_micros', { mode: 'number' })
    .notNull()
    .default(500_000),
  /** Whether the first text of an agent says that it is automated, and how. */
  disclosure: boolean('disclosure').notNull().default(true),
  disclosureLine: text('disclosure_line').notNull().default('Sent with the help of an automated assistant.'),
  updatedAt: updatedAt(),
});

/** One version of how an agent works; never changed once published, so that a decision can be replayed. */
export const agentVersions = pgTable(
  'agent_versions',
  {
    teamId: teamId(),
    id: id(),
    agent: agentSlug('agent').notNull(),
    /** 1, 2, 3 … for each agent. */
    number: integer('number').notNull(),
    /** Name, tone dials, signature … as the agent's own schema says. */
    persona: jsonb('persona').$type<Record<string, unknown>>().notNull(),
    goal: text('goal').notNull(),
    prompt: text('prompt').notNull(),
    /** Limits that code enforces: segments, banned words, links, rebuttals, languages. */
    policy: jsonb('policy').$type<Record<string, unknown>>().notNull(),
    /** Null: the installation's default for this agent. */
    model: text('model'),
    note: text('note'),
    createdBy: uuid('created_by'),
    createdAt: createdAt(),
    publishedAt: instant('published_at'),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    unique('agent_versions_number').on(t.teamId, t.agent, t.number),
  ],
);

/** An agent of a team: which version works. */
export const agents = pgTable(
  'agents',
  {
    teamId: teamId(),
    agent: agentSlug('agent').notNull(),
    versionId: uuid('version_id').notNull(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.agent] }),
    teamForeignKey(t, t.versionId, agentVersions, 'agents_version_fk'),
  ],
);

/** The mode of an agent for an intent. No row: draft for Gianna, Cathy and Sabrina. */
export const agentModes = pgTable(
  'agent_modes',
  {
    teamId: teamId(),
    agent: agentSlug('agent').notNull(),
    intent: text('intent').notNull(),
    mode: agentMode('mode').notNull(),
    /** Autonomy that was earned and is not lost again. */
    unlockedAt: instant('unlocked_at'),
    relockedAt: instant('relocked_at'),
    relockReason: text('relock_reason'),
    updatedBy: uuid('updated_by'),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.agent, t.intent] })],
);

/** What the agents may say of the team: offers, questions and answers, links. Every claim of a draft rests on one. */
export const agentFacts = pgTable(
  'agent_facts',
  {
    teamId: teamId(),
    id: id(),
    kind: text('kind').notNull(),
    title: text('title').notNull(),
    body: text('body').notNull(),
    url: text('url'),
    createdBy: uuid('created_by'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: instant('deleted_at'),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.id] })],
);

/** The flight recorder: one row for each call of a model and what was decided with its answer; append-only. */
export const agentDecisions = pgTable(
  'agent_decisions',
  {
    teamId: teamId(),
    id: id(),
    /** classify, draft, brief, sandbox, rehearsal. */
    kind: text('kind').notNull(),
    /** Null for a classification, which no agent makes. */
    agent: agentSlug('agent'),
    versionId: uuid('version_id'),
    conversationId: uuid('conversation_id'),
    leadId: uuid('lead_id'),
    inboundMessageId: uuid('inbound_message_id'),
    inboundHash: text('inbound_hash'),
    promptHash: text('prompt_hash').notNull(),
    model: text('model').notNull(),
    /** Everything that the rules saw beside the model's output: facts, policy, mode, thread, zone, now. */
    input: jsonb('input').$type<Record<string, unknown>>().notNull(),
    /** As the model sent it; null when it sent nothing. */
    rawOutput: text('raw_output'),
    stopReason: text('stop_reason'),
    error: text('error'),
    checks: jsonb('checks').$type<{ check: string; ok: boolean; detail: string | null }[]>().notNull(),
    /** send, draft, person, template, off, classified … */
    verdict: text('verdict').notNull(),
    reason: text('reason'),
    inputTokens: integer('input_tokens').notNull().default(0),
    outputTokens: integer('output_tokens').notNull().default(0),
    cacheReadTokens: integer('cache_read_tokens').notNull().default(0),
    cacheWriteTokens: integer('cache_write_tokens').notNull().default(0),
    costMicros: bigint('cost_micros', { mode: 'number' }).notNull().default(0),
    latencyMs: integer('latency_ms').notNull().default(0),
    simulated: boolean('simulated').notNull(),
    /** Since when its texts are gone: input, output, error, reason and the checks' words. Hashes and the verdict stay. */
    erasedAt: instant('erased_at'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    /** Whose texts are still there. */
    index('agent_decisions_lead')
      .on(t.teamId, t.leadId)
      .where(sql`erased_at is null`),
    index('agent_decisions_recent').on(t.teamId, t.createdAt, t.id),
    index('agent_decisions_conversation').on(t.teamId, t.conversationId, t.createdAt),
    index('agent_decisions_agent').on(t.teamId, t.agent, t.createdAt),
  ],
);

/** What an agent would say; at most one waits in a conversation. */
export const drafts = pgTable(
  'drafts',
  {
    teamId: teamId(),
    id: id(),
    conversationId: uuid('conversation_id').notNull(),
    leadId: uuid('lead_id').notNull(),
    agent: agentSlug('agent').notNull(),
    versionId: uuid('version_id').notNull(),
    /** Null while it is being written. */
    decisionId: uuid('decision_id'),
    inboundMessageId: uuid('inbound_message_id'),
    channel: channel('channel').notNull(),
    subject: text('subject'),
    intent: text('intent').notNull(),
    state: draftState('state').notNull(),
    body: text('body').notNull(),
    /** What left, when a person changed it. */
    finalBody: text('final_body'),
    claims: jsonb('claims').$type<{ text: string; factId: string }[]>().notNull(),
    facts: jsonb('facts').$type<{ id: string; label: string; value: string; source: string }[]>().notNull(),
    checks: jsonb('checks').$type<{ check: string; ok: boolean; detail: string | null }[]>().notNull(),
    confidence: doublePrecision('confidence'),
    /** To whom the agent hands the conversation: an agent's slug or person. */
    handoff: text('handoff'),
    /** Why a person decides and not the agent. */
    reason: text('reason'),
    rejectReason: text('reject_reason'),
    rejectNote: text('reject_note'),
    /** The message that it became. */
    messageId: uuid('message_id'),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
    /** The press that was taken back before it arrived: when it comes it lets nothing go. */
    takenBackKey: text('taken_back_key'),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    uniqueIndex('drafts_one_waiting')
      .on(t.teamId, t.conversationId)
      .where(sql`state in ('writing', 'pending')`),
    index('drafts_waiting')
      .on(t.teamId, t.createdAt, t.id)
      .where(sql`state = 'pending'`),
    /** What people decided of an agent and intent, the last at the end: autonomy is earned by it, read from here alone. */
    index('drafts_by_people')
      .on(t.teamId, t.agent, t.intent, t.decidedAt, t.id, t.state)
      .where(sql`state in ('approved', 'edited', 'rejected') and decided_by is not null`),
    index('drafts_conversation').on(t.teamId, t.conversationId, t.createdAt),
    index('drafts_expiring')
      .on(t.expiresAt)
      .where(sql`state in ('writing', 'pending')`),
    teamForeignKey(t, t.conversationId, conversations, 'drafts_conversation_fk').onDelete('cascade'),
    teamForeignKey(t, t.versionId, agentVersions, 'drafts_version_fk'),
  ],
);

/**
 * When an agent writes again to somebody who does not answer. A row is a date to look at the conversation: what is true
 * then decides. One for each step of a silence, one that waits in a conversation.
 */
export const followUps = pgTable(
  'follow_ups',
  {
    teamId: teamId(),
    id: id(),
    conversationId: uuid('conversation_id').notNull(),
    /** The lead's last message, since which they are silent; the conversation's own id when they never wrote. */
    silence: uuid('silence').notNull(),
    /** 1, 2, 3 … within a silence. */
    step: integer('step').notNull(),
    dueAt: instant('due_at').notNull(),
    /** waiting; made: the draft was begun; ended: it is not to be. */
    state: text('state').notNull(),
    /** Why it ended, in words. */
    reason: text('reason'),
    draftId: uuid('draft_id'),
    madeAt: instant('made_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    unique('follow_ups_once').on(t.teamId, t.conversationId, t.silence, t.step),
    uniqueIndex('follow_ups_one_waiting')
      .on(t.teamId, t.conversationId)
      .where(sql`state = 'waiting'`),
    /** What the sweeper looks at, across teams. */
    index('follow_ups_due')
      .on(t.dueAt)
      .where(sql`state = 'waiting'`),
    teamForeignKey(t, t.conversationId, conversations, 'follow_ups_conversation_fk').onDelete('cascade'),
  ],
);

/**
 * What questions that a model is being asked just now may cost: it counts as spent until the answer is counted. One
 * whose process died stops counting by itself.
 */
export const modelReservations = pgTable(
  'model_reservations',
  {
    teamId: teamId(),
    /** The draft that is being written, or the one question. */
    id: id(),
    /** Null: it counts for the day only. */
    conversationId: uuid('conversation_id'),
    /** Micro-dollars. */
    micros: bigint('micros', { mode: 'number' }).notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.id] })],
);

/**
 * How often the texts of a lead were erased: what was read before the last time is stored no more, also when a model
 * answers it only now.
 */
export const textErasures = pgTable(
  'text_erasures',
  {
    teamId: teamId(),
    leadId: uuid('lead_id').notNull(),
    times: integer('times').notNull(),
    /** The last time. */
    erasedAt: instant('erased_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.leadId] }),
    teamForeignKey(t, t.leadId, leads, 'text_erasures_lead_fk').onDelete('cascade'),
  ],
);

/** What models were used for and cost, by day of UTC; added up from the recorder's rows as they are written. */
export const aiUsageDays = pgTable(
  'ai_usage_days',
  {
    teamId: teamId(),
    day: date('day', { mode: 'string' }).notNull(),
    /** An agent's slug or `classifier`. */
    who: text('who').notNull(),
    model: text('model').notNull(),
    calls: integer('calls').notNull().default(0),
    failed: integer('failed').notNull().default(0),
    inputTokens: bigint('input_tokens', { mode: 'number' }).notNull().default(0),
    outputTokens: bigint('output_tokens', { mode: 'number' }).notNull().default(0),
    cacheReadTokens: bigint('cache_read_tokens', { mode: 'number' }).notNull().default(0),
    cacheWriteTokens: bigint('cache_write_tokens', { mode: 'number' }).notNull().default(0),
    costMicros: bigint('cost_micros', { mode: 'number' }).notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.day, t.who, t.model] })],
);

/** A new version tried on what really came in: only what differs is kept. */
export const rehearsals = pgTable(
  'rehearsals',
  {
    teamId: teamId(),
    id: id(),
    agent: agentSlug('agent').notNull(),
    versionId: uuid('version_id').notNull(),
    state: text('state').notNull(),
    total: integer('total').notNull().default(0),
    done: integer('done').notNull().default(0),
    differing: integer('differing').notNull().default(0),
    costMicros: bigint('cost_micros', { mode: 'number' }).notNull().default(0),
    error: text('error'),
    createdBy: uuid('created_by'),
    createdAt: createdAt(),
    /** Its last sign of life: one that shows none for long is taken up again. */
    updatedAt: instant('updated_at').notNull().defaultNow(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    index('rehearsals_agent').on(t.teamId, t.agent, t.createdAt),
    index('rehearsals_running')
      .on(t.updatedAt)
      .where(sql`state = 'running'`),
  ],
);

export const rehearsalDifferences = pgTable(
  'rehearsal_differences',
  {
    teamId: teamId(),
    id: id(),
    rehearsalId: uuid('rehearsal_id').notNull(),
    /** The recorded decision and the one that the new version made. */
    beforeId: uuid('before_id').notNull(),
    afterId: uuid('after_id').notNull(),
    /** verdict, text, handoff, check. */
    what: text('what').array().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    index('rehearsal_differences_run').on(t.teamId, t.rehearsalId, t.id),
    teamForeignKey(t, t.rehearsalId, rehearsals, 'rehearsal_differences_fk').onDelete('cascade'),
  ],
);
