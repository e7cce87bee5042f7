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

/** New credentials and a disconnect are noticed by other processes a moment after this time. */
const FRESH_MS = 2_000;
/** Until then what is known is good for the moment in which it is read again. */
const USABLE_MS = 10_000;
const CAPACITY = 500;

interface Opened {
  /** Changes with every change of the row. */
  version: string;
  account: OpenTwilio;
}

interface Entry {
  readAt: number;
  /** Shared by everybody who asks while it is read for the first time. */
  answer: Promise<Opened | null>;
  /**
   * What was read last. A send that has claimed its row does not wait for the database before its first byte: a
   * process that dies there leaves a doubt behind.
   */
  known?: Opened | null;
}

/** One cache per database, that is, per process; tests run several. */
const caches = new WeakMap<Platform['database'], Map<string, Entry>>();

/**
 * Open a Twilio integration for sending and for checking its webhooks. The client and its connections are kept;
 * the row is read again, beside the work, when what is known of it is older than two seconds.
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
  let entry = cache.get(key);
  if (!entry || performance.now() - entry.readAt >= FRESH_MS) {
    // A client that is dropped here may still be sending; its idle connections end by themselves.
    if (cache.size >= CAPACITY) cache.clear();
    entry = readAgain(cache, key, entry, open(deps, teamId, integrationId, entry));
  }
  return (entry.known === undefined ? await entry.answer : entry.known)?.account ?? null;
}

function readAgain(
  cache: Map<string, Entry>,
  key: string,
  before: Entry | undefined,
  answer: Promise<Opened | null>,
): Entry {
  const now = performance.now();
  const usable = before?.known !== undefined && now - before.readAt < USABLE_MS;
  const entry: Entry = { readAt: now, answer, ...(usable ? { known: before.known } : {}) };
  cache.set(key, entry);
  answer.then(
    (opened) => {
      entry.known = opened;
    },
    () => {
      // The next one who asks tries again.
      if (cache.get(key) === entry) cache.delete(key);
    },
  );
  return entry;
}

/** Read the row; the client that is there already goes on when nothing has changed. */
async function open(
  deps: Deps,
  teamId: string,
  integrationId: string,
  before?: Entry,
): Promise<Opened | null> {
  const row = await deps.database.withTeam(teamId, (tx) => readRow(tx, integrationId), { readOnly: true });
  if (!row) return null;
  const version = `${row.state} ${row.credentials.nonce}`;
  const known = await before?.answer.catch(() => null);
  if (known?.version === version) return known;
  const context = credentialsContext(teamId, integrationId);
  const credentials = deps.vault.open<TwilioCredentials>(row.credentials, context);
  const sms = openTwilioAccount(deps.config, credentials);
  return { version, account: { integrationId, state: row.state, ...credentials, sms } };
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
