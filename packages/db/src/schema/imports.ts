import { sql } from 'drizzle-orm';
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
import { createdAt, id, instant, teamForeignKey, teamId } from './columns.js';

export const uploadPurpose = pgEnum('upload_purpose', ['lead_import', 'avatar', 'document']);
export const uploadState = pgEnum('upload_state', ['created', 'used']);
export const leadImportState = pgEnum('lead_import_state', [
  'queued',
  'running',
  'completed',
  'failed',
  'undone',
]);
export const leadImportRowOutcome = pgEnum('lead_import_row_outcome', [
  'merged',
  'rejected',
  'suppressed',
  'warning',
]);

/** A place in object storage that one file may be put into. */
export const uploads = pgTable(
  'uploads',
  {
    teamId: teamId(),
    id: id(),
    purpose: uploadPurpose('purpose').notNull(),
    state: uploadState('state').notNull().default('created'),
    storageKey: text('storage_key').notNull(),
    fileName: text('file_name').notNull(),
    contentType: text('content_type').notNull(),
    byteSize: bigint('byte_size', { mode: 'number' }).notNull(),
    createdBy: uuid('created_by'),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
    /** When the file was deleted from storage; null: it is still there, or never came. */
    goneAt: instant('gone_at'),
    /** How often storage has refused to delete it, and the moment before which it is not asked again. */
    deleteTries: integer('delete_tries').notNull().default(0),
    deleteTriedAt: instant('delete_tried_at'),
    deleteAfter: instant('delete_after'),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    index('uploads_stored')
      .on(t.createdAt)
      .where(sql`gone_at is null`),
  ],
);

export const leadImports = pgTable(
  'lead_imports',
  {
    teamId: teamId(),
    id: id(),
    uploadId: uuid('upload_id').notNull(),
    fileName: text('file_name').notNull(),
    byteSize: bigint('byte_size', { mode: 'number' }).notNull(),
    state: leadImportState('state').notNull().default('queued'),
    /** [{column, index, field}] in the order of the file. */
    mapping: jsonb('mapping').$type<{ column: string; index: number; field: string | null }[]>().notNull(),
    encoding: text('encoding').notNull(),
    delimiter: text('delimiter').notNull(),
    tags: text('tags').array().notNull(),
    /** What the importing person stated about permission; null: none, SMS stays blocked. */
    consentSource: text('consent_source'),
    consentScope: text('consent_scope'),
    consentEvidence: text('consent_evidence'),
    totalRows: integer('total_rows').notNull().default(0),
    processedRows: integer('processed_rows').notNull().default(0),
    importedRows: integer('imported_rows').notNull().default(0),
    mergedRows: integer('merged_rows').notNull().default(0),
    rejectedRows: integer('rejected_rows').notNull().default(0),
    suppressedRows: integer('suppressed_rows').notNull().default(0),
    warnings: integer('warnings').notNull().default(0),
    bytesRead: bigint('bytes_read', { mode: 'number' }).notNull().default(0),
    errorsKey: text('errors_key'),
    failure: text('failure'),
    createdBy: uuid('created_by'),
    createdAt: createdAt(),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
    /** A worker says here that it is alive; another takes over when it went silent. */
    heartbeatAt: instant('heartbeat_at'),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    unique('lead_imports_upload').on(t.teamId, t.uploadId),
    index('lead_imports_recent').on(t.teamId, t.createdAt),
    teamForeignKey(t, t.uploadId, uploads, 'lead_imports_upload_fk'),
  ],
);

/** Rows of a file that need a word: rejected ones with their reason, merged ones with what undoing needs. */
export const leadImportRows = pgTable(
  'lead_import_rows',
  {
    teamId: teamId(),
    importId: uuid('import_id').notNull(),
    /** 1-based line of data in the file, the header not counted. */
    rowNumber: integer('row_number').notNull(),
    outcome: leadImportRowOutcome('outcome').notNull(),
    /** Stable code and a sentence for people. */
    reason: text('reason'),
    message: text('message'),
    /** The cells as they stood in the file, for the error CSV. */
    cells: text('cells').array(),
    leadId: uuid('lead_id'),
    /** For merged rows: the lead's fields before the merge. */
    before: jsonb('before').$type<Record<string, unknown>>(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.importId, t.rowNumber, t.outcome] }),
    teamForeignKey(t, t.importId, leadImports, 'lead_import_rows_import_fk').onDelete('cascade'),
  ],
);
