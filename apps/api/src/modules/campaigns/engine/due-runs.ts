import type { DueRun } from '@og/core';
import type { TeamTx } from '@og/db';
import type { LeadColumns } from '../audience/lead-facts.js';

/** A run that this transaction has locked, with its lead. */
export interface ClaimedRun extends LeadColumns {
  enrollment_id: string;
  /** The lead is deleted or gone. */
  gone: boolean;
  sequence_version_id: string;
  step_position: number;
  run: number;
  next_due_at: Date;
  created_at: Date;
  sender_number_id: string | null;
  sender_mailbox_id: string | null;
  phone: string | null;
  run_email: string | null;
  canary: boolean;
  conversation_id: string | null;
}

/** Where a planner stands in the queue of due runs: it goes on behind what it has seen. */
export interface QueuePlace {
  dueAt: string;
  id: string;
}

/**
 * Where the planners of one campaign stand together. Who began from the front each time would pass everything that was
 * planned before: PostgreSQL keeps what left an index until it cleans up.
 */
export interface QueueFront {
  /** Null: at the beginning. */
  place: QueuePlace | null;
}

/** A planner has come this far; another one may be ahead of it. */
export function moveOn(front: QueueFront, place: QueuePlace | null): void {
  if (!place) return;
  const { place: at } = front;
  if (!at || place.dueAt > at.dueAt || (place.dueAt === at.dueAt && place.id > at.id)) front.place = place;
}

/**
 * Leads and conversations are looked up one by one (`lateral … limit 1`): left free, PostgreSQL reads all leads of a
 * hundred thousand for each thousand runs. Whether a text may ever have reached the person is only looked up for leads
 * that were contacted: planning a first message to a million leads asks nothing of the ledger.
 */
const SQL = `
with due as materialized (
  select id, lead_id, sequence_version_id, step_position, run, next_due_at, created_at, sender_number_id, sender_mailbox_id, phone, email, canary
  from enrollments
  where team_id = $1 and campaign_id = $2 and state = 'active' and next_due_at is not null and next_due_at <= $3
    and (next_due_at, id) > ($4::timestamptz, $5::uuid)
  order by next_due_at, id limit $6
  for update skip locked
)
select d.id as enrollment_id, d.sequence_version_id, d.step_position, d.run, d.next_due_at, d.created_at, d.sender_number_id, d.sender_mailbox_id,
  d.phone, d.email as run_email, d.canary, d.lead_id as id, l.id is null or l.deleted_at is not null as gone,
  l.first_name, l.last_name, l.company, l.title, l.address, l.city, l.county, l.state, l.zip, l.website, coalesce(l.custom, '{}') as custom,
  coalesce(l.stage::text, 'new') as stage, d.email, coalesce(l.time_zones, '{}') as time_zones, coalesce(l.candidate_states, '{}') as candidate_states,
  v.id as conversation_id,
  l.last_contacted_at is not null and exists (select from send_ledger o where o.team_id = $1 and o.lead_id = d.lead_id and o.channel = 'sms'
    and not o.transactional and o.state in ('submitting', 'unknown', 'failed_unknown', 'accepted', 'sent', 'delivered', 'read', 'undelivered')) as ever_sent
from due d
  left join lateral (select * from leads where team_id = $1 and id = d.lead_id limit 1) l on true
  left join lateral (select id from conversations where team_id = $1 and lead_id = d.lead_id limit 1) v on true
order by d.next_due_at, d.id`;

const BEGINNING: QueuePlace = { dueAt: '-infinity', id: '00000000-0000-0000-0000-000000000000' };

/** Lock the next due runs of a campaign, in order; what another planner holds is left to it. */
export async function claimDueRuns(
  tx: TeamTx,
  now: Date,
  campaignId: string,
  limit: number,
  after: QueuePlace | null,
): Promise<ClaimedRun[]> {
  const { dueAt, id } = after ?? BEGINNING;
  const { rows } = await tx.client.query<ClaimedRun>(SQL, [
    tx.teamId,
    campaignId,
    now.toISOString(),
    dueAt,
    id,
    limit,
  ]);
  return rows;
}

/** The place behind these runs. */
export function placeBehind(runs: readonly ClaimedRun[]): QueuePlace | null {
  const last = runs.at(-1);
  return last ? { dueAt: last.next_due_at.toISOString(), id: last.enrollment_id } : null;
}

/** A claimed run as core asks for it. */
export function dueRun(run: ClaimedRun, turn: number, behaviour: DueRun['behaviour']): DueRun {
  return {
    run: run.run,
    position: run.step_position,
    phone: run.phone,
    email: run.run_email,
    stickyNumber: run.sender_number_id,
    stickyMailbox: run.sender_mailbox_id,
    turn,
    behaviour,
  };
}
