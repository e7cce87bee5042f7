import { newId, type TeamTx } from '@og/db';
import type { EngagementEvent } from '../../../../platform/vendors/ports.js';
import { closeConversationOf, revokePerson } from '../../../inbox/index.js';
import type { EventDeps } from './event-deps.js';
import type { EventSource } from './event-receipts.js';
import { REVOKES, type FoundMail, type FoundMails } from './find-mails.js';

/** Write down what people did with our mails, in one statement. */
export async function noteEngagements(
  tx: TeamTx,
  now: Date,
  events: readonly EngagementEvent[],
  mails: FoundMails,
): Promise<void> {
  const noted = events.flatMap((event) => {
    const mail = mails.get(event.dedupeKey);
    return mail ? [{ event, mail }] : [];
  });
  if (noted.length === 0) return;
  await tx.client.query(
    `insert into message_events (team_id, id, message_id, ledger_id, from_state, to_state, attempt, source, reason, dedupe_key, created_at)
     select $1, r.id, r.message_id, r.ledger_id, null, r.type, 0, 'callback', r.reason, r.key, $2
     from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[]) as r(id, message_id, ledger_id, type, reason, key)
     on conflict do nothing`,
    [
      tx.teamId,
      now.toISOString(),
      noted.map(() => newId()),
      noted.map(({ mail }) => mail.messageId),
      noted.map(({ mail }) => mail.ledgerId),
      noted.map(({ event }) => event.type),
      noted.map(({ event }) => (event.machine ? 'machine' : (event.url?.slice(0, 500) ?? null))),
      noted.map(({ event }) => event.dedupeKey),
    ],
  );
}

/**
 * What somebody did with a mail. Opens and clicks are noted; a complaint or a vendor's unsubscribe link ends
 * everything for the person, whose locks the caller holds. Nobody is ever subscribed again by an event: that is for
 * people to do.
 * @returns the outcome for the receipt
 */
export async function applyEngagement(
  tx: TeamTx,
  deps: EventDeps,
  source: EventSource,
  event: EngagementEvent,
  now: Date,
  mail: FoundMail | undefined,
): Promise<string> {
  if (!mail) return 'unbound';
  if (!REVOKES.has(event.type)) return 'noted';
  const complained = event.type === 'spam_report';
  const reason = complained ? 'complaint' : 'opt_out';
  if (await isRevoked(tx, deps, mail, reason)) return 'revoked_before';
  await revokePerson(tx, deps, now, {
    leadId: mail.leadId,
    from: { channel: 'email', address: mail.address },
    reason,
    source: complained ? `complaint:${source.vendor}` : 'unsubscribe:vendor',
    messageId: mail.messageId,
    title: complained ? 'Reported our e-mail as spam' : 'Unsubscribed by e-mail',
  });
  await closeConversationOf(tx, deps, now, mail.leadId);
  await deps.outbox.event(tx, now, 'lead.changed.v1', [mail.leadId], { count: 1 });
  return complained ? 'complained' : 'opted_out';
}

async function isRevoked(
  tx: TeamTx,
  { vault }: EventDeps,
  mail: FoundMail,
  reason: 'complaint' | 'opt_out',
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `select from suppression_list where team_id = $1 and address_hash = $2 and reason = $3 and lifted_at is null and source not like 'keyword:%' limit 1`,
    [tx.teamId, vault.addressHash('email', mail.address), reason],
  );
  return Boolean(rowCount);
}
