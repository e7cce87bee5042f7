import type { TeamTx } from '@og/db';

/** Fewer delivered e-mails than this say nothing about a rate of one in a thousand. */
export const ENOUGH_DELIVERED = 300;

const SQL = `
with boxes as (select id, domain_id from sender_mailboxes where team_id = $1),
delivered as (
  select b.domain_id, count(*)::int as n from send_ledger l join boxes b on b.id = l.sender_mailbox_id
  where l.team_id = $1 and l.accepted_at > $2::timestamptz - interval '30 days' and l.state in ('delivered', 'read')
  group by b.domain_id
), complained as (
  select b.domain_id, count(distinct s.lead_id)::int as n from suppression_list s
    join lateral (select l.sender_mailbox_id from send_ledger l where l.team_id = $1 and l.lead_id = s.lead_id and l.channel = 'email'
      and l.accepted_at <= s.created_at order by l.accepted_at desc limit 1) sent on true
    join boxes b on b.id = sent.sender_mailbox_id
  where s.team_id = $1 and s.reason = 'complaint' and s.channel = 'email' and s.created_at > $2::timestamptz - interval '30 days'
  group by b.domain_id
)
select d.domain_id, d.n as delivered, coalesce(c.n, 0) as complained from delivered d left join complained c on c.domain_id = d.domain_id`;

/** What a domain's recipients said in the last 30 days. */
export interface DomainComplaints {
  delivered: number;
  complained: number;
}

/** E-mails delivered and people who complained within 30 days, by sending domain. */
export async function domainComplaints(tx: TeamTx, now: Date): Promise<Map<string, DomainComplaints>> {
  const { rowCount } = await tx.client.query('select from sender_mailboxes where team_id = $1 limit 1', [
    tx.teamId,
  ]);
  if (!rowCount) return new Map();
  const { rows } = await tx.client.query<DomainComplaints & { domain_id: string }>(SQL, [
    tx.teamId,
    now.toISOString(),
  ]);
  return new Map(rows.map(({ domain_id: id, delivered, complained }) => [id, { delivered, complained }]));
}

/** Complaints per delivered e-mail, 0–1, by sending domain; null where too few were delivered to say. */
export async function complaintRates(tx: TeamTx, now: Date): Promise<Map<string, number | null>> {
  const found = await domainComplaints(tx, now);
  return new Map(
    [...found].map(([id, { delivered, complained }]) => [
      id,
      delivered >= ENOUGH_DELIVERED ? complained / delivered : null,
    ]),
  );
}
