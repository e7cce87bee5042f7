import { sql } from 'drizzle-orm';
import {
  boolean,
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
import { channel } from './compliance.js';
import { leads, segments } from './leads.js';
import { senderPools } from './senders.js';

export const campaignState = pgEnum('campaign_state', [
  'draft',
  'scheduled',
  'active',
  'paused',
  'completed',
  'archived',
]);
export const stepType = pgEnum('step_type', [
  'sms',
  'email',
  'call_task',
  'manual_task',
  'wait',
  'branch',
  'split',
  'move',
  'handoff',
]);
/** `running`: the first runs are under way; `holding`: they are out and their figures are awaited. */
export const canaryState = pgEnum('canary_state', ['none', 'running', 'holding', 'released', 'stopped']);
export const experimentState = pgEnum('experiment_state', ['running', 'stopped', 'concluded']);
export const delayUnit = pgEnum('delay_unit', ['minutes', 'hours', 'days']);
export const enrollmentState = pgEnum('enrollment_state', [
  'pending',
  'active',
  'paused',
  'finished',
  'replied',
  'bounced',
  'opted_out',
  'failed',
  'moved',
  'suppressed',
  'held',
]);

/** Ordered timed steps. Editing one that runs makes a new version; who is in flight stays on the old one. */
export const sequences = pgTable(
  'sequences',
  {
    teamId: teamId(),
    id: id(),
    name: text('name').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.id] })],
);

/** One frozen wording of a sequence. */
export const sequenceVersions = pgTable(
  'sequence_versions',
  {
    teamId: teamId(),
    id: id(),
    sequenceId: uuid('sequence_id').notNull(),
    version: integer('version').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    unique('sequence_versions_number').on(t.teamId, t.sequenceId, t.version),
    teamForeignKey(t, t.sequenceId, sequences, 'sequence_versions_sequence_fk').onDelete('cascade'),
  ],
);

export const steps = pgTable(
  'steps',
  {
    teamId: teamId(),
    id: id(),
    sequenceVersionId: uuid('sequence_version_id').notNull(),
    /** Names the step within its version and across versions; jumps lead to keys. */
    key: text('key').notNull(),
    /** 0-based. */
    position: integer('position').notNull(),
    type: stepType('type').notNull(),
    channel: channel('channel'),
    /** Waiting time after the step before (or after enrollment). */
    delayAmount: integer('delay_amount').notNull().default(0),
    delayUnit: delayUnit('delay_unit').notNull().default('minutes'),
    subject: text('subject'),
    body: text('body'),
    /** What other types of step need, validated by the type's own schema. */
    config: jsonb('config').$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    unique('steps_position').on(t.teamId, t.sequenceVersionId, t.position),
    unique('steps_key').on(t.teamId, t.sequenceVersionId, t.key),
    teamForeignKey(t, t.sequenceVersionId, sequenceVersions, 'steps_version_fk').onDelete('cascade'),
  ],
);

/** Audience, sequence and senders launched together. */
export const campaigns = pgTable(
  'campaigns',
  {
    teamId: teamId(),
    id: id(),
    name: text('name').notNull(),
    state: campaignState('state').notNull().default('draft'),
    segmentId: uuid('segment_id'),
    /** The audience's filter when it is not a saved segment. */
    filter: jsonb('filter').$type<Record<string, unknown>>(),
    sequenceVersionId: uuid('sequence_version_id').notNull(),
    senderPoolId: uuid('sender_pool_id'),
    /** {from: "09:00", to: "18:00", days: [1..7]} in the lead's own time; null: the lawful window alone. */
    sendWindow: jsonb('send_window').$type<{ from: string; to: string; days: number[] }>(),
    pauseReason: text('pause_reason'),
    /** What ends a run, beside an opt-out and erasure, which always do. */
    exitConditions: text('exit_conditions')
      .array()
      .notNull()
      .default(sql`'{reply,bounce,disposition,stage_change}'`),
    /** A lead that ran this sequence before may run it again after so many days; null: never. */
    reEntryAfterDays: integer('re_entry_after_days'),
    /** Leads that run another exclusive campaign are left out. */
    exclusive: boolean('exclusive').notNull().default(false),
    /** Launch so many runs first and hold the rest; null: all at once. */
    canarySize: integer('canary_size'),
    canaryState: canaryState('canary_state').notNull().default('none'),
    /** Why the canary holds or stopped, in words that a person can act on. */
    canaryReason: text('canary_reason'),
    /** `user:<id>`, or `system:health` when good figures released the rest. */
    canaryReleasedBy: text('canary_released_by'),
    canaryReleasedAt: instant('canary_released_at'),
    /** Links in texts are led through our own domain and counted. */
    trackLinks: boolean('track_links').notNull().default(false),
    /** Who sends the e-mail steps; null: the pool's mailboxes. */
    senderMailboxId: uuid('sender_mailbox_id'),
    /** Grows with each edit; an edit of an older one is refused. */
    version: integer('version').notNull().default(1),
    createdBy: uuid('created_by'),
    launchedAt: instant('launched_at'),
    /** The last lead of the audience that was looked at, while it is being enrolled, and how many were. */
    enrollCursor: uuid('enroll_cursor'),
    enrollCount: integer('enroll_count').notNull().default(0),
    /** Enrollment of the audience has ended. */
    enrolledAt: instant('enrolled_at'),
    completedAt: instant('completed_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    index('campaigns_recent').on(t.teamId, t.createdAt, t.id),
    teamForeignKey(t, t.segmentId, segments, 'campaigns_segment_fk'),
    teamForeignKey(t, t.sequenceVersionId, sequenceVersions, 'campaigns_sequence_fk'),
    teamForeignKey(t, t.senderPoolId, senderPools, 'campaigns_pool_fk'),
  ],
);

/** One lead's run through one sequence. */
export const enrollments = pgTable(
  'enrollments',
  {
    teamId: teamId(),
    id: id(),
    campaignId: uuid('campaign_id').notNull(),
    leadId: uuid('lead_id').notNull(),
    sequenceVersionId: uuid('sequence_version_id').notNull(),
    state: enrollmentState('state').notNull(),
    /** Why it stands where it stands: a reason code of the compliance gate or of the engine. */
    reason: text('reason'),
    /** The step that comes next. */
    stepPosition: integer('step_position').notNull().default(0),
    nextDueAt: instant('next_due_at'),
    /** Sticky sender: the lead keeps one number. */
    senderNumberId: uuid('sender_number_id'),
    /** The one number of the person that this run texts. */
    phone: text('phone'),
    /** The one address of the person that this run writes to. */
    email: text('email'),
    /** Sticky sender of e-mail steps. */
    senderMailboxId: uuid('sender_mailbox_id'),
    /** 1, or higher when the lead came back or was moved to another sequence of the campaign. */
    run: integer('run').notNull().default(1),
    /** The run that a move step ended. */
    movedFromId: uuid('moved_from_id'),
    /** Among the first runs of a canary launch. */
    canary: boolean('canary').notNull().default(false),
    /** When the step before was carried out; delays and waits count from it. */
    lastStepAt: instant('last_step_at'),
    /** The step that was carried out last; while nothing is due, the one whose acceptance is awaited. */
    lastStepId: uuid('last_step_id'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    /** The lead in front: it also finds the runs of a lead. */
    unique('enrollments_once').on(t.teamId, t.leadId, t.campaignId, t.run),
    /** What the planner takes next, in the order in which it takes it. */
    index('enrollments_due')
      .on(t.teamId, t.campaignId, t.nextDueAt, t.id)
      .where(sql`state = 'active' and next_due_at is not null`),
    index('enrollments_by_state').on(t.teamId, t.campaignId, t.state),
    teamForeignKey(t, t.campaignId, campaigns, 'enrollments_campaign_fk').onDelete('cascade'),
    teamForeignKey(t, t.leadId, leads, 'enrollments_lead_fk').onDelete('cascade'),
    // No key on the version and the sender: the one writer reads both in the same transaction, neither is ever
    // deleted, and a million rows would be checked one by one.
  ],
);

/** How often each step of a campaign was carried out, or passed over because there was nobody to write to. */
export const stepCounts = pgTable(
  'step_counts',
  {
    teamId: teamId(),
    campaignId: uuid('campaign_id').notNull(),
    stepId: uuid('step_id').notNull(),
    /** Planners count in rows of their own, so that none waits for another's commit; the sum counts. */
    slot: integer('slot').notNull().default(0),
    carriedOut: integer('carried_out').notNull().default(0),
    skipped: integer('skipped').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.campaignId, t.stepId, t.slot] }),
    teamForeignKey(t, t.campaignId, campaigns, 'step_counts_campaign_fk').onDelete('cascade'),
  ],
);

/** A split step under watch: variants are compared, and one that harms is stopped. */
export const experiments = pgTable(
  'experiments',
  {
    teamId: teamId(),
    id: id(),
    campaignId: uuid('campaign_id').notNull(),
    stepId: uuid('step_id').notNull(),
    state: experimentState('state').notNull().default('running'),
    /** Variants that get nobody any more, with the figures that stopped them. */
    stoppedVariants: jsonb('stopped_variants')
      .$type<{ key: string; reason: string; at: string; figures: Record<string, number> }[]>()
      .notNull()
      .default([]),
    winner: text('winner'),
    reason: text('reason'),
    startedAt: instant('started_at').notNull(),
    decidedAt: instant('decided_at'),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    unique('experiments_once').on(t.teamId, t.campaignId, t.stepId),
    teamForeignKey(t, t.campaignId, campaigns, 'experiments_campaign_fk').onDelete('cascade'),
    teamForeignKey(t, t.stepId, steps, 'experiments_step_fk').onDelete('cascade'),
  ],
);

/** Which variant a run took at a split; written once. */
export const experimentAssignments = pgTable(
  'experiment_assignments',
  {
    teamId: teamId(),
    enrollmentId: uuid('enrollment_id').notNull(),
    stepId: uuid('step_id').notNull(),
    variant: text('variant').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.enrollmentId, t.stepId] }),
    index('experiment_assignments_step').on(t.teamId, t.stepId, t.variant),
    teamForeignKey(t, t.enrollmentId, enrollments, 'experiment_assignments_enrollment_fk').onDelete(
      'cascade',
    ),
  ],
);

/** What a campaign was expected to do, kept with the figures that it is scored against. */
export const forecasts = pgTable(
  'forecasts',
  {
    teamId: teamId(),
    id: id(),
    campaignId: uuid('campaign_id').notNull(),
    /** The campaign's version that was forecast; a later edit makes it stale. */
    campaignVersion: integer('campaign_version').notNull(),
    /** What the result rests on: campaign, steps, settings, senders, audience. The same one needs no new arithmetic. */
    fingerprint: text('fingerprint').notNull().default(''),
    /** The whole forecast as the API serves it. */
    result: jsonb('result').$type<Record<string, unknown>>().notNull(),
    computedAt: instant('computed_at').notNull(),
    /** The launch that it is held against. */
    launchedAt: instant('launched_at'),
    /** Forecast against fact, once the run has ended. */
    score: jsonb('score').$type<Record<string, unknown>>(),
    scoredAt: instant('scored_at'),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    index('forecasts_campaign').on(t.teamId, t.campaignId, t.computedAt),
    teamForeignKey(t, t.campaignId, campaigns, 'forecasts_campaign_fk').onDelete('cascade'),
  ],
);
