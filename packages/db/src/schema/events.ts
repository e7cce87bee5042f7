import {
  bigint,
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
import { createdAt, id, instant, teamId } from './columns.js';
import { vendor } from './integrations.js';

export const outboxKind = pgEnum('outbox_kind', ['job', 'event']);

/**
 * What a committed transaction wants done: jobs for a queue, events for the team. The relay takes rows away
 * once they are handed on, so the table holds only what is still owed.
 */
export const outbox = pgTable(
  'outbox',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    teamId: teamId(),
    kind: outboxKind('kind').notNull(),
    /** Job: `<queue>/<name>`; event: `<aggregate>.<past tense>.v<n>`. */
    topic: text('topic').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    /** W3C traceparent of the request that caused it. */
    trace: text('trace'),
    availableAt: instant('available_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('outbox_available').on(t.availableAt, t.id)],
);

/** What happened in a team, numbered without gaps; browsers ask for what they missed. Kept for a day. */
export const teamEvents = pgTable(
  'team_events',
  {
    teamId: teamId(),
    seq: integer('seq').notNull(),
    type: text('type').notNull(),
    ids: uuid('ids').array().notNull(),
    data: jsonb('data').$type<Record<string, unknown>>(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.seq] }), index('team_events_age').on(t.createdAt)],
);

/** Every verified webhook, stored before it is answered; unique by vendor, account and event. */
export const webhookReceipts = pgTable(
  'webhook_receipts',
  {
    teamId: teamId(),
    id: id(),
    vendor: vendor('vendor').notNull(),
    integrationId: uuid('integration_id').notNull(),
    kind: text('kind').notNull(),
    eventKey: text('event_key').notNull(),
    payload: jsonb('payload').$type<Record<string, string>>().notNull(),
    processedAt: instant('processed_at'),
    outcome: text('outcome'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    unique('webhook_receipts_once').on(t.teamId, t.vendor, t.integrationId, t.kind, t.eventKey),
  ],
);

/** Jobs that failed for good, for a person to look at and redrive. */
export const deadLetters = pgTable(
  'dead_letters',
  {
    teamId: teamId(),
    id: id(),
    queue: text('queue').notNull(),
    name: text('name').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    error: text('error').notNull(),
    attempts: integer('attempts').notNull(),
    redrivenAt: instant('redriven_at'),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.id] })],
);
