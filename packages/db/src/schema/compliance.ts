import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgEnum, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, teamForeignKey, teamId } from './columns.js';
import { leads } from './leads.js';

export const channel = pgEnum('channel', ['sms', 'email']);
/** `running` and what it became. */
export const dncImportState = pgEnum('dnc_import_state', ['running', 'done', 'failed']);
export const suppressionReason = pgEnum('suppression_reason', [
  'opt_out',
  'dnc',
  'bounce',
  'complaint',
  'litigator',
  'wrong_number',
  'erasure',
  'manual',
  'invalid_number',
  'landline',
  'blocked',
]);

/** Recorded permission; append-only but for `revoked_at`, which is set once. */
export const consents = pgTable(
  'consents',
  {
    teamId: teamId(),
    id: id(),
    leadId: uuid('lead_id').notNull(),
    channel: channel('channel').notNull(),
    /** Where it was given: web form, event, existing customer … */
    source: text('source').notNull(),
    /** What it covers, such as `marketing`. */
    scope: text('scope').notNull(),
    /** The text that was shown, a form's address, a file's name. */
    evidence: text('evidence').notNull(),
    recordedBy: text('recorded_by').notNull(),
    importId: uuid('import_id'),
    revokedAt: instant('revoked_at'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    index('consents_lead').on(t.teamId, t.leadId, t.channel),
    teamForeignKey(t, t.leadId, leads, 'consents_lead_fk').onDelete('cascade'),
  ],
);

/** What bars sending to an address, whoever it belongs to. Lifting sets `lifted_at`; the history stays. */
export const suppressionList = pgTable(
  'suppression_list',
  {
    teamId: teamId(),
    id: id(),
    channel: channel('channel').notNull(),
    /** E.164 or lower-case e-mail; null once erased, then only the hash is left. */
    address: text('address'),
    /** HMAC-SHA256(pepper, channel|address). */
    addressHash: text('address_hash').notNull(),
    reason: suppressionReason('reason').notNull(),
    /** `keyword:STOP`, `phrase:<rule>`, `user`, `import`, `carrier:21610` … */
    source: text('source').notNull(),
    note: text('note'),
    /** The inbound message that caused it; rows of one revocation share it. */
    messageId: uuid('message_id'),
    leadId: uuid('lead_id'),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    liftedAt: instant('lifted_at'),
    liftedBy: text('lifted_by'),
    liftedReason: text('lifted_reason'),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    unique('suppression_list_active')
      .on(t.teamId, t.channel, t.addressHash, t.reason, t.liftedAt)
      .nullsNotDistinct(),
    index('suppression_list_address')
      .on(t.teamId, t.addressHash)
      .where(sql`lifted_at is null`),
    /** For filters of leads, which compare addresses in the database: it cannot hash them. */
    index('suppression_list_plain_address')
      .on(t.teamId, t.address)
      .where(sql`lifted_at is null`),
    /** Everything that bars a person, on whichever address it was recorded. */
    index('suppression_list_lead')
      .on(t.teamId, t.leadId)
      .where(sql`lifted_at is null and lead_id is not null`),
    index('suppression_list_recent').on(t.teamId, t.createdAt, t.id),
  ],
);

/** Why a message was sent, held or barred; the newest row of a message is its current one. */
export const messageDecisions = pgTable(
  'message_decisions',
  {
    teamId: teamId(),
    id: id(),
    messageId: uuid('message_id').notNull(),
    verdict: text('verdict').notNull(),
    reason: text('reason'),
    rulesetVersion: text('ruleset_version').notNull(),
    /** [{rule, result, detail}] in the order of evaluation. */
    rules: jsonb('rules').$type<{ rule: string; result: string; detail: string }[]>().notNull(),
    zones: jsonb('zones').$type<unknown>().notNull(),
    consentId: uuid('consent_id'),
    sender: text('sender'),
    retryAt: instant('retry_at'),
    validUntil: instant('valid_until'),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.messageId, t.id] })],
);

/** A file of the national Do-Not-Call registry that was read in; `data_as_of` decides whether it is too old. */
export const dncImports = pgTable(
  'dnc_imports',
  {
    teamId: teamId(),
    id: id(),
    fileName: text('file_name').notNull(),
    uploadId: uuid('upload_id'),
    /** The day that the registry made the data, as the person who loads it states. */
    dataAsOf: instant('data_as_of').notNull(),
    state: dncImportState('state').notNull(),
    rows: integer('rows').notNull().default(0),
    rejected: integer('rejected').notNull().default(0),
    error: text('error'),
    createdBy: uuid('created_by').notNull(),
    createdAt: createdAt(),
    /** When the worker last said that it is alive. */
    heartbeatAt: instant('heartbeat_at'),
    endedAt: instant('ended_at'),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.id] }), index('dnc_imports_recent').on(t.teamId, t.dataAsOf)],
);

/** Numbers of the registry. */
export const dncNumbers = pgTable(
  'dnc_numbers',
  {
    teamId: teamId(),
    /** E.164. */
    phone: text('phone').notNull(),
    importId: uuid('import_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.phone] }),
    teamForeignKey(t, t.importId, dncImports, 'dnc_numbers_import_fk').onDelete('cascade'),
  ],
);
