import type { TeamTx } from '@og/db';

/** Fewer delivered e-mails than this say nothing about a rate of one in a thousand. */
const ENOUGH_DELIVERED = 300;

/** $3: begin where the last quarantine of one of the domain's mailboxes ended. */
const SQL = `
with boxes as (
  select id, domain_id, greatest($2::timestamptz - interval '30 days',
      case when $3 then max(quarantined_until) filter (where quarantined_until <= $2) over (partition by domain_id) end) as since
  from sender_mailboxes where team_id = $1
), delivered as (
  select b.domain_id, count(*)::int as n from send_ledger l join boxes b on b.id = l.sender_mailbox_id
  where l.team_id = $1 and l.accepted_at > b.since and l.state in ('delivered', 'read')
  group by b.domain_id
), complained as (
  select b.domain_id, count(distinct s.lead_id)::int as n from suppression_list s
    join lateral (select l.sender_mailbox_id, l.accepted_at from send_ledger l where l.team_id = $1 and l.lead_id = s.lead_id
      and l.channel = 'email' and l.accepted_at <= s.created_at order by l.accepted_at desc limit 1) sent on true
    join boxes b on b.id = sent.sender_mailbox_id and sent.accepted_at > b.since
  where s.team_id = $1 and s.reason = 'complaint' and s.channel = 'email' and s.created_at > $2::timestamptz - interval '30 days'
  group by b.domain_id
)
select d.domain_id, d.n as delivered, coalesce(c.n, 0) as complained from delivered d left join complained c on c.domain_id = d.domain_id`;

/**
 * Complaints per delivered e-mail of the last 30 days, 0–1, by sending domain; null where too few were delivered to say.
 * @param sinceLift for judging: what led to a quarantine that is over does not count again
 */
export async function complaintRates(
  tx: TeamTx,
  now: Date,
  sinceLift = false,
): Promise<Map<string, number | null>> {
  const mailboxes = await tx.client.query('select from sender_mailboxes where team_id = $1 limit 1', [
    tx.teamId,
  ]);
  if (!mailboxes.rowCount) return new Map();
  const { rows } = await tx.client.query<{ domain_id: string; delivered: number; complained: number }>(SQL, [
    tx.teamId,
    now.toISOString(),
    sinceLift,
  ]);
  return new Map(
    rows.map(({ domain_id: id, delivered, complained }) => [
      id,
      delivered >= ENOUGH_DELIVERED ? complained / delivered : null,
    ]),
  );
}
