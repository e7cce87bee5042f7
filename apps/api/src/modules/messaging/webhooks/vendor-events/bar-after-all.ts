import type { TeamTx } from '@og/db';
import { providerError } from '../../../../platform/vendors/ports.js';
import { applyErrorAction, type ErrorSubject } from '../../sending/error-consequences.js';
import type { EventDeps } from './event-deps.js';

/** Errors that say something about the address, whatever was reported about the message before. */
const ABOUT_THE_ADDRESS: ReadonlySet<string> = new Set(['invalid_address', 'suppress', 'invalid_number']);

/**
 * A mail server may take a mail and return it hours later: the message stays delivered, because its state never
 * falls, and the address is barred all the same.
 * @returns the outcome for the receipt
 */
export async function barAfterAll(
  tx: TeamTx,
  deps: EventDeps,
  now: Date,
  ledgerId: string,
  code: string,
): Promise<string> {
  const { rows } = await tx.client.query<ErrorSubject>(
    `select id, lead_id, campaign_id, channel, address, vendor, integration_id, sender_number_id, sender_mailbox_id
     from send_ledger where team_id = $1 and id = $2`,
    [tx.teamId, ledgerId],
  );
  const row = rows[0];
  if (!row || !ABOUT_THE_ADDRESS.has(providerError(row.vendor, code).action)) return 'noted';
  await applyErrorAction(deps, tx, now, row, code);
  return 'barred_after_all';
}
