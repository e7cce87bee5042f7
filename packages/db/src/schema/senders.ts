import {
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

export const vendor = pgEnum('vendor', [
  'twilio',
  'signalhouse',
  'sendgrid',
  'anthropic',
  'apollo',
  'stripe',
]);
export const integrationState = pgEnum('integration_state', ['connected', 'failing', 'disabled']);
export const senderState = pgEnum('sender_state', ['active', 'pending', 'blocked', 'retired']);

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

export const senderNumbers = pgTable(
  'sender_numbers',
  {
    teamId: teamId(),
    id: id(),
    integrationId: uuid('integration_id').notNull(),
    vendor: vendor('vendor').notNull(),
    /** E.164. */
    phone: text('phone').notNull(),
    label: text('label'),
    state: senderState('state').notNull(),
    stateReason: text('state_reason'),
    /** The vendor's id of the number (Twilio PN…). */
    providerSid: text('provider_sid'),
    /** SMS segments per second that the carrier allows. */
    segmentsPerSecond: integer('segments_per_second').notNull().default(10),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    unique('sender_numbers_phone').on(t.teamId, t.phone),
    foreignKey({
      columns: [t.teamId, t.integrationId],
      foreignColumns: [integrations.teamId, integrations.id],
      name: 'sender_numbers_integration_fk',
    }),
  ],
);

export const senderPools = pgTable(
  'sender_pools',
  {
    teamId: teamId(),
    id: id(),
    name: text('name').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.id] }), unique('sender_pools_name').on(t.teamId, t.name)],
);

export const senderPoolNumbers = pgTable(
  'sender_pool_numbers',
  {
    teamId: teamId(),
    poolId: uuid('pool_id').notNull(),
    senderNumberId: uuid('sender_number_id').notNull(),
    position: integer('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.poolId, t.senderNumberId] }),
    foreignKey({
      columns: [t.teamId, t.poolId],
      foreignColumns: [senderPools.teamId, senderPools.id],
      name: 'sender_pool_numbers_pool_fk',
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.teamId, t.senderNumberId],
      foreignColumns: [senderNumbers.teamId, senderNumbers.id],
      name: 'sender_pool_numbers_number_fk',
    }).onDelete('cascade'),
  ],
);
