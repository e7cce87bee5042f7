import { newId, type TeamTx } from '@og/db';

/** How long after a handset was away the step is tried once more. */
export const RETRY_LATER_MS = 3_600_000;

const SQL = `
with first as (
  select l.* from send_ledger l
  where l.team_id = $1 and l.id = $2 and l.retry = 0 and l.enrollment_id is not null and l.accepted_at is not null
    and l.state in ('undelivered', 'failed') and (l.expires_at is null or l.expires_at > $4)
), again as (
  insert into send_ledger (team_id, id, message_id, lead_id, channel, address, campaign_id, enrollment_id, step_id, retry, transactional,
    sender_number_id, sender_mailbox_id, vendor, integration_id, body, subject, segments, state, due_at, expires_at, reason, created_at, updated_at)
  select $1, $5, $6, lead_id, channel, address, campaign_id, enrollment_id, step_id, 1, transactional,
    sender_number_id, sender_mailbox_id, vendor, integration_id, body, subject, segments, 'planned', $4, expires_at, $8, $3, $3
  from first
  on conflict do nothing
  returning id, message_id
), said as (
  insert into messages (team_id, id, conversation_id, lead_id, direction, channel, body, subject, state, from_address, to_address, segments,
    campaign_id, enrollment_id, step_id, created_at, updated_at)
  select $1, a.message_id, m.conversation_id, m.lead_id, 'outbound', m.channel, m.body, m.subject, 'planned', m.from_address, m.to_address, m.segments,
    m.campaign_id, m.enrollment_id, m.step_id, $3, $3
  from again a cross join first f join messages m on m.team_id = $1 and m.id = f.message_id
  returning id
)
insert into message_events (team_id, id, message_id, ledger_id, from_state, to_state, attempt, source, reason, created_at)
select $1, $7, a.message_id, a.id, null, 'planned', 0, 'callback', $8, $3 from again a join said on said.id = a.message_id`;

/**
 * The carrier took a step's message and could not deliver it, for a cause that passes: try it once more, an hour
 * later and inside the hours, as a message of its own. Only once, only steps of a campaign, never past their expiry;
 * the gate is asked again like for any other.
 */
export async function retryLater(tx: TeamTx, now: Date, ledgerId: string, code: string): Promise<void> {
  // Before the statement looks: leads that are being merged move their messages first.
  await tx.client.query(
    `select from conversations v where v.team_id = $1 and v.id in (select m.conversation_id from send_ledger l
       join messages m on m.team_id = $1 and m.id = l.message_id where l.team_id = $1 and l.id = $2) for key share of v`,
    [tx.teamId, ledgerId],
  );
  await tx.client.query(SQL, [
    tx.teamId,
    ledgerId,
    now.toISOString(),
    new Date(now.getTime() + RETRY_LATER_MS).toISOString(),
    newId(),
    newId(),
    newId(),
    code,
  ]);
}
