import { newId, type TeamTx } from '@og/db';
import type { RankedMessage } from './rank-message.js';
import { ASSIGNEE_STILL_HERE } from './still-here.js';

export interface ItemMessage {
  messageId: string;
  conversationId: string;
  leadId: string;
  channel: 'sms' | 'email';
  /** One line of the message. */
  preview: string;
  ranked: RankedMessage;
}

/** A message that waits for a person. */
export interface WaitingMessage extends ItemMessage {
  /** When an answer is due; null: none is promised. */
  dueAt: Date | null;
}

const COLUMNS = `team_id, id, conversation_id, lead_id, state, opted_out, intent, intent_rule, priority, priority_parts, last_message_id,
  last_message_text, last_message_at, unread, campaign_id, step_position, sla_due_at, done_at, created_at, updated_at, channel, next_escalation_at`;

/** Of item `i`, as it was: an answer is owed since an earlier message. What was answered or put away until later owes none. */
export const WAITS_ALREADY = `(i.state = 'open' and i.first_answered_at is null and i.snoozed_until is null)`;

/** The campaign step that the lead was last written to by. */
const LAST_STEP = `(select m.campaign_id, s.position from messages m left join steps s on s.team_id = m.team_id and s.id = m.step_id
  where m.team_id = $1 and m.conversation_id = $3 and m.direction = 'outbound' and m.campaign_id is not null
  order by m.created_at desc, m.id desc limit 1)`;

const SET = `intent = excluded.intent, intent_rule = excluded.intent_rule, priority = excluded.priority, priority_parts = excluded.priority_parts,
  last_message_id = excluded.last_message_id, last_message_text = excluded.last_message_text, last_message_at = excluded.last_message_at, channel = excluded.channel, snoozed_until = null, snoozed_by = null,
  campaign_id = coalesce(excluded.campaign_id, i.campaign_id), step_position = coalesce(excluded.step_position, i.step_position), updated_at = excluded.updated_at`;

/**
 * A reply waits for a person: open its conversation's item, or move it up. The promise runs from the first message
 * that nobody has answered; an item that was answered, done or put away until later begins anew.
 * @returns the item's id.
 */
export async function openItem(tx: TeamTx, now: Date, message: WaitingMessage): Promise<string> {
  return write(
    tx,
    `insert into inbox_items as i (${COLUMNS})
     select $1, $2, $3, $4, 'open', l.opted_out_at is not null, $5, $6, $7, $8, $9, $10, $11, true, last.campaign_id, last.position, $12, null, $11, $11, $13, $12
     from leads l left join lateral ${LAST_STEP} last on true where l.team_id = $1 and l.id = $4
     on conflict on constraint inbox_items_conversation do update set ${SET}, state = 'open', unread = true, opted_out = excluded.opted_out,
       sla_due_at = case when ${WAITS_ALREADY} then least(i.sla_due_at, excluded.sla_due_at) else excluded.sla_due_at end,
       next_escalation_at = case when ${WAITS_ALREADY} then least(i.next_escalation_at, excluded.next_escalation_at) else excluded.next_escalation_at end,
       escalation = case when ${WAITS_ALREADY} then i.escalation else 0 end, uncertain = false, assignee_id = ${ASSIGNEE_STILL_HERE},
       first_answered_at = null, done_at = null, done_by = null
     returning id`,
    now,
    message,
    message.dueAt,
  );
}

/** A revocation needs nobody's answer: its item is done, unread for nobody, and found under "opted out". */
export async function closeItemAsOptedOut(tx: TeamTx, now: Date, message: ItemMessage): Promise<string> {
  return write(
    tx,
    `insert into inbox_items as i (${COLUMNS})
     select $1, $2, $3, $4, 'done', true, $5, $6, $7, $8, $9, $10, $11, false, last.campaign_id, last.position, $12, $11, $11, $11, $13, null
     from (select 1) one left join lateral ${LAST_STEP} last on true
     on conflict on constraint inbox_items_conversation do update set ${SET}, state = 'done', opted_out = true, unread = false,
       sla_due_at = null, next_escalation_at = null, done_at = excluded.done_at
     returning id`,
    now,
    message,
    null,
  );
}

async function write(
  tx: TeamTx,
  sql: string,
  now: Date,
  message: ItemMessage,
  slaDueAt: Date | null,
): Promise<string> {
  const { classification, priority } = message.ranked;
  const { rows } = await tx.client.query<{ id: string }>(sql, [
    tx.teamId,
    newId(),
    message.conversationId,
    message.leadId,
    classification.intent,
    classification.rule,
    priority.score,
    JSON.stringify(priority.parts),
    message.messageId,
    message.preview,
    now.toISOString(),
    slaDueAt?.toISOString() ?? null,
    message.channel,
  ]);
  const id = rows[0]?.id;
  if (!id) throw new Error('an inbox item that was just written is not there');
  return id;
}
