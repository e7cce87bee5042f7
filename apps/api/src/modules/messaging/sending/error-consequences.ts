import type { TeamTx } from '@og/db';
import { audit } from '../../../platform/audit.js';
import { providerError, type ErrorAction } from '../../../platform/vendors/ports.js';
import type { Platform } from '../../../platform/platform.js';
import {
  addSuppressions,
  addressesOfLead,
  lockAddresses,
  revokeConsents,
  type SuppressionReason,
} from '../../compliance/index.js';
import type { MovedRow } from '../ledger/moved-row.js';
import { stopForToday } from './day-caps.js';
import { retryLater } from './retry-later.js';
import { endBouncedRuns } from '../ledger/bounced-runs.js';
import { askToMoveSends } from '../../senders/index.js';
import { stopEnrollments } from '../ledger/stop-enrollments.js';
import { cancelPendingSends } from '../ledger/cancel-pending-sends.js';

/** A campaign is paused when this many of its texts were filtered within the last hour. */
export const FILTERED_PER_HOUR = 5;

type Deps = Pick<Platform, 'vault' | 'logger' | 'outbox'>;

/** Actions that concern the message alone: they need no locks of others, and many fit into one transaction. */
const HARMLESS: ReadonlySet<ErrorAction> = new Set([
  'none',
  'config',
  'compliance',
  'expired',
  'retry_later',
  'back_off',
]);

/** Whether an action changes nothing beyond the message that it was reported for. */
export function isHarmless(action: ErrorAction): boolean {
  return HARMLESS.has(action);
}

/** The message that a provider reported an error about. */
export type ErrorSubject = Pick<
  MovedRow,
  | 'id'
  | 'lead_id'
  | 'campaign_id'
  | 'channel'
  | 'address'
  | 'vendor'
  | 'integration_id'
  | 'sender_number_id'
  | 'sender_mailbox_id'
>;

/**
 * What a provider's error code changes beyond the message itself, in the same transaction. Cool-downs of a sender
 * are kept by the caller; they are no facts.
 */
export async function applyErrorAction(
  deps: Deps,
  tx: TeamTx,
  now: Date,
  row: ErrorSubject,
  code: string,
): Promise<ErrorAction> {
  const { action, message } = providerError(row.vendor, code);
  switch (action) {
    case 'suppress':
      await optOut(deps, tx, now, row, code);
      break;
    case 'invalid_number':
      await barAddress(deps, tx, now, row, code, 'invalid_number');
      await tx.client.query(
        'update lead_phones set invalid_at = coalesce(invalid_at, $3) where team_id = $1 and phone = $2',
        [tx.teamId, row.address, now.toISOString()],
      );
      break;
    case 'invalid_address':
      await lockAddresses(tx, [row.address]);
      // The runs first: a run that bounced is not one whose message was suppressed.
      await endBouncedRuns(tx, now, { leadId: row.lead_id, reason: code });
      await barAddress(deps, tx, now, row, code, 'bounce');
      break;
    case 'landline':
      await barAddress(deps, tx, now, row, code, 'landline');
      await tx.client.query(
        `update lead_phones set line_type = 'landline' where team_id = $1 and phone = $2`,
        [tx.teamId, row.address],
      );
      break;
    case 'blocked':
      await barAddress(deps, tx, now, row, code, 'blocked');
      break;
    case 'pause_campaign':
      await pauseWhenFiltered(deps, tx, now, row, code, message);
      break;
    case 'block_sender': {
      const blocked = await tx.client.query(
        `update ${row.channel === 'email' ? 'sender_mailboxes' : 'sender_numbers'} set state = 'blocked', state_reason = $3, updated_at = $4
         where team_id = $1 and id = $2 and state = 'active'`,
        [tx.teamId, row.sender_mailbox_id ?? row.sender_number_id, `${code}: ${message}`, now.toISOString()],
      );
      if (blocked.rowCount) await askToMoveSends(tx, now);
      break;
    }
    case 'disable_integration': {
      const failing = await tx.client.query(
        `update integrations set state = 'failing', last_error = $3, last_checked_at = $4, updated_at = $4 where team_id = $1 and id = $2 and state = 'connected'`,
        [tx.teamId, row.integration_id, `${code}: ${message}`, now.toISOString()],
      );
      if (failing.rowCount) await askToMoveSends(tx, now);
      deps.logger.error(
        { teamId: tx.teamId, integrationId: row.integration_id, code },
        'the provider refused the account: nothing more is sent through it',
      );
      break;
    }
    case 'retry_later':
      await retryLater(tx, now, row.id, code);
      break;
    case 'wait_for_reset':
      await stopForToday(tx, now, row.sender_number_id ?? row.sender_mailbox_id ?? '');
      break;
    case 'back_off':
    case 'expired':
    case 'compliance':
    case 'config':
    case 'none':
      break;
  }
  return action;
}

/** The carrier knows of an opt-out that we do not: it counts for the whole person, like one that we heard. */
async function optOut(deps: Deps, tx: TeamTx, now: Date, row: ErrorSubject, code: string): Promise<void> {
  const addresses = await addressesOfLead(tx, row.lead_id);
  await lockAddresses(tx, [...addresses.map((item) => item.address), row.address]);
  await addSuppressions(tx, deps.vault, now, {
    addresses,
    reason: 'opt_out',
    source: `carrier:${code}`,
    leadId: row.lead_id,
    createdBy: 'system:carrier',
  });
  await revokeConsents(tx, now, row.lead_id);
  await tx.client.query(
    `update leads set opted_out_at = coalesce(opted_out_at, $3), stage = 'suppressed', updated_at = $3 where team_id = $1 and id = $2`,
    [tx.teamId, row.lead_id, now.toISOString()],
  );
  await stopEnrollments(tx, now, {
    leadId: row.lead_id,
    state: 'opted_out',
    reason: 'suppressed',
    source: 'callback',
  });
  await cancelPendingSends(tx, now, {
    leadId: row.lead_id,
    reason: 'suppressed',
    source: 'callback',
    to: 'suppressed',
  });
}

async function barAddress(
  deps: Deps,
  tx: TeamTx,
  now: Date,
  row: ErrorSubject,
  code: string,
  reason: SuppressionReason,
): Promise<void> {
  await lockAddresses(tx, [row.address]);
  await addSuppressions(tx, deps.vault, now, {
    addresses: [{ channel: row.channel, address: row.address }],
    reason,
    source: `carrier:${code}`,
    leadId: row.lead_id,
    createdBy: 'system:carrier',
  });
  await cancelPendingSends(tx, now, {
    addresses: [row.address],
    reason: 'suppressed',
    source: 'callback',
    to: 'suppressed',
  });
}

async function pauseWhenFiltered(
  deps: Deps,
  tx: TeamTx,
  now: Date,
  row: ErrorSubject,
  code: string,
  message: string,
): Promise<void> {
  if (!row.campaign_id) return;
  const paused = await tx.client.query(
    `update campaigns set state = 'paused', pause_reason = $4, updated_at = $3
     where team_id = $1 and id = $2 and state = 'active'
       and (select count(*) from send_ledger where team_id = $1 and campaign_id = $2 and error_code = $5 and updated_at > $3::timestamptz - interval '1 hour') >= $6`,
    [tx.teamId, row.campaign_id, now.toISOString(), `${code}: ${message}`, code, FILTERED_PER_HOUR],
  );
  if (!paused.rowCount) return;
  const ctx = {
    teamId: tx.teamId,
    actor: { type: 'system' as const, name: 'carrier' },
    requestId: 'carrier',
  };
  await audit(tx, ctx, now, {
    action: 'campaign.pause',
    subjectType: 'campaign',
    subjectId: row.campaign_id,
    detail: { code },
  });
  await deps.outbox.event(tx, now, 'campaign.changed.v1', [row.campaign_id], { state: 'paused' });
}
