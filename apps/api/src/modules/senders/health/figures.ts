import { pacificMidnight, type SenderFigures, type SenderHealthState } from '@og/core';
import type { TeamTx } from '@og/db';
import { RECIPIENTS_OWN } from '../../../platform/vendors/recipient-errors.js';

/** Figures cover whole Pacific days: today and the six before it. */
const DAYS_BEFORE = 6;

/** A sender, what it did in its window, and how it was judged last. */
export interface SenderStanding extends SenderFigures {
  id: string;
  kind: 'number' | 'mailbox';
  domainId: string | null;
  health: SenderHealthState;
  healthReason: string | null;
  quarantinedUntil: Date | null;
  /** The figures cover messages that were accepted after this. */
  since: Date;
  /** When it was written down last, and what; null before the first time. */
  lastAt: Date | null;
  lastFigures: string | null;
}

/**
 * A window begins at the midnight six days ago, or where the sender's last quarantine ended. Failures of the
 * recipient's own (no such number, a landline, a phone that is off) say nothing about the sender and are left out.
 * An opt-out, a complaint or a reply belongs to the sender that wrote last before it.
 */
const SQL = `
with senders as (
  select id, 'number' as kind, null::uuid as domain_id, health, health_reason, quarantined_until from sender_numbers
  where team_id = $1 and state <> 'retired'
  union all
  select id, 'mailbox', domain_id, health, health_reason, quarantined_until from sender_mailboxes
  where team_id = $1 and state <> 'retired'
), windows as (
  select s.*, greatest($2::timestamptz, case when s.quarantined_until <= $3 then s.quarantined_until end) as since from senders s
), sent as (
  select w.id, count(*)::int as sent,
    count(*) filter (where l.state in ('delivered', 'read'))::int as delivered,
    count(*) filter (where l.state in ('undelivered', 'failed') and (l.error_code is null or not l.error_code = any($4::text[])))::int as failed
  from send_ledger l join windows w on w.id = coalesce(l.sender_number_id, l.sender_mailbox_id) and l.accepted_at > w.since
  where l.team_id = $1 and l.accepted_at >= $2 and not l.transactional
  group by w.id
), gone as (
  select wrote.sender, count(distinct x.lead_id) filter (where x.reason = 'opt_out')::int as opted_out,
    count(distinct x.lead_id) filter (where x.reason = 'complaint')::int as complained
  from suppression_list x
    join lateral (select coalesce(l.sender_number_id, l.sender_mailbox_id) as sender, l.accepted_at from send_ledger l
      where l.team_id = $1 and l.lead_id = x.lead_id and l.accepted_at <= x.created_at and not l.transactional
        and (x.reason <> 'complaint' or l.channel = 'email') order by l.accepted_at desc limit 1) wrote on true
    join windows w on w.id = wrote.sender and wrote.accepted_at > w.since
  where x.team_id = $1 and x.created_at >= $2 and x.reason in ('opt_out', 'complaint')
  group by wrote.sender
), heard as (
  select wrote.sender, count(*)::int as replied
  from conversations c
    join lateral (select coalesce(l.sender_number_id, l.sender_mailbox_id) as sender, l.accepted_at from send_ledger l
      where l.team_id = $1 and l.lead_id = c.lead_id and l.accepted_at <= c.last_inbound_at and not l.transactional
      order by l.accepted_at desc limit 1) wrote on true
    join windows w on w.id = wrote.sender and wrote.accepted_at > w.since
  where c.team_id = $1 and c.last_message_at >= $2 and c.last_inbound_at >= $2
  group by wrote.sender
)
select w.id, w.kind, w.domain_id as "domainId", w.health, w.health_reason as "healthReason", w.quarantined_until as "quarantinedUntil", w.since,
  coalesce(s.sent, 0) as sent, coalesce(s.delivered, 0) as delivered, coalesce(s.failed, 0) as failed,
  coalesce(g.opted_out, 0) as "optedOut", coalesce(h.replied, 0) as replied, coalesce(g.complained, 0) as complained,
  last.created_at as "lastAt", last.figures as "lastFigures"
from windows w left join sent s on s.id = w.id left join gone g on g.sender = w.id left join heard h on h.sender = w.id
  left join lateral (select k.created_at, concat_ws(' ', k.sent, k.delivered, k.failed, k.opted_out, k.replied, k.complained) as figures
    from sender_health_checks k where k.team_id = $1 and (case w.kind when 'number' then k.sender_number_id else k.sender_mailbox_id end) = w.id
    order by k.created_at desc limit 1) last on true
order by w.id`;

/** The figures of every sender of the team, in one statement. */
export async function readFigures(tx: TeamTx, now: Date): Promise<SenderStanding[]> {
  const { rows } = await tx.client.query<SenderStanding>(SQL, [
    tx.teamId,
    pacificMidnight(now, DAYS_BEFORE).toISOString(),
    now.toISOString(),
    RECIPIENTS_OWN,
  ]);
  return rows;
}

/** The figures as the last check's are compared with. */
export function figuresText(f: SenderFigures): string {
  return [f.sent, f.delivered, f.failed, f.optedOut, f.replied, f.complained].join(' ');
}
