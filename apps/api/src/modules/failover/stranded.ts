import type { TeamTx } from '@og/db';

/** A text that waits for a number that may not send. */
export interface StrandedSend {
  id: string;
  messageId: string;
  enrollmentId: string | null;
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

/** The team's numbers, whether each may send now, and why not. $1 team, $2 now. */
const STANDING = `
standing as (
  select s.id, s.phone, s.vendor, case
      when s.state = 'retired' then 'was retired'
      when s.state <> 'active' then 'is ' || s.state || coalesce(' (' || s.state_reason || ')', '')
      when i.state <> 'connected' then 'is on an account that is ' || i.state || coalesce(' (' || i.last_error || ')', '')
      when s.health = 'quarantined' and coalesce(s.quarantined_until, 'infinity') > $2 then 'is in quarantine'
      when s.kind = 'long_code' and (c.state is distinct from 'active' or b.state is null or b.state not in ('verified', 'vetted_verified'))
        then 'is not registered for 10DLC' end as why
  from sender_numbers s
    join integrations i on i.team_id = $1 and i.id = s.integration_id
    left join ten_dlc_campaigns c on c.team_id = $1 and c.id = s.ten_dlc_campaign_id
    left join brands b on b.team_id = $1 and b.id = c.brand_id
  where s.team_id = $1
)`;

/**
 * Only what no vendor can have: never tried, or tried and given back with proof. A confirmation of an opt-out comes from
 * the number that was answered to, or not at all. $3, $4: reasons.
 */
const MOVABLE = `l.team_id = $1 and l.channel = 'sms' and not l.transactional and (l.attempt = 0 or l.reason = any($4::text[]))
  and (l.state in ('planned', 'ready') or (l.state = 'held' and l.reason = any($3::text[])))`;

/** One arm a state, so that each reads its own partial index; none when nobody else may send. */
const FIND = `
with ${STANDING}, barred as materialized (
  select id from standing where why is not null and exists (select from standing where why is null)
)
select l.id from barred join send_ledger l on l.team_id = $1 and l.place in ('open', 'back') and l.state = 'ready' and l.sender_id = barred.id
where ${MOVABLE}
union all
select l.id from barred join send_ledger l on l.team_id = $1 and l.place = 'planned' and l.state = 'planned' and l.sender_number_id = barred.id where ${MOVABLE}
union all
select l.id from barred join send_ledger l on l.team_id = $1 and l.place = 'held' and l.state = 'held' and l.sender_number_id = barred.id where ${MOVABLE}
limit $5`;

/** Ids of what is stranded while somebody else may send; at most `limit`. */
export async function findStranded(tx: TeamTx, now: Date, limit: number): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(FIND, [
    tx.teamId,
    now.toISOString(),
    WAITS_FOR_SENDER,
    GIVEN_BACK,
    limit,
  ]);
  return rows.map(({ id }) => id);
}

/** Rows that somebody claims in this moment are skipped; the next round sees what became of them. */
const LOCK = `
with ${STANDING}
select l.id, l.message_id as "messageId", l.enrollment_id as "enrollmentId", c.sender_pool_id as "poolId", standing.vendor, standing.phone, standing.why
from send_ledger l join standing on standing.id = l.sender_number_id and standing.why is not null
  left join campaigns c on c.team_id = $1 and c.id = l.campaign_id
where l.id = any($5::uuid[]) and ${MOVABLE}
order by l.id for update of l skip locked`;

/** Lock those of the rows that are stranded still. */
export async function lockStranded(tx: TeamTx, now: Date, ids: readonly string[]): Promise<StrandedSend[]> {
  const { rows } = await tx.client.query<StrandedSend>(LOCK, [
    tx.teamId,
    now.toISOString(),
    WAITS_FOR_SENDER,
    GIVEN_BACK,
    ids,
  ]);
  return rows;
}

const FIND_WAITING = `
with ${STANDING}, able as materialized (select id from standing where why is null)
select l.id from able join send_ledger l on l.team_id = $1 and l.place in ('planned', 'held') and l.state = 'planned' and l.sender_number_id = able.id
where l.due_at > $2 and l.reason = any($3::text[])
union all
select l.id from able join send_ledger l on l.team_id = $1 and l.place in ('planned', 'held') and l.state = 'held' and l.sender_number_id = able.id
where l.reason = any($3::text[])
limit $4`;

/** Ids of what waits for a number that may send now; at most `limit`. */
export async function findWakeable(tx: TeamTx, now: Date, limit: number): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(FIND_WAITING, [
    tx.teamId,
    now.toISOString(),
    WAITS_FOR_SENDER,
    limit,
  ]);
  return rows.map(({ id }) => id);
}
