import type { TeamTx } from '@og/db';

/** A text that waits for a number that may not send. */
export interface StrandedSend {
  id: string;
  messageId: string;
  enrollmentId: string | null;
  leadId: string;
  /** The pool of its campaign; null: any number of the team. */
  poolId: string | null;
  vendor: string;
  /** Of the number that it waits for. */
  phone: string;
  /** Why that one may not send, in words. */
  why: string;
}

/** Holds that a change of senders can end. */
export const WAITS_FOR_SENDER = ['sender_not_ready', 'no_sender', 'ten_dlc_unapproved'];
/** Reasons of a row that was tried and that the vendor surely did not take. */
const GIVEN_BACK = ['provider_unreachable', 'provider_busy', 'sender_not_ready'];

/**
 * The numbers that may not send, with why, and what waits for them. Only what no vendor can have: never tried, or
 * tried and given back with proof. Rows that somebody claims in this moment are skipped; the next round sees what
 * became of them. A confirmation of an opt-out comes from the number that was answered to, or not at all.
 */
const SQL = `
with barred as (
  select s.id, s.phone, s.vendor, case
      when s.state = 'retired' then 'was retired'
      when s.state <> 'active' then 'is ' || s.state || coalesce(' (' || s.state_reason || ')', '')
      when i.state <> 'connected' then 'is on an account that is ' || i.state || coalesce(' (' || i.last_error || ')', '')
      when s.health = 'quarantined' then 'is in quarantine'
      else 'is not registered for 10DLC' end as why
  from sender_numbers s
    join integrations i on i.team_id = $1 and i.id = s.integration_id
    left join ten_dlc_campaigns c on c.team_id = $1 and c.id = s.ten_dlc_campaign_id
    left join brands b on b.team_id = $1 and b.id = c.brand_id
  where s.team_id = $1 and (s.state <> 'active' or i.state <> 'connected'
    or (s.health = 'quarantined' and coalesce(s.quarantined_until, 'infinity') > $2)
    or (s.kind = 'long_code' and (c.state is distinct from 'active' or b.state is null or b.state not in ('verified', 'vetted_verified'))))
)
select l.id, l.message_id as "messageId", l.enrollment_id as "enrollmentId", l.lead_id as "leadId", c.sender_pool_id as "poolId",
  barred.vendor, barred.phone, barred.why
from send_ledger l join barred on barred.id = l.sender_number_id
  left join campaigns c on c.team_id = $1 and c.id = l.campaign_id
where l.team_id = $1 and l.channel = 'sms' and not l.transactional and l.id > $3
  and (l.state in ('planned', 'ready') or (l.state = 'held' and l.reason = any($4::text[])))
  and (l.attempt = 0 or l.reason = any($5::text[]))
order by l.id limit $6 for update of l skip locked`;

/** Lock and read a batch of what is stranded, after the id given. */
export async function lockStranded(
  tx: TeamTx,
  now: Date,
  after: string,
  limit: number,
): Promise<StrandedSend[]> {
  const { rows } = await tx.client.query<StrandedSend>(SQL, [
    tx.teamId,
    now.toISOString(),
    after,
    WAITS_FOR_SENDER,
    GIVEN_BACK,
    limit,
  ]);
  return rows;
}
