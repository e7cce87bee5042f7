import { slotWords, writeIcs } from '@og/core';
import type { TeamTx } from '@og/db';
import type { Platform } from '../../platform/platform.js';
import type { CalendarPart } from '../../platform/vendors/ports.js';
import { planOneOff } from '../messaging/index.js';
import type { AppointmentView } from './appointment.view.js';

type Deps = Pick<Platform, 'vault' | 'outbox'>;

/** What a message about a meeting says. */
export type InvitationKind = 'booked' | 'moved' | 'canceled';

const PREFIX = 'appointment';
const WORDS: Record<InvitationKind, (when: string, title: string) => { subject: string; body: string }> = {
  booked: (when, title) => ({
    subject: `${title}: ${when}`,
    body: `It is settled: ${when}. Write back if another time suits you better.`,
  }),
  moved: (when, title) => ({
    subject: `New time for ${title}: ${when}`,
    body: `We moved it: the new time is ${when}. Write back if another time suits you better.`,
  }),
  canceled: (when, title) => ({
    subject: `Canceled: ${title}, ${when}`,
    body: `Our call on ${when} is canceled. Write back if you would like another time.`,
  }),
};

/**
 * Tell the lead, through the one ledger: by e-mail with the invitation, or by text when there is no e-mail that may be
 * sent. The same change is told once. Takes the lock of the address.
 */
export async function planInvitation(
  tx: TeamTx,
  deps: Deps,
  now: Date,
  appointment: AppointmentView,
  kind: InvitationKind,
  authorUserId: string | null,
): Promise<void> {
  const { id, leadId, icsSequence, zone, startsAt, title, agent } = appointment;
  const { subject, body } = WORDS[kind](slotWords(startsAt, zone, now), title);
  for (const channel of ['email', 'sms'] as const) {
    const outcome = await planOneOff(tx, deps, now, {
      leadId,
      channel,
      body,
      subject: channel === 'email' ? subject : null,
      oneOffKey: `${PREFIX}:${id}:${icsSequence}:${kind === 'canceled' ? 'CANCEL' : 'REQUEST'}`,
      authorUserId,
      agent: authorUserId ? null : agent,
    });
    if (outcome.kind === 'failure') continue;
    if (outcome.kind === 'planned')
      await tx.client.query(
        'update appointments set invitation_message_id = $3 where team_id = $1 and id = $2',
        [tx.teamId, id, outcome.planned.messageId],
      );
    return;
  }
}

interface Row {
  ledgerId: string;
  method: 'REQUEST' | 'CANCEL';
  sequence: number;
  uid: string;
  startsAt: Date;
  endsAt: Date;
  stampedAt: Date;
  title: string;
  address: string;
  leadName: string;
  mailbox: string;
  displayName: string;
}

/** The `text/calendar` parts of those among claimed e-mails that tell of a meeting, by ledger id. */
export async function calendarParts(
  tx: TeamTx,
  ledgerIds: readonly string[],
): Promise<Map<string, CalendarPart>> {
  const { rows } = await tx.client.query<Row>(
    `select l.id as "ledgerId", split_part(l.one_off_key, ':', 4) as method, split_part(l.one_off_key, ':', 3)::int as sequence,
       a.ics_uid as uid, a.starts_at as "startsAt", a.ends_at as "endsAt", l.created_at as "stampedAt", a.title, l.address,
       coalesce(nullif(trim(concat_ws(' ', p.first_name, p.last_name)), ''), l.address) as "leadName", b.address as mailbox, b.display_name as "displayName"
     from send_ledger l
       join appointments a on a.team_id = $1 and a.id::text = split_part(l.one_off_key, ':', 2)
       join leads p on p.team_id = $1 and p.id = l.lead_id
       join sender_mailboxes b on b.team_id = $1 and b.id = l.sender_mailbox_id
     where l.team_id = $1 and l.id = any($2::uuid[]) and l.channel = 'email' and l.one_off_key like '${PREFIX}:%'`,
    [tx.teamId, ledgerIds],
  );
  return new Map(
    rows.map((row) => [
      row.ledgerId,
      {
        method: row.method,
        content: writeIcs({
          uid: row.uid,
          sequence: row.sequence,
          method: row.method,
          startsAt: row.startsAt,
          endsAt: row.endsAt,
          stampedAt: row.stampedAt,
          summary: row.title,
          description: '',
          organizer: { name: row.displayName, email: row.mailbox },
          attendee: { name: row.leadName, email: row.address },
        }),
      },
    ]),
  );
}
