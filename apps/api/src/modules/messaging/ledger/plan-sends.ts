import { newId, type TeamTx } from '@og/db';

/** One outbound message to be. */
export interface PlannedSend {
  leadId: string;
  channel: 'sms';
  /** E.164. */
  address: string;
  body: string;
  /** SMS segments of the final text. */
  segments: number;
  senderNumberId: string;
  /** Not before this. */
  dueAt: Date;
  /** Pointless after this. */
  expiresAt?: Date | null;
  /** Why it is due later than now, when a rule says so. */
  reason?: string | null;
  /** A step of a campaign: all three, or none. */
  campaignId?: string | null;
  enrollmentId?: string | null;
  stepId?: string | null;
  /** A one-off's own key: sending twice under one key is one send. */
  oneOffKey?: string | null;
  /** Opt-out confirmations and HELP answers only. */
  transactional?: boolean;
  authorUserId?: string | null;
  /** Until when a person can take it back. */
  undoUntil?: Date | null;
}

export interface PlannedRow {
  ledgerId: string;
  messageId: string;
  conversationId: string;
  leadId: string;
  enrollmentId: string | null;
}

const CONVERSATIONS = `
insert into conversations (team_id, id, lead_id, sender_number_id, created_at, updated_at)
select $1, i.conversation_id, i.lead_id, i.sender_number_id, $2, $2
from (select distinct on (lead_id) * from jsonb_to_recordset($3::jsonb) as r(conversation_id uuid, lead_id uuid, sender_number_id uuid)) i
on conflict on constraint conversations_lead do nothing`;

const SENDS = `
with input as (
  select * from jsonb_to_recordset($3::jsonb) as r(
    ledger_id uuid, message_id uuid, event_id uuid, lead_id uuid, channel text, address text, body text, segments int, sender_number_id uuid,
    due_at timestamptz, expires_at timestamptz, reason text, campaign_id uuid, enrollment_id uuid, step_id uuid, one_off_key text,
    transactional boolean, author_user_id uuid, undo_until timestamptz)
), planned as (
  insert into send_ledger (team_id, id, message_id, lead_id, channel, address, campaign_id, enrollment_id, step_id, one_off_key, transactional,
    sender_number_id, vendor, integration_id, body, segments, state, due_at, expires_at, reason, created_at, updated_at)
  select $1, i.ledger_id, i.message_id, i.lead_id, i.channel::channel, i.address, i.campaign_id, i.enrollment_id, i.step_id, i.one_off_key,
    i.transactional, i.sender_number_id, s.vendor, s.integration_id, i.body, i.segments,
    case when i.due_at <= $2 then 'ready'::message_state else 'planned'::message_state end, i.due_at, i.expires_at, i.reason, $2, $2
  from input i join sender_numbers s on s.team_id = $1 and s.id = i.sender_number_id
  on conflict do nothing
  returning id, message_id, state, due_at, attempt
), said as (
  insert into messages (team_id, id, conversation_id, lead_id, direction, channel, body, state, from_address, to_address, segments,
    campaign_id, enrollment_id, step_id, author_user_id, undo_until, created_at, updated_at)
  select $1, p.message_id, c.id, i.lead_id, 'outbound', i.channel::channel, i.body, p.state, s.phone, i.address, i.segments,
    i.campaign_id, i.enrollment_id, i.step_id, i.author_user_id, i.undo_until, $2, $2
  from planned p join input i on i.ledger_id = p.id
    join conversations c on c.team_id = $1 and c.lead_id = i.lead_id
    join sender_numbers s on s.team_id = $1 and s.id = i.sender_number_id
  returning id, conversation_id, lead_id, enrollment_id
), noted as (
  insert into message_events (team_id, id, message_id, ledger_id, from_state, to_state, attempt, source, reason, created_at)
  select $1, i.event_id, p.message_id, p.id, null, p.state::text, 0, case when i.author_user_id is null then 'planner' else 'user' end, i.reason, $2
  from planned p join input i on i.ledger_id = p.id
), jobs as (
  insert into outbox (team_id, kind, topic, payload, available_at, created_at)
  select $1, 'job', 'campaign/send', jsonb_build_object('v', 1, 'teamId', $1::uuid, 'ledgerId', p.id), $2, $2 from planned p where p.state = 'ready'
)
select p.id as "ledgerId", said.id as "messageId", said.conversation_id as "conversationId", said.lead_id as "leadId", said.enrollment_id as "enrollmentId"
from planned p join said on said.id = p.message_id`;

/**
 * Write messages, ledger rows, their first events and the jobs that send them, all in the caller's transaction and
 * in two statements whatever their number. A step of an enrollment and a one-off key exist once: what is there
 * already is left as it is and is missing from the answer.
 */
export async function planSends(tx: TeamTx, now: Date, sends: readonly PlannedSend[]): Promise<PlannedRow[]> {
  if (sends.length === 0) return [];
  const rows = sends.map((send) => {
    const inCampaign = [send.campaignId, send.enrollmentId, send.stepId].filter(Boolean).length;
    if (inCampaign !== 0 && inCampaign !== 3)
      throw new RangeError('A step names its campaign, its enrollment and its step.');
    if (inCampaign === 0 && !send.oneOffKey) throw new RangeError('A one-off send needs a key.');
    return {
      ledger_id: newId(),
      message_id: newId(),
      event_id: newId(),
      conversation_id: newId(),
      lead_id: send.leadId,
      channel: send.channel,
      address: send.address,
      body: send.body,
      segments: send.segments,
      sender_number_id: send.senderNumberId,
      due_at: send.dueAt.toISOString(),
      expires_at: send.expiresAt?.toISOString() ?? null,
      reason: send.reason ?? null,
      campaign_id: send.campaignId ?? null,
      enrollment_id: send.enrollmentId ?? null,
      step_id: send.stepId ?? null,
      one_off_key: send.oneOffKey ?? null,
      transactional: send.transactional ?? false,
      author_user_id: send.authorUserId ?? null,
      undo_until: send.undoUntil?.toISOString() ?? null,
    };
  });
  const values = [tx.teamId, now.toISOString(), JSON.stringify(rows)];
  await tx.client.query(CONVERSATIONS, values);
  const planned = await tx.client.query<PlannedRow>(SENDS, values);
  return planned.rows;
}
