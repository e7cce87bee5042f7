import { canTransition, isMessageStatus, ledgerStateOf, type LedgerState } from '@og/core';
import type { TeamTx } from '@og/db';
import type { Platform } from '../../../platform/platform.js';
import type { MessageVendor } from '../../../platform/vendors/ports.js';
import { recordProviderStatuses } from '../ledger/provider-status.js';
import { transition } from '../ledger/transition.js';
import { pairMessages, type OpenRow } from './pair-messages.js';
import type { VendorMessage } from './vendor-log.js';

export interface OutboundCompared {
  /** Our row knew the vendor's id. */
  matched: number;
  /** Our row learned of it now. */
  bound: number;
  /** No row of ours. */
  foreign: VendorMessage[];
}

/** Rows in doubt: only these can be at the vendor while the ledger has forgotten nothing. */
const IN_DOUBT: readonly LedgerState[] = ['submitting', 'unknown', 'failed_unknown'];
/** After a restore any row that is still to be sent may have been sent already. */
const FORGOTTEN: readonly LedgerState[] = [...IN_DOUBT, 'planned', 'held', 'ready'];

type Deps = Pick<Platform, 'vault' | 'logger' | 'clock' | 'outbox'>;

/**
 * Compare outbound messages of a vendor's log with the ledger: a lost report is applied, a message whose row does
 * not know it is bound to its row.
 * @param log whose log it is: ids and error codes are that vendor's own. `restored`: rows that wait to be sent are bound
 *   too, which takes them out of every sender's reach
 */
export async function compareOutbound(
  tx: TeamTx,
  deps: Deps,
  messages: readonly VendorMessage[],
  { vendor, restored }: { vendor: MessageVendor; restored: boolean },
): Promise<OutboundCompared> {
  if (messages.length === 0) return { matched: 0, bound: 0, foreign: [] };
  const known = await knownStates(
    tx,
    vendor,
    messages.map((message) => message.providerId),
  );
  const news = messages.filter((message) => {
    const state = known.get(message.providerId);
    return state !== undefined && isNews(state, message);
  });
  await report(
    tx,
    deps,
    vendor,
    news.map((message) => ({ message, ledgerId: null })),
  );
  const unknown = messages.filter((message) => !known.has(message.providerId));
  const rows = await openRows(tx, unknown, restored ? FORGOTTEN : IN_DOUBT);
  const { bound, rest } = pairMessages(unknown, rows, !restored);
  for (const { row } of bound) await takeOutOfReach(tx, deps, row);
  await report(
    tx,
    deps,
    vendor,
    bound.map(({ message, row }) => ({ message, ledgerId: row.id })),
  );
  return { matched: known.size, bound: bound.length, foreign: rest };
}

async function knownStates(
  tx: TeamTx,
  vendor: MessageVendor,
  providerIds: readonly string[],
): Promise<Map<string, LedgerState>> {
  const { rows } = await tx.client.query<{ provider_id: string; state: LedgerState }>(
    'select provider_id, state from send_ledger where team_id = $1 and vendor = $2::vendor and provider_id = any($3)',
    [tx.teamId, vendor, providerIds],
  );
  return new Map(rows.map((row) => [row.provider_id, row.state]));
}

/** Rows without a vendor's id to these people, locked against senders. */
async function openRows(
  tx: TeamTx,
  messages: readonly VendorMessage[],
  states: readonly LedgerState[],
): Promise<OpenRow[]> {
  if (messages.length === 0) return [];
  const { rows } = await tx.client.query<OpenRow>(
    `select l.id, l.address, l.body, l.state, s.phone as sender, l.submitted_at
     from send_ledger l left join sender_numbers s on s.team_id = $1 and s.id = l.sender_number_id
     where l.team_id = $1 and l.channel = 'sms' and l.provider_id is null and l.state = any($3::message_state[])
       and l.address = any($2) and l.lead_id in (select lead_id from lead_phones where team_id = $1 and phone = any($2))
     order by l.id for update of l`,
    [tx.teamId, messages.map((message) => message.to), states],
  );
  return rows;
}

function isNews(state: LedgerState, message: VendorMessage): boolean {
  return isMessageStatus(message.status) && canTransition(state, ledgerStateOf(message.status));
}

/** The vendor has it although our row waits to be sent: nobody may claim it any more. */
async function takeOutOfReach(tx: TeamTx, deps: Deps, row: OpenRow): Promise<void> {
  const steps: Partial<Record<LedgerState, LedgerState>> = {
    planned: 'ready',
    held: 'ready',
    ready: 'submitting',
  };
  const now = deps.clock.now();
  let state = row.state;
  for (let to = steps[state]; to; to = steps[state]) {
    await transition(tx, now, {
      ids: [row.id],
      from: state,
      to,
      source: 'sweeper',
      reason: 'found_at_provider',
      ...(to === 'submitting' ? { lease: { until: now, owner: 'reconcile' }, nextAttempt: true } : {}),
    });
    state = to;
  }
}

/** Reports of a part, applied together: their rows are locked for one handful of statements. */
async function report(
  tx: TeamTx,
  deps: Deps,
  vendor: MessageVendor,
  items: readonly { message: VendorMessage; ledgerId: string | null }[],
): Promise<void> {
  if (items.length === 0) return;
  await recordProviderStatuses(
    deps,
    tx,
    deps.clock.now(),
    items.map(({ message, ledgerId }) => ({
      ledgerId,
      vendor,
      providerId: message.providerId,
      status: message.status,
      errorCode: message.errorCode,
      dedupeKey: `log|${message.providerId}|${message.status}|${message.errorCode ?? ''}`,
      source: 'sweeper',
    })),
  );
}
