import { isUuid, type TeamTx } from '@og/db';
import {
  providerError,
  type EngagementEvent,
  type StatusEvent,
  type VendorEvent,
} from '../../../../platform/vendors/ports.js';
import { lockPeople } from '../../../compliance/index.js';
import { LEDGER_ARG } from '../../../email/index.js';
import { findRecipient } from '../../../inbox/index.js';
import { isHarmless } from '../../sending/error-consequences.js';
import type { EventSource } from './event-receipts.js';

/** The message of ours that an event is about, and the lead that it belongs to now. */
export interface FoundMail {
  ledgerId: string;
  messageId: string;
  leadId: string;
  address: string;
}

/** By the event's key. */
export type FoundMails = ReadonlyMap<string, FoundMail>;

/** What somebody did with a mail that ends everything for them. */
export const REVOKES: ReadonlySet<EngagementEvent['type']> = new Set([
  'spam_report',
  'unsubscribe',
  'group_unsubscribe',
]);

/**
 * Find the mails that events are about, and take the locks of every person who withdrew or whose address is barred by
 * them, all at once in one sorted order and before any row is locked: claims and opt-outs do it the same way.
 */
export async function findAndLock(
  tx: TeamTx,
  source: EventSource,
  events: readonly VendorEvent[],
): Promise<FoundMails> {
  const relevant = events.filter(
    (event): event is EngagementEvent | StatusEvent =>
      event.kind === 'engagement' || concernsMore(source, event),
  );
  if (relevant.length === 0) return new Map();
  const mails = await findMails(tx, source, relevant);
  const about = relevant.flatMap((event) => {
    const mail = mails.get(event.dedupeKey);
    return mail && concernsMore(source, event) ? [mail] : [];
  });
  await lockPeople(
    tx,
    async () => {
      // Merged into another lead since: that one withdrew.
      for (const mail of about) mail.leadId = (await findRecipient(tx, mail.ledgerId))?.leadId ?? mail.leadId;
    },
    () => ({
      leadIds: [...new Set(about.map((mail) => mail.leadId))],
      addresses: about.map((mail) => mail.address),
    }),
  );
  return mails;
}

/** Whether an event bars a person, an address or a sender, beyond what it says of its own message. */
export function concernsMore(source: EventSource, event: VendorEvent): boolean {
  if (event.kind === 'engagement') return REVOKES.has(event.type);
  if (event.kind !== 'status' || event.errorCode === null) return false;
  return !isHarmless(providerError(source.vendor, event.errorCode).action);
}

/** By the ledger row that the vendor hands back, else by the vendor's id; one statement for all. */
async function findMails(
  tx: TeamTx,
  source: EventSource,
  events: readonly (EngagementEvent | StatusEvent)[],
): Promise<Map<string, FoundMail>> {
  const { rows } = await tx.client.query<FoundMail & { key: string }>(
    `select e.key, l.id as "ledgerId", l.message_id as "messageId", l.lead_id as "leadId", l.address
     from unnest($2::text[], $3::uuid[], $4::text[]) as e(key, ledger_id, provider_id)
       join lateral (
         select s.id, s.message_id, s.lead_id, s.address from send_ledger s where s.team_id = $1 and s.id = e.ledger_id
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
