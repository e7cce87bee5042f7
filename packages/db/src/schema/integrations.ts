import { index, integer, jsonb, pgEnum, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, teamForeignKey, teamId, updatedAt } from './columns.js';

export const vendor = pgEnum('vendor', [
  'twilio',
  'signalhouse',
  'sendgrid',
  'anthropic',
  'apollo',
  'stripe',
]);
export const integrationState = pgEnum('integration_state', ['connected', 'failing', 'disabled']);

export const integrations = pgTable(
  'integrations',
  {
    teamId: teamId(),
    id: id(),
    vendor: vendor('vendor').notNull(),
    state: integrationState('state').notNull(),
    /** What names the account to people; never secret (account SID, last four of a key). */
    account: text('account'),
    /** AES-256-GCM: {keyId, nonce, ciphertext, tag}, AAD = team‖integration. */
    credentials: jsonb('credentials').$type<SealedCredentials>().notNull(),
    lastCheckedAt: instant('last_checked_at'),
    lastError: text('last_error'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    unique('integrations_one_per_account').on(t.teamId, t.vendor, t.account),
    /** Webhook addresses carry the integration's id alone. */
    index('integrations_by_id').on(t.id),
  ],
);

export interface SealedCredentials {
  keyId: string;
  nonce: string;
  ciphertext: string;
  tag: string;
}

/** One comparison of a vendor's log with the ledger. */
export const reconciliationRuns = pgTable(
  'reconciliation_runs',
  {
    teamId: teamId(),
    id: id(),
    integrationId: uuid('integration_id').notNull(),
    since: instant('since').notNull(),
    until: instant('until').notNull(),
    /** running, done, failed */
    state: text('state').notNull(),
    vendorMessages: integer('vendor_messages').notNull().default(0),
    matched: integer('matched').notNull().default(0),
    /** The vendor has it and our row did not know. */
    bound: integer('bound').notNull().default(0),
    /** Inbound texts that no webhook brought. */
    recoveredInbound: integer('recovered_inbound').notNull().default(0),
    /** At the vendor and nowhere here. */
    foreignMessages: integer('foreign_messages').notNull().default(0),
    /** We say accepted, the vendor knows nothing. */
    missingAtVendor: integer('missing_at_vendor').notNull().default(0),
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull().default({}),
    createdAt: createdAt(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    index('reconciliation_runs_recent').on(t.teamId, t.integrationId, t.createdAt),
    teamForeignKey(t, t.integrationId, integrations, 'reconciliation_runs_integration_fk').onDelete(
      'cascade',
    ),
  ],
);
