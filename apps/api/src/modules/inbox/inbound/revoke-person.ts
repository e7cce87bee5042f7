import { detectRevocation, normalizeInbound, type Revocation } from '@og/core';
import { newId, type TeamTx } from '@og/db';
import { addSuppressions, addressesOfLead, revokeConsents, sortAddresses } from '../../compliance/index.js';
import { cancelPendingSends, stopEnrollments } from '../../messaging/index.js';
import { closeItemAsOptedOut } from '../item/write-item.js';
import type { RankedMessage } from '../item/rank-message.js';
import { previewOf } from './store-message.js';
import type { InboundDeps, InboundMessage, StoredMessage } from './inbound-message.js';

/** What a text withdraws, by the rules or because the carrier took it as STOP. */
export function revocationOf(message: InboundMessage): Revocation | null {
  const found = detectRevocation(message.body);
  if (found) return found;
  return message.carrierAnswered === 'stop'
    ? { revoked: true, kind: 'keyword', rule: 'keyword:carrier' }
    : null;
}

/** Keywords that Twilio confirms by itself on long codes: a second confirmation from us would double it. */
const CARRIER_KEYWORDS: ReadonlySet<string> = new Set([
  'stop',
  'stopall',
  'stop all',
  'unsubscribe',
  'cancel',
  'end',
  'quit',
  'revoke',
  'optout',
  'opt out',
]);

export function carrierConfirms(message: InboundMessage): boolean {
  if (message.carrierAnswered === 'stop') return true;
  const text = normalizeInbound(message.body);
  return CARRIER_KEYWORDS.has(text);
}

/**
 * End everything for a person: every phone and e-mail suppressed, consents withdrawn, runs ended, nothing pending.
 * The caller holds the locks of all the person's addresses, so that no claim of a send slips past.
 */
export async function revokePerson(
  tx: TeamTx,
  deps: InboundDeps,
  now: Date,
  message: StoredMessage,
  options: { revocation: Revocation; ranked: RankedMessage; showInInbox: boolean },
): Promise<void> {
  const { leadId, messageId, conversationId } = message;
  const { rule, kind } = options.revocation;
  const source = rule.startsWith(`${kind}:`) ? rule : `${kind}:${rule}`;
  const addresses = sortAddresses([
    ...(await addressesOfLead(tx, leadId)),
    { channel: 'sms', address: message.from },
  ]);
  await addSuppressions(tx, deps.vault, now, {
    addresses,
    reason: 'opt_out',
    source,
    messageId,
    leadId,
    createdBy: 'system:inbound',
  });
  await revokeConsents(tx, now, leadId);
  await tx.client.query(
    `update leads set opted_out_at = coalesce(opted_out_at, $3), stage = 'suppressed', updated_at = $3 where team_id = $1 and id = $2`,
    [tx.teamId, leadId, now.toISOString()],
  );
  // The runs first: a run that an opt-out ended is not one whose message failed.
  const pending = await countPending(tx, leadId);
  const { campaignIds } = await stopEnrollments(tx, now, {
    leadId,
    state: 'opted_out',
    reason: 'suppressed',
  });
  await cancelPendingSends(tx, now, { leadId, reason: 'suppressed', source: 'revocation', to: 'suppressed' });
  await cancelPendingSends(tx, now, {
    addresses: addresses.map((item) => item.address),
    reason: 'suppressed',
    source: 'revocation',
    to: 'suppressed',
  });
  const stopped = [`${addresses.length} ${addresses.length === 1 ? 'address' : 'addresses'} suppressed`];
  if (pending > 0) stopped.push(`${pending} pending ${pending === 1 ? 'message' : 'messages'} stopped`);
  if (campaignIds.length > 0)
    stopped.push(
      `${campaignIds.length} ${campaignIds.length === 1 ? 'campaign run' : 'campaign runs'} ended`,
    );
  await tx.client.query(
    `insert into lead_events (team_id, id, lead_id, type, title, detail, actor, message_id, data, created_at)
     values ($1, $2, $3, 'lead.opted_out', 'Opted out by text', $4, 'lead', $5, $6, $7)`,
    [
      tx.teamId,
      newId(),
      leadId,
      stopped.join(', '),
      messageId,
      JSON.stringify({ rule, addresses: addresses.length, pending, campaigns: campaignIds.length }),
      now.toISOString(),
    ],
  );
  if (options.showInInbox) {
    const itemId = await closeItemAsOptedOut(tx, now, {
      ...message,
      preview: previewOf(message),
      ranked: options.ranked,
    });
    await deps.outbox.event(tx, now, 'inbox_item.changed.v1', [itemId], { conversationId, state: 'done' });
  }
  await deps.outbox.event(tx, now, 'suppression.changed.v1', [messageId], { channel: 'sms' });
}

async function countPending(tx: TeamTx, leadId: string): Promise<number> {
  const { rows } = await tx.client.query<{ count: number }>(
    `select count(*)::int as count from send_ledger where team_id = $1 and lead_id = $2 and state in ('planned', 'held', 'ready') and not transactional`,
    [tx.teamId, leadId],
  );
  return rows[0]?.count ?? 0;
}
