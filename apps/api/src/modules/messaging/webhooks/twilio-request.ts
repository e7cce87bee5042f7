import { isUuid, type Database } from '@og/db';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../../platform/errors/app-error.js';
import type { Platform } from '../../../platform/platform.js';
import { TwilioSignature } from '../../../platform/vendors/twilio.js';
import { credentialsContext, type SealedTwilio } from '../../integrations/index.js';
import { formParams, storable } from './form-params.js';
import { readIntegration } from './vendor-events/read-integration.js';

/** A webhook that Twilio proved to have sent, and whose it is. */
export interface TwilioRequest {
  teamId: string;
  integrationId: string;
  params: Record<string, string>;
}

export interface UnverifiedRequest {
  integrationId: string;
  /** Path and query as requested; the host is never taken from the request. */
  path: string;
  signature: string | undefined;
  params: Record<string, string>;
}

/** An integration whose credentials are open in memory, for as long as it is remembered. */
interface Opened {
  teamId: string;
  accountSid: string;
  /** Of the account's token, and of the one before it while that is being changed. */
  signatures: { of: TwilioSignature; until: number }[];
}

type Deps = Pick<Platform, 'database' | 'vault' | 'config' | 'clock'>;

/** Prove that a call came from the account of the integration that its address names; see `verifyTwilioRequest`. */
export function verifyTwilioCall(
  deps: Deps,
  integrationId: string,
  call: Pick<FastifyRequest, 'headers' | 'url' | 'body'>,
): Promise<TwilioRequest> {
  const signature = call.headers['x-twilio-signature'];
  return verifyTwilioRequest(deps, {
    integrationId,
    path: call.url,
    signature: Array.isArray(signature) ? signature[0] : signature,
    params: formParams(call.body),
  });
}

/**
 * Find the integration and prove that the request comes from its account; nothing is stored before that. A
 * disconnected account is still heard: a STOP or a late status must not be lost with it.
 * @throws AppError NOT_FOUND for an unknown integration; FORBIDDEN without a valid signature;
 *   BAD_USER_INPUT when what was signed names no message or another account.
 */
export async function verifyTwilioRequest(deps: Deps, request: UnverifiedRequest): Promise<TwilioRequest> {
  const opened = isUuid(request.integrationId) ? await findIntegration(deps, request.integrationId) : null;
  if (!opened)
    throw new AppError(
      'NOT_FOUND',
      'No connected Twilio account has this webhook address. Connect it again to get a new one.',
    );
  const { accountSid, signatures, teamId } = opened;
  const now = deps.clock.now().getTime();
  const url = `${deps.config.APP_URL.replace(/\/+$/, '')}${request.path}`;
  if (
    !signatures.some(({ of, until }) => until > now && of.isValid(request.signature, url, request.params))
  ) {
    throw new AppError(
      'FORBIDDEN',
      'The X-Twilio-Signature is missing or wrong for this address and body. APP_URL must be the address that Twilio calls.',
    );
  }
  const { MessageSid, CallSid, AccountSid } = request.params;
  if (!MessageSid && !CallSid) throw new AppError('BAD_USER_INPUT', 'MessageSid or CallSid is missing.');
  if (AccountSid !== accountSid)
    throw new AppError('BAD_USER_INPUT', 'AccountSid is not the account of this webhook address.');
  return { teamId, integrationId: request.integrationId, params: storable(request.params) };
}

/** New credentials are known here after this time, in milliseconds. */
const FRESH_MS = 2_000;
const CAPACITY = 1_000;
const seen = new WeakMap<Database, Map<string, { at: number; opening: Promise<Opened | null> }>>();

/**
 * A busy account has many callbacks a second: its row is read, and its credentials opened, once in two seconds. All
 * that come meanwhile wait for that one reading: each with its own they would fill the connection pool, and every
 * other team's work would wait behind them.
 */
function findIntegration(
  deps: Pick<Platform, 'database' | 'vault'>,
  integrationId: string,
): Promise<Opened | null> {
  const known = seen.get(deps.database) ?? new Map<string, { at: number; opening: Promise<Opened | null> }>();
  seen.set(deps.database, known);
  const hit = known.get(integrationId);
  if (hit && performance.now() - hit.at < FRESH_MS) return hit.opening;
  if (known.size >= CAPACITY) known.clear();
  const reading = { at: performance.now(), opening: openIntegration(deps, integrationId) };
  known.set(integrationId, reading);
  const forget = (): void => {
    if (known.get(integrationId) === reading) known.delete(integrationId);
  };
  // What is not there, or could not be read, is asked for anew by the next one.
  reading.opening.then((opened) => opened ?? forget(), forget);
  return reading.opening;
}

async function openIntegration(
  deps: Pick<Platform, 'database' | 'vault'>,
  integrationId: string,
): Promise<Opened | null> {
  const row = await readIntegration(deps, 'twilio', integrationId);
  if (!row) return null;
  const context = credentialsContext(row.team_id, integrationId);
  const { accountSid, authToken, former } = deps.vault.open<SealedTwilio>(row.credentials, context);
  return {
    teamId: row.team_id,
    accountSid,
    signatures: [
      { of: new TwilioSignature(authToken), until: Number.POSITIVE_INFINITY },
      ...(former ? [{ of: new TwilioSignature(former.authToken), until: Date.parse(former.until) }] : []),
    ],
  };
}
