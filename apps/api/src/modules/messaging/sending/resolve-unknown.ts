import type { TeamTx } from '@og/db';
import type { FoundMessage, MessageVendor, SmsPort } from '../../../platform/vendors/ports.js';
import { recordProviderStatus } from '../ledger/provider-status.js';
import { transition } from '../ledger/transition.js';
import type { SendDeps } from './send-deps.js';

/** Look-ups that found nothing before a person is told. */
export const CLEAN_LOOKUPS = 2;
const BETWEEN_LOOKUPS_MS = 10 * 60_000;
const UNAVAILABLE_AGAIN_MS = 30_000;
/** A look-up in progress is not begun by another process. */
const CLAIM_MS = 60_000;

type LookupOutcome = Awaited<ReturnType<SmsPort['lookup']>>;

interface UnknownRow {
  id: string;
  integration_id: string;
  provider_id: string | null;
  address: string;
  body: string;
  submitted_at: Date | null;
  created_at: Date;
  lookups: number;
  sender: string;
  channel: 'sms' | 'email';
  vendor: MessageVendor;
}

/**
 * Ask the provider what became of a send whose outcome nobody knows: bind it when it is there; after two clean
 * look-ups ten minutes apart give it to a person. It is never sent again. No provider keeps a log of e-mails that could
 * be asked: its reports settle one, and without any in that time a person is told as well.
 */
export async function resolveUnknown(deps: SendDeps, teamId: string, ledgerId: string): Promise<void> {
  const row = await deps.database.withTeam(teamId, (tx) => claimLookup(tx, deps.clock.now(), ledgerId));
  if (!row) return;
  const outcome = await ask(deps, teamId, row);
  if (!outcome) return;
  await deps.database.withTeam(teamId, async (tx) => {
    const now = deps.clock.now();
    if (outcome.kind === 'unavailable')
      return postpone(tx, row.id, new Date(now.getTime() + UNAVAILABLE_AGAIN_MS), row.lookups);
    const message = await firstUnbound(tx, row.id, outcome.messages);
    if (message) return bindFound(deps, tx, now, row, message);
    if (row.lookups + 1 < CLEAN_LOOKUPS)
      return postpone(tx, row.id, new Date(now.getTime() + BETWEEN_LOOKUPS_MS), row.lookups + 1);
    await transition(tx, now, {
      ids: [row.id],
      from: 'unknown',
      to: 'failed_unknown',
      source: 'sweeper',
      reason: row.channel === 'email' ? 'not_reported_by_provider' : 'not_found_at_provider',
    });
    deps.logger.error({ ledgerId: row.id }, 'a send was not found at the provider: a person has to look');
  });
}

/** @returns null when the account is no longer connected: nobody can be asked */
async function ask(deps: SendDeps, teamId: string, row: UnknownRow): Promise<LookupOutcome | null> {
  if (row.channel === 'email') return { kind: 'found', messages: [] };
  const port = await deps.openPort(teamId, row.integration_id);
  if (!port) return null;
  return port.lookup(
    row.provider_id
      ? { providerId: row.provider_id }
      : { to: row.address, from: row.sender, body: row.body, since: row.submitted_at ?? row.created_at },
  );
}

async function claimLookup(tx: TeamTx, now: Date, ledgerId: string): Promise<UnknownRow | null> {
  const { rows } = await tx.client.query<UnknownRow>(
    `update send_ledger l set next_lookup_at = $4
     where l.team_id = $1 and l.id = $2 and l.state = 'unknown' and l.next_lookup_at <= $3
     returning l.id, l.integration_id, l.provider_id, l.address, l.body, l.submitted_at, l.created_at, l.lookups, l.channel, l.vendor,
       coalesce((select s.phone from sender_numbers s where s.team_id = $1 and s.id = l.sender_number_id), '') as sender`,
    [tx.teamId, ledgerId, now.toISOString(), new Date(now.getTime() + CLAIM_MS).toISOString()],
  );
  return rows[0] ?? null;
}

async function postpone(tx: TeamTx, id: string, nextAt: Date, lookups: number): Promise<void> {
  await tx.client.query(
    `update send_ledger set next_lookup_at = $3, lookups = $4 where team_id = $1 and id = $2 and state = 'unknown'`,
    [tx.teamId, id, nextAt.toISOString(), lookups],
  );
}

/** The same text to the same person may be another row's: what is bound elsewhere is not this one. */
async function firstUnbound(
  tx: TeamTx,
  id: string,
  messages: readonly FoundMessage[],
): Promise<FoundMessage | null> {
  const { rows } = await tx.client.query<{ provider_id: string }>(
    'select provider_id from send_ledger where team_id = $1 and provider_id = any($2) and id <> $3',
    [tx.teamId, messages.map((message) => message.providerId), id],
  );
  const bound = new Set(rows.map((row) => row.provider_id));
  return messages.find((message) => !bound.has(message.providerId)) ?? null;
}

async function bindFound(
  deps: SendDeps,
  tx: TeamTx,
  now: Date,
  row: Pick<UnknownRow, 'id' | 'vendor'>,
  message: FoundMessage,
): Promise<void> {
  await recordProviderStatus(deps, tx, now, {
    ledgerId: row.id,
    vendor: row.vendor,
    providerId: message.providerId,
    status: message.status,
    errorCode: message.errorCode,
    dedupeKey: `lookup|${message.providerId}|${message.status}|${message.errorCode ?? ''}`,
    source: 'sweeper',
  });
}
