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

export const role = pgEnum('role', ['owner', 'admin', 'manager', 'rep', 'viewer']);
export const quietHoursProfile = pgEnum('quiet_hours_profile', ['cautious', 'legal']);

/** People who sign in. Not owned by a team: a user may be in several. */
export const users = pgTable('users', {
  id: id().primaryKey(),
  /** Lower case, trimmed. */
  email: text('email').notNull().unique(),
  passwordHash: text('password_hash').notNull(),
  name: text('name').notNull(),
  /** E.164 of the person's own phone, for click-to-call. */
  phone: text('phone'),
  /** Single keys of the web: switched off, or remapped by action. */
  keyBindings: jsonb('key_bindings').$type<{ disabled?: boolean; keys?: Record<string, string> }>(),
  /** For lock-out: failures since the last success, and until when sign-in is refused. */
  failedSignIns: integer('failed_sign_ins').notNull().default(0),
  lockedUntil: instant('locked_until'),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

/** A refresh-token family. The newest token's hash is stored; seeing an older one again ends the family. */
export const sessions = pgTable(
  'sessions',
  {
    id: id().primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** The team that the session acts in. */
    teamId: uuid('team_id').notNull(),
    refreshHash: text('refresh_hash').notNull(),
    /** The hash before the last rotation; accepted for a few seconds, for tabs that raced. */
    previousHash: text('previous_hash'),
    rotatedAt: instant('rotated_at').notNull(),
    /** After this the person signs in again, whatever was refreshed. */
    absoluteExpiresAt: instant('absolute_expires_at').notNull(),
    revokedAt: instant('revoked_at'),
    revokedReason: text('revoked_reason'),
    userAgent: text('user_agent'),
    ip: text('ip'),
    createdAt: createdAt(),
    lastUsedAt: instant('last_used_at').notNull(),
  },
  (t) => [index('sessions_user').on(t.userId), index('sessions_team').on(t.teamId)],
);

export const teams = pgTable('teams', {
  id: id().primaryKey(),
  name: text('name').notNull(),
  slug: text('slug').notNull().unique(),
  /** The last sequence number given to a team event; only the relay counts it up. */
  eventSeq: integer('event_seq').notNull().default(0),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const teamMembers = pgTable(
  'team_members',
  {
    teamId: teamId().references(() => teams.id, { onDelete: 'cascade' }),
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: role('role').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    unique('team_members_one_per_user').on(t.teamId, t.userId),
    index('team_members_user').on(t.userId),
  ],
);

export const teamInvitations = pgTable(
  'team_invitations',
  {
    teamId: teamId().references(() => teams.id, { onDelete: 'cascade' }),
    id: id(),
    email: text('email').notNull(),
    role: role('role').notNull(),
    /** SHA-256 of the token in the link; the token itself is never stored. */
    tokenHash: text('token_hash').notNull(),
    invitedBy: uuid('invited_by').notNull(),
    expiresAt: instant('expires_at').notNull(),
    acceptedAt: instant('accepted_at'),
    canceledAt: instant('canceled_at'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    index('team_invitations_token').on(t.tokenHash),
    foreignKey({
      columns: [t.teamId, t.invitedBy],
      foreignColumns: [teamMembers.teamId, teamMembers.userId],
      name: 'team_invitations_inviter',
    }).onDelete('cascade'),
  ],
);

export const teamSettings = pgTable('team_settings', {
  teamId: teamId()
    .primaryKey()
    .references(() => teams.id, { onDelete: 'cascade' }),
  /** Identifies the sender in the first message and in HELP answers. */
  brandName: text('brand_name').notNull(),
  /** Postal address for e-mail footers (CAN-SPAM). */
  postalAddress: text('postal_address'),
  quietHoursProfile: quietHoursProfile('quiet_hours_profile').notNull().default('cautious'),
  /** Append "Reply STOP to opt out" to the first message when it is not there. */
  optOutHint: boolean('opt_out_hint').notNull().default(true),
  /** Frequency caps per person across campaigns and numbers. */
  maxPerDay: integer('max_per_day').notNull().default(3),
  maxPerWeek: integer('max_per_week').notNull().default(7),
  defaultCountry: text('default_country').notNull().default('US'),
  /** Cold SMS needs national DNC data that is at most 31 days old. */
  requireDncData: boolean('require_dnc_data').notNull().default(false),
  /** On: nothing is sent by itself; what people write still goes out. */
  killSwitch: boolean('kill_switch').notNull().default(false),
  killSwitchSince: instant('kill_switch_since'),
  updatedAt: updatedAt(),
});

/** Who did what; append-only: the application's role can neither update nor delete. */
export const auditLog = pgTable(
  'audit_log',
  {
    teamId: teamId(),
    id: id(),
    /** `user:<id>`, `api_key:<id>`, `agent:<slug>` or `system:<what>`. */
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    subjectType: text('subject_type'),
    subjectId: text('subject_id'),
    detail: jsonb('detail').$type<Record<string, unknown>>(),
    requestId: text('request_id'),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.id] })],
);
