import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
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
import { vendor } from './integrations.js';

export const direction = pgEnum('direction', ['inbound', 'outbound']);
/** States of the send ledger; `received` and `read` are a message's only. */
export const messageState = pgEnum('message_state', [
  'planned',
  'ready',
  'submitting',
  'accepted',
  'sent',
  'delivered',
  'undelivered',
  'failed',
  'unknown',
  'failed_unknown',
  'suppressed',
  'expired',
  'canceled',
  'held',
  'received',
  'read',
]);

/** All messages with one lead on all channels. */
export const conversations = pgTable(
  'conversations',
  {
    teamId: teamId(),
    id: id(),
    leadId: uuid('lead_id').notNull(),
    lastMessageAt: instant('last_message_at'),
    lastInboundAt: instant('last_inbound_at'),
    lastOutboundAt: instant('last_outbound_at'),
    /** The number that last wrote to the lead or was written to: answers leave from it. */
    senderNumberId: uuid('sender_number_id'),
    /** The mailbox that last wrote to the lead or was written to. */
    senderMailboxId: uuid('sender_mailbox_id'),
    /** The agent that a sequence handed the conversation to, with its brief. */
    agent: text('agent'),
    agentNote: text('agent_note'),
    agentSince: instant('agent_since'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    unique('conversations_lead').on(t.teamId, t.leadId),
    /** How many an agent has. */
    index('conversations_agent')
      .on(t.teamId, t.agent)
      .where(sql`agent is not null`),
    // No foreign key to the lead: leads are never deleted, only marked. See docs/decisions/0006-planner.md.
  ],
);

/** What people read; the ledger is what machines prove. */
export const messages = pgTable(
  'messages',
  {
    teamId: teamId(),
    id: id(),
    conversationId: uuid('conversation_id').notNull(),
    leadId: uuid('lead_id').notNull(),
    direction: direction('direction').notNull(),
    channel: channel('channel').notNull(),
    body: text('body').notNull(),
    /** Inbound e-mail: the whole text as it came, when `body` is only what is new in it. */
    originalBody: text('original_body'),
    subject: text('subject'),
    /** E-mail: the Message-ID that answers refer to. */
    emailMessageId: text('email_message_id'),
    state: messageState('state').notNull(),
    fromAddress: text('from_address'),
    toAddress: text('to_address'),
    segments: integer('segments'),
    /** Inbound: the vendor's id. Of an outbound one it stands in the ledger. */
    providerId: text('provider_id'),
    errorCode: text('error_code'),
    errorMessage: text('error_message'),
    campaignId: uuid('campaign_id'),
    enrollmentId: uuid('enrollment_id'),
    stepId: uuid('step_id'),
    authorUserId: uuid('author_user_id'),
    /** Outbound: the agent that wrote it, and the draft that it was. */
    agent: text('agent'),
    draftId: uuid('draft_id'),
    /** Outbound: why this sender, in words. */
    senderChoice: text('sender_choice'),
    /** Until when a person can take the send back. */
    undoUntil: instant('undo_until'),
    /** Inbound: the machine's label and the rule that gave it. */
    intent: text('intent'),
    intentRule: text('intent_rule'),
    sentiment: text('sentiment'),
    confidence: doublePrecision('confidence'),
    /**
     * Inbound e-mail whose sender is not proven: why, the opt-out rule that its words match, and what a person decided.
     * Null: nothing speaks against the sender.
     */
    senderDoubt: jsonb('sender_doubt').$type<{
      why: string;
      rule: string | null;
      decision: 'genuine' | 'forged' | null;
    }>(),
    media: jsonb('media').$type<{ url: string; contentType: string; name?: string; byteSize?: number }[]>(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    index('messages_thread').on(t.teamId, t.conversationId, t.createdAt, t.id),
    /** What a person wrote; everything of theirs is found by their conversation. */
    index('messages_lead')
      .on(t.teamId, t.leadId, t.createdAt)
      .where(sql`direction = 'inbound'`),
    uniqueIndex('messages_inbound_once')
      .on(t.teamId, t.providerId)
      .where(sql`direction = 'inbound' and provider_id is not null`),
    index('messages_by_day').on(t.teamId, t.createdAt, t.direction),
    // No foreign key: who writes a message holds its conversation (FOR KEY SHARE or more), for many in one statement.
  ],
);

/**
 * The record of every outbound attempt: one row per (enrollment, step, channel) or per one-off send.
 *
 * Every send changes its row four times or more. So that those changes touch no index (PostgreSQL then writes the row
 * and nothing else), no index names `state` or anything else that a claim or a report of delivery changes; they name
 * `place`, which changes when a row comes to wait and when it has left our hands. Ask for both: the state for what is
 * meant, the place for the index. See docs/decisions/0010-narrow-ledger.md.
 */
export const sendLedger = pgTable(
  'send_ledger',
  {
    teamId: teamId(),
    id: id(),
    messageId: uuid('message_id').notNull(),
    leadId: uuid('lead_id').notNull(),
    channel: channel('channel').notNull(),
    /** To whom: E.164 or e-mail. */
    address: text('address').notNull(),
    campaignId: uuid('campaign_id'),
    enrollmentId: uuid('enrollment_id'),
    stepId: uuid('step_id'),
    /** A one-off send's own key: a client's key or the inbound message that it answers. */
    oneOffKey: text('one_off_key'),
    /** Confirmations and HELP answers pass suppression and quiet hours; nothing else may. */
    transactional: boolean('transactional').notNull().default(false),
    /** Exactly one of the two. */
    senderNumberId: uuid('sender_number_id'),
    senderMailboxId: uuid('sender_mailbox_id'),
    /** Whichever it is; a column, because under row-level security no index on an expression is used. */
    senderId: uuid('sender_id').generatedAlwaysAs(sql`coalesce(sender_number_id, sender_mailbox_id)`),
    vendor: vendor('vendor').notNull(),
    integrationId: uuid('integration_id').notNull(),
    body: text('body').notNull(),
    subject: text('subject'),
    segments: integer('segments').notNull(),
    state: messageState('state').notNull(),
    /**
     * Where it waits: `planned`, `held`, `open` (ready or being sent), `back` (ready again after a try), `doubt`; null
     * once it is in the provider's hands or has ended.
     */
    place: text('place').generatedAlwaysAs(
      sql`case state when 'planned' then 'planned' when 'held' then 'held' when 'ready' then case when attempt > 0 then 'back' else 'open' end when 'submitting' then 'open' when 'unknown' then 'doubt' when 'failed_unknown' then 'doubt' end`,
    ),
    /** Not before this; quiet hours and undo move it. */
    dueAt: instant('due_at').notNull(),
    /** Planned work that is not submitted by then expires. */
    expiresAt: instant('expires_at'),
    reason: text('reason'),
    /** Fences late writers: a write names the attempt it belongs to. */
    attempt: integer('attempt').notNull().default(0),
    /** 1: the one later try of a step whose first message the carrier took and could not deliver. */
    retry: integer('retry').notNull().default(0),
    leaseUntil: instant('lease_until'),
    leaseOwner: text('lease_owner'),
    providerId: text('provider_id'),
    errorCode: text('error_code'),
    errorMessage: text('error_message'),
    /** Clean look-ups of an unknown outcome at the vendor, and when the next is due. */
    lookups: integer('lookups').notNull().default(0),
    nextLookupAt: instant('next_lookup_at'),
    submittedAt: instant('submitted_at'),
    acceptedAt: instant('accepted_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    uniqueIndex('send_ledger_once_per_step')
      .on(t.teamId, t.enrollmentId, t.stepId, t.channel, t.retry)
      .where(sql`enrollment_id is not null`),
    uniqueIndex('send_ledger_once_per_key')
      .on(t.teamId, t.oneOffKey)
      .where(sql`one_off_key is not null`),
    uniqueIndex('send_ledger_provider')
      .on(t.teamId, t.vendor, t.providerId)
      .where(sql`provider_id is not null`),
    index('send_ledger_message').on(t.teamId, t.messageId),
    index('send_ledger_lead').on(t.teamId, t.leadId),
    /** What was sent today, by number and in all. */
    index('send_ledger_accepted')
      .on(t.teamId, t.acceptedAt, t.senderNumberId)
      .where(sql`accepted_at is not null`),
    index('send_ledger_campaign').on(t.teamId, t.campaignId, t.place),
    /** What the sweeper makes ready, across teams. */
    index('send_ledger_due')
      .on(t.dueAt)
      .where(sql`place = 'planned'`),
    /** What is held and loses its sense, across teams. */
    index('send_ledger_held')
      .on(t.expiresAt)
      .where(sql`place = 'held'`),
    index('send_ledger_lookups')
      .on(t.nextLookupAt)
      .where(sql`next_lookup_at is not null`),
    /** What people have to settle. */
    index('send_ledger_doubt')
      .on(t.teamId, t.id)
      .where(sql`place = 'doubt'`),
    /** What a rule keeps from going out now. */
    index('send_ledger_waiting')
      .on(t.teamId, t.dueAt, t.id)
      .where(sql`place in ('planned', 'held') and reason is not null`),
    // No foreign keys: planSends is the one writer, it writes the message in the same statement and reads lead, run,
    // step and sender in the same transaction; none of them is ever deleted. See docs/decisions/0006-planner.md.
    check('send_ledger_one_sender', sql`num_nonnulls(sender_number_id, sender_mailbox_id) = 1`),
    /**
     * What a drain takes next: of each sender the oldest. Rows that are being sent stand in it too, a few hundred at
     * most, so that a claim changes no index.
     */
    index('send_ledger_open')
      .on(t.teamId, t.senderId, t.dueAt)
      .where(sql`place in ('open', 'back')`),
    /** And before them what people wrote themselves. */
    index('send_ledger_open_own')
      .on(t.teamId, t.dueAt)
      .where(sql`place in ('open', 'back') and enrollment_id is null`),
    /** What a vendor gave back and what waits to be tried again: little, unless a vendor is failing. */
    index('send_ledger_given_back')
      .on(t.teamId, t.integrationId)
      .where(sql`place = 'back'`),
    /** What agents send by themselves and has not left: all that their kill switch stops. */
    index('send_ledger_automatic')
      .on(t.teamId, t.id)
      .where(sql`one_off_key like 'auto:%' and place in ('planned', 'held', 'open', 'back')`),
  ],
);

/**
 * Until when the rows of one claim are its process's. One row a batch instead of an index that each claim would change;
 * gone once the lease has run out and none of its rows is still being sent.
 */
export const sendLeases = pgTable(
  'send_leases',
  {
    teamId: teamId(),
    id: id(),
    leaseUntil: instant('lease_until').notNull(),
    ledgerIds: uuid('ledger_ids').array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.id] }), index('send_leases_over').on(t.leaseUntil)],
);

/** Each change of a ledger row and each callback of a vendor, once; append-only. */
export const messageEvents = pgTable(
  'message_events',
  {
    teamId: teamId(),
    id: id(),
    messageId: uuid('message_id').notNull(),
    ledgerId: uuid('ledger_id'),
    fromState: text('from_state'),
    toState: text('to_state').notNull(),
    attempt: integer('attempt').notNull().default(0),
    /** Who moved it: planner, sender, callback, sweeper, revocation, user. */
    source: text('source').notNull(),
    reason: text('reason'),
    /** Callbacks: (sid, status, error code), so that a repeated one counts once. */
    dedupeKey: text('dedupe_key'),
    createdAt: createdAt(),
  },
  (t) => [
    // By message, because nobody asks for an event by its id; one index less for each of its five rows a message.
    primaryKey({ columns: [t.teamId, t.messageId, t.id] }),
    uniqueIndex('message_events_once')
      .on(t.teamId, t.dedupeKey)
      .where(sql`dedupe_key is not null`),
    /**
     * Sends that failed, by day: one event each, because a failure is the end of a send. A vendor's repeated report of
     * it moves nothing and has no state before.
     */
    index('message_events_failed')
      .on(t.teamId, t.createdAt)
      .where(sql`from_state is not null and to_state in ('failed', 'undelivered')`),
    // No foreign key: each event is written with its message or by the ledger's one writer.
  ],
);

/** A link of a message that leads through our own domain; the token is all that its address carries. */
export const trackedLinks = pgTable(
  'tracked_links',
  {
    teamId: teamId(),
    id: id(),
    token: text('token').notNull().unique(),
    url: text('url').notNull(),
    leadId: uuid('lead_id').notNull(),
    enrollmentId: uuid('enrollment_id'),
    stepId: uuid('step_id'),
    clicks: integer('clicks').notNull().default(0),
    firstClickedAt: instant('first_clicked_at'),
    lastClickedAt: instant('last_clicked_at'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    index('tracked_links_enrollment').on(t.teamId, t.enrollmentId),
    teamForeignKey(t, t.leadId, leads, 'tracked_links_lead_fk').onDelete('cascade'),
  ],
);
