import { integrations, isUuid, type TeamTx } from '@og/db';
import { and, eq } from 'drizzle-orm';
import type { Platform } from '../../platform/platform.js';
import { openTwilioAccount, type TwilioCredentials, type TwilioSms } from '../../platform/vendors/twilio.js';
import type { IntegrationStateValue } from './integration.types.js';
import { credentialsContext } from './twilio-credentials.js';

/** A team's Twilio account, opened. Never hand it to anything that answers a request. */
export interface OpenTwilio {
  integrationId: string;
  state: IntegrationStateValue;
  accountSid: string;
  /** Signs the account's webhooks. */
  authToken: string;
  sms: TwilioSms;
}

type Deps = Pick<Platform, 'database' | 'vault' | 'config'>;

/** New credentials and a disconnect are noticed by other processes within this time. */
const FRESH_MS = 2_000;
const CAPACITY = 500;

interface Entry {
  readAt: number;
  /** Changes with every change of the row. */
  version: string;
  opened: OpenTwilio;
}

/** One cache per database, that is, per process; tests run several. */
const caches = new WeakMap<Platform['database'], Map<string, Entry>>();

/**
 * Open a Twilio integration for sending and for checking its webhooks. The client and its connections are kept;
 * the row is read again when what is known of it is older than two seconds.
 *
 * @returns null when the team has no such Twilio integration. A disabled one is opened too: check `state`
 * before sending; webhooks of a disabled account must still be verified.
 * @throws Error when the credentials do not open, that is, when APP_SECRET is another one than they were sealed with.
 */
export async function openTwilio(
  deps: Deps,
  teamId: string,
  integrationId: string,
): Promise<OpenTwilio | null> {
  if (!isUuid(integrationId)) return null;
  const cache = cacheOf(deps.database);
  const key = `${teamId} ${integrationId}`;
  const known = cache.get(key);
  if (known && performance.now() - known.readAt < FRESH_MS) return known.opened;
  const row = await deps.database.withTeam(teamId, (tx) => readRow(tx, integrationId), { readOnly: true });
  if (!row) {
    cache.delete(key);
    return null;
  }
  const version = `${row.state} ${row.credentials.nonce}`;
  if (known?.version === version) {
    known.readAt = performance.now();
    return known.opened;
  }
  const credentials = deps.vault.open<TwilioCredentials>(
    row.credentials,
    credentialsContext(teamId, integrationId),
  );
  const opened = {
    integrationId,
    state: row.state,
    ...credentials,
    sms: openTwilioAccount(deps.config, credentials),
  };
  // A client that is dropped here may still be sending; its idle connections end by themselves.
  if (cache.size >= CAPACITY) cache.clear();
  cache.set(key, { readAt: performance.now(), version, opened });
  return opened;
}

/** Read the row again at the next opening: this process just changed it. */
export function forgetTwilio(database: Platform['database'], teamId: string, integrationId: string): void {
  caches.get(database)?.delete(`${teamId} ${integrationId}`);
}

function cacheOf(database: Platform['database']): Map<string, Entry> {
  const existing = caches.get(database);
  if (existing) return existing;
  const cache = new Map<string, Entry>();
  caches.set(database, cache);
  return cache;
}

async function readRow(tx: TeamTx, integrationId: string) {
  const [row] = await tx.db
    .select({ state: integrations.state, credentials: integrations.credentials })
    .from(integrations)
    .where(
      and(
        eq(integrations.teamId, tx.teamId),
        eq(integrations.id, integrationId),
        eq(integrations.vendor, 'twilio'),
      ),
    );
  return row ?? null;
}
