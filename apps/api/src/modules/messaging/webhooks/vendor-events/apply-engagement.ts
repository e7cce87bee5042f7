import { isUuid, newId, type TeamTx } from '@og/db';
import type { EngagementEvent, VendorEvent } from '../../../../platform/vendors/ports.js';
import { LEDGER_ARG } from '../../../email/index.js';
import { addressesOfLead, lockAddresses } from '../../../compliance/index.js';
import { closeConversationOf, findRecipient, revokePerson } from '../../../inbox/index.js';
import type { EventDeps } from './apply-vendor-events.js';
import type { EventSource } from './event-receipts.js';

/** The message of ours that an event is about, and the lead that it belongs to now. */
interface Mail {
  ledgerId: string;
  messageId: string;
  leadId: string;
  address: string;
}

/** By the event's key. */
type Mails = Map<string, Mail>;

/** What ends everything for the person, with what the suppression says of it. */
const REVOCATIONS = {
  spam_report: { reason: 'complaint', source: 'complaint:sendgrid', title: 'Reported our e-mail as spam' },
  unsubscribe: { reason: 'opt_out', source: 'unsubscribe:vendor', title: 'Unsubscribed by e-mail' },
  group_unsubscribe: { reason: 'opt_out', source: 'unsubscribe:vendor', title: 'Unsubscribed by e-mail' },
} as const;

/** Find the mails that events are about, and take the locks of every person who withdrew, in one sorted order. */
export async function lockRevoked(
  tx: TeamTx,
  source: EventSource,
  events: readonly VendorEvent[],
): Promise<Mails> {
  const engagements = events.filter((event) => event.kind === 'engagement');
  if (engagements.length === 0) return new Map();
  const mails = await findMails(tx, source, engagements);
  const revoked = engagements.filter((event) => event.type in REVOCATIONS);
  const addresses = revoked.map((event) => event.email).filter((email) => email !== '');
  for (const event of revoked) {
    const mail = mails.get(event.dedupeKey);
    if (!mail) continue;
    // Merged into another lead since: that one withdrew.
    mail.leadId = (await findRecipient(tx, mail.ledgerId))?.leadId ?? mail.leadId;
    addresses.push(...(await addressesOfLead(tx, mail.leadId)).map((item) => item.address));
  }
  await lockAddresses(tx, addresses);
  return mails;
}

/**
 * What somebody did with a mail. Opens and clicks are noted; a complaint or a vendor's unsubscribe link ends
 * everything for the person. Nobody is ever subscribed again by an event: that is for people to do.
 * @returns the outcome for the receipt
 */
export async function applyEngagement(
  tx: TeamTx,
  deps: EventDeps,
  source: EventSource,
  event: EngagementEvent,
  now: Date,
  mails: Mails,
): Promise<string> {
  const mail = mails.get(event.dedupeKey);
  if (!mail) return 'unbound';
  await note(tx, now, mail, event);
  if (!(event.type in REVOCATIONS)) return 'noted';
  const { reason, title, source: by } = REVOCATIONS[event.type as keyof typeof REVOCATIONS];
  if (await isRevoked(tx, deps, mail, reason)) return 'revoked_before';
  await revokePerson(tx, deps, now, {
    leadId: mail.leadId,
    from: { channel: 'email', address: mail.address },
    reason,
    source: by.replace('sendgrid', source.vendor),
    messageId: mail.messageId,
    title,
  });
  await closeConversationOf(tx, deps, now, mail.leadId);
  await deps.outbox.event(tx, now, 'lead.changed.v1', [mail.leadId], { count: 1 });
  return reason === 'complaint' ? 'complained' : 'opted_out';
}

/** By the ledger row that the vendor hands back, else by the vendor's id; one statement for all. */
async function findMails(
  tx: TeamTx,
  source: EventSource,
  events: readonly EngagementEvent[],
): Promise<Mails> {
  const { rows } = await tx.client.query<Mail & { key: string }>(
    `select e.key, l.id as "ledgerId", l.message_id as "messageId", l.lead_id as "leadId", l.address
     from unnest($2::text[], $3::uuid[], $4::text[]) as e(key, ledger_id, provider_id)
       join lateral (
         select s.id, s.message_id, s.lead_id, s.address from send_ledger s where s.team_id = $1 and s.id = e.ledger_id and s.channel = 'email'
         union all
         select s.id, s.message_id, s.lead_id, s.address from send_ledger s where s.team_id = $1 and s.vendor = $5::vendor and s.provider_id = e.provider_id
         limit 1
       ) l on true`,
    [
      tx.teamId,
      events.map((event) => event.dedupeKey),
      events.map((event) => {
        const id = event.customArgs[LEDGER_ARG];
        return isUuid(id) ? id : null;
      }),
      events.map((event) => event.providerId),
      source.vendor,
    ],
  );
  return new Map(rows.map(({ key, ...mail }) => [key, mail]));
}

async function note(tx: TeamTx, now: Date, mail: Mail, event: EngagementEvent): Promise<void> {
  await tx.client.query(
    `insert into message_events (team_id, id, message_id, ledger_id, from_state, to_state, attempt, source, reason, dedupe_key, created_at)
     values ($1, $2, $3, $4, null, $5, 0, 'callback', $6, $7, $8) on conflict do nothing`,
    [
      tx.teamId,
      newId(),
      mail.messageId,
      mail.ledgerId,
      event.type,
      event.machine ? 'machine' : (event.url?.slice(0, 500) ?? null),
      event.dedupeKey,
      now.toISOString(),
    ],
  );
}

async function isRevoked(
  tx: TeamTx,
  { vault }: EventDeps,
  mail: Mail,
  reason: 'complaint' | 'opt_out',
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `select from suppression_list where team_id = $1 and address_hash = $2 and reason = $3 and lifted_at is null and source not like 'keyword:%' limit 1`,
    [tx.teamId, vault.addressHash('email', mail.address), reason],
  );
  return Boolean(rowCount);
}
