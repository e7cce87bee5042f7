/** $1 is the team in all of them. */

/** $2: the Pacific day. */
export const BRANDS = `
select b.*, coalesce(c.segments, 0) as segments_today from brands b
  left join send_counters c on c.team_id = $1 and c.scope = 'brand:' || b.id and c.day = $2
where b.team_id = $1 order by b.created_at, b.id`;

export const CAMPAIGNS = `select * from ten_dlc_campaigns where team_id = $1 order by created_at, id`;

const LATEST = (column: string) => `
  left join lateral (select jsonb_build_object('at', h.created_at, 'since', h.since, 'sent', h.sent, 'delivered', h.delivered,
      'failed', h.failed, 'optedOut', h.opted_out, 'replied', h.replied, 'complained', h.complained, 'verdict', h.verdict, 'reason', h.reason) as latest
    from sender_health_checks h where h.team_id = $1 and h.${column} = s.id order by h.created_at desc, h.id desc limit 1) h on true`;

export const NUMBERS = `
select s.id, s.vendor, s.phone, s.label, s.kind, s.state, s.state_reason, s.weight, s.segments_per_second, s.daily_cap,
  s.warm_up_started_on::text as warm_up_started_on, s.ten_dlc_campaign_id, s.agent, s.health, s.health_reason, s.quarantined_until, s.created_at, h.latest
from sender_numbers s ${LATEST('sender_number_id')}
where s.team_id = $1 order by s.created_at, s.id`;

export const MAILBOXES = `
select s.id, s.vendor, s.address, s.display_name, s.reply_to, s.domain_id, s.state, s.state_reason, s.daily_cap,
  s.warm_up_started_on::text as warm_up_started_on, s.health, s.health_reason, s.quarantined_until, s.created_at, h.latest
from sender_mailboxes s ${LATEST('sender_mailbox_id')}
where s.team_id = $1 order by s.created_at, s.id`;

export const DOMAINS = `select * from sending_domains where team_id = $1 order by created_at, id`;

export const POOLS = `
select p.id, p.name, p.rotation, p.failover, p.created_at,
  array(select n.sender_number_id from sender_pool_numbers n where n.team_id = $1 and n.pool_id = p.id order by n.position, n.sender_number_id) as number_ids
from sender_pools p where p.team_id = $1 order by p.created_at, p.id`;

/** Messages that a vendor took since midnight Pacific time, by sender. $2: now. */
export const SENT_TODAY = `
select coalesce(sender_number_id, sender_mailbox_id) as id, count(*)::int as count from send_ledger
where team_id = $1
  and accepted_at >= date_trunc('day', $2::timestamptz at time zone 'America/Los_Angeles') at time zone 'America/Los_Angeles'
group by 1`;
