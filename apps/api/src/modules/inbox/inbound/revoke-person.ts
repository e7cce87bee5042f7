import { newId, type TeamTx } from '@og/db';
import {
  addSuppressions,
  addressesOfLead,
  revokeConsents,
  sortAddresses,
  type Address,
} from '../../compliance/index.js';
import { cancelPendingSends, expireDraft, stopEnrollments } from '../../messaging/index.js';
import type { InboundDeps } from './inbound-message.js';

/** A person withdrew, on whichever channel. */
export interface PersonRevocation {
  leadId: string;
  /** What it came from; suppressed too when the lead does not have it. */
  from: Address;
  reason: 'opt_out' | 'complaint';
  /** `keyword:stop`, `phrase:<rule>`, `unsubscribe:one_click`, `complaint:sendgrid` … */
  source: string;
  /** The inbound message that says so, when there is one. */
  messageId: string | null;
  /** For the timeline. */
  title: string;
}

/**
 * End everything for a person: every phone and e-mail suppressed, consents withdrawn, runs ended, nothing pending.
 * The caller holds the locks of all the person's addresses, so that no claim of a send slips past.
 */
export async function revokePerson(
  tx: TeamTx,
  deps: Pick<InboundDeps, 'outbox' | 'vault'>,
  now: Date,
  revocation: PersonRevocation,
): Promise<void> {
  const { leadId, messageId, source, reason } = revocation;
  const addresses = sortAddresses([...(await addressesOfLead(tx, leadId)), revocation.from]);
  await addSuppressions(tx, deps.vault, now, {
    addresses,
    reason,
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
    state: reason === 'opt_out' ? 'opted_out' : 'suppressed',
    reason: 'suppressed',
  });
  await cancelPendingSends(tx, now, { leadId, reason: 'suppressed', source: 'revocation', to: 'suppressed' });
  await cancelPendingSends(tx, now, {
    addresses: addresses.map((item) => item.address),
    reason: 'suppressed',
    source: 'revocation',
    to: 'suppressed',
  });
  await expireDrafts(tx, deps, now, leadId, 'The person opted out.');
  const stopped = [`${addresses.length} ${addresses.length === 1 ? 'address' : 'addresses'} suppressed`];
  if (pending > 0) stopped.push(`${pending} pending ${pending === 1 ? 'message' : 'messages'} stopped`);
  if (campaignIds.length > 0)
    stopped.push(
      `${campaignIds.length} ${campaignIds.length === 1 ? 'campaign run' : 'campaign runs'} ended`,
    );
  await tx.client.query(
    `insert into lead_events (team_id, id, lead_id, type, title, detail, actor, message_id, data, created_at)
     values ($1, $2, $3, 'lead.opted_out', $4, $5, 'lead', $6, $7, $8)`,
    [
      tx.teamId,
      newId(),
      leadId,
      revocation.title,
      stopped.join(', '),
      messageId,
      JSON.stringify({ rule: source, addresses: addresses.length, pending, campaigns: campaignIds.length }),
      now.toISOString(),
    ],
  );
  await deps.outbox.event(tx, now, 'suppression.changed.v1', [messageId ?? leadId], {
    channel: revocation.from.channel,
  });
}

/** What an agent would have said waits for nobody. @param reason in words */
export async function expireDrafts(
  tx: TeamTx,
  deps: Pick<InboundDeps, 'outbox'>,
  now: Date,
  leadId: string,
  reason: string,
): Promise<void> {
  const { rows } = await tx.client.query<{ id: string }>(
    'select id from conversations where team_id = $1 and lead_id = $2',
    [tx.teamId, leadId],
  );
  for (const { id } of rows) await expireDraft(tx, deps, now, id, reason);
}

async function countPending(tx: TeamTx, leadId: string): Promise<number> {
  const { rows } = await tx.client.query<{ count: number }>(
    `select count(*)::int as count from send_ledger where team_id = $1 and lead_id = $2 and state in ('planned', 'held', 'ready') and not transactional`,
    [tx.teamId, leadId],
  );
  return rows[0]?.count ?? 0;
}
