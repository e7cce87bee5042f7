import { integrations, isUuid, type TeamTx } from '@og/db';
import { and, eq } from 'drizzle-orm';
import type { VendorValue } from '../../platform/graphql/shared-enums.js';
import type { Platform } from '../../platform/platform.js';
import { openSendGridAccount, type SendGridEmail } from '../../platform/vendors/sendgrid.js';
import {
  openSignalHouseAccount,
  openSignalHouseRegistration,
  openSignalHouseWebhooks,
  type SignalHouseRegistration,
  type SignalHouseSms,
  type SignalHouseWebhooks,
} from '../../platform/vendors/signalhouse.js';
import {
  openTwilioAccount,
  openTwilioVoice,
  type TwilioSms,
  type VoicePort,
} from '../../platform/vendors/twilio.js';
import {
  credentialsContext,
  type SealedSendGrid,
  type SealedSignalHouse,
  type SealedTwilio,
} from './credentials.js';
import type { IntegrationStateValue } from './integration.types.js';

interface Opened {
  integrationId: string;
  state: IntegrationStateValue;
}

/** A team's Twilio account, opened. Never hand it to anything that answers a request. */
export interface OpenTwilio extends Opened {
  vendor: 'twilio';
  accountSid: string;
  /** Signs the account's webhooks. */
  authToken: string;
  sms: TwilioSms;
  voice: VoicePort;
}

/** A team's SignalHouse account, opened. */
export interface OpenSignalHouse extends Opened {
  vendor: 'signalhouse';
  groupId: string;
  /** Brands belong to a subgroup; null until one was made. */
  subgroupId: string | null;
  /** Signs the account's webhooks; null: the vendor did not take our address, only its log tells. */
  signingSecret: string | null;
  /** Part of the address of webhooks that are not signed. */
  webhookToken: string;
  /** Whether the shapes of the vendor's first API are read as well. */
  olderWebhooks: boolean;
  sms: SignalHouseSms;
  registration: SignalHouseRegistration;
  webhooks: SignalHouseWebhooks;
}

/** A team's SendGrid account, opened. */
export interface OpenSendGrid extends Opened {
  vendor: 'sendgrid';
  /** Checks the event webhook's signature; null until a person gave it. */
  eventPublicKey: string | null;
  /** The part of the inbound address that nobody can guess. */
  inboundToken: string;
  /** Checks the signature of inbound mail; null: the address alone is the secret. */
  inboundPublicKey: string | null;
  /** The key before it, while that is being changed. */
  formerInbound: SealedSendGrid['formerInbound'];
  email: SendGridEmail;
}

export type OpenIntegration = OpenTwilio | OpenSignalHouse | OpenSendGrid;

type Deps = Pick<Platform, 'database' | 'vault' | 'config'>;

/** New credentials and a disconnect are noticed by other processes a moment after this time. */
const FRESH_MS = 2_000;
/** Until then what is known is good for the moment in which it is read again. */
const USABLE_MS = 10_000;
const CAPACITY = 500;

interface Known {
  /** Changes with every change of the row. */
  version: string;
  account: OpenIntegration;
}

interface Entry {
  readAt: number;
  /** Shared by everybody who asks while it is read for the first time. */
  answer: Promise<Known | null>;
  /**
   * What was read last. A send that has claimed its row does not wait for the database before its first byte: a
   * process that dies there leaves a doubt behind.
   */
  known?: Known | null;
}

/** One cache per database, that is, per process; tests run several. */
const caches = new WeakMap<Platform['database'], Map<string, Entry>>();

/**
 * Open a vendor account for sending and for checking its webhooks. The client and its connections are kept; the row
 * is read again, beside the work, when what is known of it is older than two seconds.
 *
 * @returns null when the team has no such integration of a message vendor. A disabled one is opened too: check
 * `state` before sending; webhooks of a disabled account must still be verified.
 * @throws Error when the credentials do not open, that is, when APP_SECRET is another one than they were sealed with.
 */
export async function openIntegration(
  deps: Deps,
  teamId: string,
  integrationId: string,
): Promise<OpenIntegration | null> {
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

/** Read the row again at the next opening: this process just changed it. */
export function forgetIntegration(
  database: Platform['database'],
  teamId: string,
  integrationId: string,
): void {
  caches.get(database)?.delete(`${teamId} ${integrationId}`);
}

function readAgain(
  cache: Map<string, Entry>,
  key: string,
  before: Entry | undefined,
  answer: Promise<Known | null>,
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
): Promise<Known | null> {
  const row = await deps.database.withTeam(teamId, (tx) => readRow(tx, integrationId), { readOnly: true });
  if (!row) return null;
  const version = `${row.state} ${row.credentials.nonce}`;
  const known = await before?.answer.catch(() => null);
  if (known?.version === version) return known;
  const credentials = deps.vault.open<object>(row.credentials, credentialsContext(teamId, integrationId));
  const account = build(deps.config, { integrationId, state: row.state }, row.vendor, credentials);
  return account && { version, account };
}

function build(
  config: Platform['config'],
  base: Opened,
  vendor: VendorValue,
  credentials: object,
): OpenIntegration | null {
  switch (vendor) {
    case 'twilio': {
      const { accountSid, authToken } = credentials as SealedTwilio;
      const twilio = { accountSid, authToken };
      return {
        vendor,
        ...base,
        ...twilio,
        sms: openTwilioAccount(config, twilio),
        voice: openTwilioVoice(config, twilio),
      };
    }
    case 'signalhouse': {
      const { apiKey, ...rest } = credentials as SealedSignalHouse;
      const keys = { apiKey, groupId: rest.groupId };
      return {
        vendor,
        ...base,
        groupId: rest.groupId,
        subgroupId: rest.subgroupId,
        signingSecret: rest.signingSecret,
        webhookToken: rest.webhookToken,
        olderWebhooks: rest.olderWebhooks,
        sms: openSignalHouseAccount(config, keys),
        registration: openSignalHouseRegistration(config, keys, rest.subgroupId),
        webhooks: openSignalHouseWebhooks(config, keys),
      };
    }
    case 'sendgrid': {
      const { apiKey, eventPublicKey, inboundToken, inboundPublicKey, formerInbound } =
        credentials as SealedSendGrid;
      return {
        vendor,
        ...base,
        eventPublicKey,
        inboundToken,
        inboundPublicKey: inboundPublicKey ?? null,
        formerInbound,
        email: openSendGridAccount(config, { apiKey }),
      };
    }
    default:
      return null;
  }
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
    .select({
      vendor: integrations.vendor,
      state: integrations.state,
      credentials: integrations.credentials,
    })
    .from(integrations)
    .where(and(eq(integrations.teamId, tx.teamId), eq(integrations.id, integrationId)));
  return row ?? null;
}
