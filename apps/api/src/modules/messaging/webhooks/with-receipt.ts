import { newId, type TeamTx } from '@og/db';
import type { Platform } from '../../../platform/platform.js';
import type { TwilioRequest } from './twilio-request.js';

/** Conflicts with another writer: the same work succeeds when it is done again. */
const RETRY_CODES = new Set(['23505', '40001', '40P01']);
const TRIES = 4;

/**
 * Store a webhook's receipt and do its work in one transaction: both or neither. The same event again, also at the
 * same moment, finds the receipt and does nothing.
 * @param work returns what became of the event, for the receipt
 */
export async function withReceipt(
  deps: Pick<Platform, 'database' | 'clock'>,
  request: TwilioRequest,
  event: { kind: 'sms' | 'status' | 'voice'; key: string },
  work: (tx: TeamTx) => Promise<string>,
): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await deps.database.withTeam(request.teamId, (tx) =>
        once(tx, deps.clock.now(), request, event, work),
      );
    } catch (error) {
      const code = (error as { code?: unknown }).code;
      if (attempt >= TRIES || typeof code !== 'string' || !RETRY_CODES.has(code)) throw error;
    }
  }
}

async function once(
  tx: TeamTx,
  now: Date,
  request: TwilioRequest,
  event: { kind: string; key: string },
  work: (tx: TeamTx) => Promise<string>,
): Promise<string> {
  const id = newId();
  const receipt = await tx.client.query(
    `insert into webhook_receipts (team_id, id, vendor, integration_id, kind, event_key, payload, created_at)
     values ($1, $2, 'twilio', $3, $4, $5, $6, $7) on conflict on constraint webhook_receipts_once do nothing`,
    [
      tx.teamId,
      id,
      request.integrationId,
      event.kind,
      event.key,
      JSON.stringify(request.params),
      now.toISOString(),
    ],
  );
  if (!receipt.rowCount) return 'duplicate';
  const outcome = await work(tx);
  await tx.client.query(
    'update webhook_receipts set outcome = $3, processed_at = $4 where team_id = $1 and id = $2',
    [tx.teamId, id, outcome, now.toISOString()],
  );
  return outcome;
}
