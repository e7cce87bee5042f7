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
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, instant, teamForeignKey, teamId, updatedAt } from './columns.js';
import { leads } from './leads.js';
import { direction } from './messaging.js';

/** `unknown`: the vendor never said what became of it; `voicemail`: the caller or the callee's machine left or got a message. */
export const callState = pgEnum('call_state', [
  'starting',
  'ringing_rep',
  'ringing',
  'in_progress',
  'completed',
  'no_answer',
  'busy',
  'failed',
  'canceled',
  'voicemail',
  'unknown',
]);

export const appointmentState = pgEnum('appointment_state', [
  'held',
  'booked',
  'canceled',
  'done',
  'no_show',
  'expired',
]);

/** A call with a lead: first the rep's own phone rings, then the lead's; or the lead called and left a message. */
export const calls = pgTable(
  'calls',
  {
    teamId: teamId(),
    id: id(),
    leadId: uuid('lead_id').notNull(),
    taskId: uuid('task_id'),
    userId: uuid('user_id'),
    direction: direction('direction').notNull(),
    state: callState('state').notNull(),
    integrationId: uuid('integration_id').notNull(),
    senderNumberId: uuid('sender_number_id').notNull(),
    leadPhone: text('lead_phone').notNull(),
    repPhone: text('rep_phone'),
    providerId: text('provider_id'),
    /** A client's key, so that a repeated click is one call. */
    clientKey: text('client_key'),
    recorded: boolean('recorded').notNull().default(false),
    /** Storage key of the recording or the voicemail. */
    recordingKey: text('recording_key'),
    recordingProviderId: text('recording_provider_id'),
    recordingSeconds: integer('recording_seconds'),
    /** When the notice of recording was played. */
    noticeAt: instant('notice_at'),
    disposition: text('disposition'),
    notes: text('notes'),
    errorCode: text('error_code'),
    errorMessage: text('error_message'),
    startedAt: instant('started_at').notNull(),
    answeredAt: instant('answered_at'),
    endedAt: instant('ended_at'),
    talkSeconds: integer('talk_seconds'),
    /** How often the vendor was asked what became of it, and when it is asked next. */
    lookups: integer('lookups').notNull().default(0),
    nextLookupAt: instant('next_lookup_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    index('calls_lead').on(t.teamId, t.leadId, t.createdAt),
    index('calls_recent').on(t.teamId, t.createdAt, t.id),
    uniqueIndex('calls_once')
      .on(t.teamId, t.clientKey)
      .where(sql`client_key is not null`),
    uniqueIndex('calls_provider')
      .on(t.teamId, t.providerId)
      .where(sql`provider_id is not null`),
    /** One call at a time for a rep. */
    uniqueIndex('calls_one_live')
      .on(t.teamId, t.userId)
      .where(sql`user_id is not null and state in ('starting', 'ringing_rep', 'ringing', 'in_progress')`),
    index('calls_live')
      .on(t.updatedAt)
      .where(sql`state in ('starting', 'ringing_rep', 'ringing', 'in_progress')`),
    /** Calls of which nobody knows what became. */
    index('calls_in_doubt')
      .on(t.startedAt)
      .where(sql`state = 'unknown'`),
    teamForeignKey(t, t.leadId, leads, 'calls_lead_fk').onDelete('cascade'),
  ],
);

/** What a rep should know before a call: statements, each with where it comes from. */
export const briefs = pgTable(
  'briefs',
  {
    teamId: teamId(),
    id: id(),
    leadId: uuid('lead_id').notNull(),
    decisionId: uuid('decision_id'),
    statements: jsonb('statements')
      .$type<
        {
          text: string;
          source: { id: string; kind: string; label: string; value: string; url: string | null };
        }[]
      >()
      .notNull(),
    openQuestions: text('open_questions').array().notNull(),
    /** Statements without a source, which were left out. */
    dropped: integer('dropped').notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    index('briefs_lead').on(t.teamId, t.leadId, t.createdAt),
    teamForeignKey(t, t.leadId, leads, 'briefs_lead_fk').onDelete('cascade'),
  ],
);

/** When a member can be met. No row: Monday to Friday, nine to five of the team. */
export const workingHours = pgTable(
  'working_hours',
  {
    teamId: teamId(),
    userId: uuid('user_id').notNull(),
    zone: text('zone').notNull(),
    /** By ISO weekday, 1 Monday: spans as minutes of the day. */
    week: jsonb('week').$type<Record<string, { from: number; to: number }[]>>().notNull(),
    slotMinutes: integer('slot_minutes').notNull().default(30),
    bufferMinutes: integer('buffer_minutes').notNull().default(0),
    noticeMinutes: integer('notice_minutes').notNull().default(60),
    horizonDays: integer('horizon_days').notNull().default(14),
    /** Takes appointments at all. */
    bookable: boolean('bookable').notNull().default(true),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.userId] })],
);

/** A meeting with a lead. Two of one owner that are held or booked cannot overlap: the database refuses it. */
export const appointments = pgTable(
  'appointments',
  {
    teamId: teamId(),
    id: id(),
    leadId: uuid('lead_id').notNull(),
    conversationId: uuid('conversation_id'),
    ownerId: uuid('owner_id').notNull(),
    state: appointmentState('state').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    /** The lead's zone, in which it was offered. */
    zone: text('zone').notNull(),
    title: text('title').notNull(),
    notes: text('notes'),
    /** An offer that nobody took ends by itself. */
    holdExpiresAt: instant('hold_expires_at'),
    agent: text('agent'),
    /** The draft that takes the time. While held: booked as soon as the draft's message has left, and given back if it never does. */
    draftId: uuid('draft_id'),
    /** The draft that offers it: an offer that never left ends. */
    offerDraftId: uuid('offer_draft_id'),
    briefId: uuid('brief_id'),
    /** Of the invitation: the same for all its changes, which count up. */
    icsUid: text('ics_uid').notNull(),
    icsSequence: integer('ics_sequence').notNull().default(0),
    invitationMessageId: uuid('invitation_message_id'),
    cancelReason: text('cancel_reason'),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    index('appointments_owner').on(t.teamId, t.ownerId, t.startsAt),
    index('appointments_range').on(t.teamId, t.startsAt),
    index('appointments_lead').on(t.teamId, t.leadId, t.startsAt),
    index('appointments_holds')
      .on(t.holdExpiresAt)
      .where(sql`state = 'held'`),
    uniqueIndex('appointments_draft')
      .on(t.teamId, t.draftId)
      .where(sql`draft_id is not null and state in ('held', 'booked')`),
    index('appointments_taken')
      .on(t.teamId, t.draftId)
      .where(sql`draft_id is not null and state = 'held'`),
    teamForeignKey(t, t.leadId, leads, 'appointments_lead_fk').onDelete('cascade'),
  ],
);
