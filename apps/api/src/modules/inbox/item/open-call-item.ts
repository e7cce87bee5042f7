import { newId, type TeamTx } from '@og/db';
import type { Platform } from '../../../platform/platform.js';
import { sortItem } from '../buckets/sort-item.js';
import { readInboxSettings } from '../settings/inbox-settings.js';
import { assignItem } from './assign-item.js';
import { promiseOf } from './promise.js';
import { ASSIGNEE_STILL_HERE } from './still-here.js';
import { WAITS_ALREADY } from './write-item.js';

/** A call that nobody answered. */
export interface UnansweredCall {
  callId: string;
  leadId: string;
  /** The number of ours that was called: answers leave from it when the conversation has none. */
  senderNumberId: string;
  /** One line of it. */
  text: string;
  /** 0–100. */
  priority: number;
}

/**
 * Somebody called and waits for a person: open their conversation's item, or move it up. What the newest message
 * means stays; a call on its own has no intent.
 */
export async function openItemForCall(
  tx: TeamTx,
  deps: Pick<Platform, 'outbox'>,
  now: Date,
  call: UnansweredCall,
): Promise<{ itemId: string; conversationId: string; assigneeId: string | null }> {
  const at = now.toISOString();
  const conversationId = await conversationOf(tx, at, call);
  const dueAt = promiseOf(await readInboxSettings(tx), true, now)?.toISOString() ?? null;
  const { rows } = await tx.client.query<{ id: string; assigneeId: string | null }>(
    `insert into inbox_items as i (team_id, id, conversation_id, lead_id, state, opted_out, priority, priority_parts, last_message_id, last_message_text,
       last_message_at, unread, sla_due_at, next_escalation_at, created_at, updated_at)
     select $1, $2, $3, $4, 'open', l.opted_out_at is not null, $5, $6, $7, $8, $9, true, $10, $10, $9, $9 from leads l where l.team_id = $1 and l.id = $4
     on conflict on constraint inbox_items_conversation do update set state = 'open', unread = true, opted_out = excluded.opted_out,
       priority = greatest(i.priority, excluded.priority),
       priority_parts = case when i.priority < excluded.priority then excluded.priority_parts else i.priority_parts end,
       last_message_id = case when i.state = 'open' then i.last_message_id else excluded.last_message_id end,
       intent = case when i.state = 'open' then i.intent end, intent_rule = case when i.state = 'open' then i.intent_rule end,
       last_message_text = excluded.last_message_text, last_message_at = excluded.last_message_at, snoozed_until = null, snoozed_by = null,
       sla_due_at = case when ${WAITS_ALREADY} then least(i.sla_due_at, excluded.sla_due_at) else excluded.sla_due_at end,
       next_escalation_at = case when ${WAITS_ALREADY} then least(i.next_escalation_at, excluded.next_escalation_at) else excluded.next_escalation_at end,
       escalation = case when ${WAITS_ALREADY} then i.escalation else 0 end, first_answered_at = null, done_at = null, done_by = null, assignee_id = ${ASSIGNEE_STILL_HERE}, updated_at = excluded.updated_at
     returning id, assignee_id as "assigneeId"`,
    [
      tx.teamId,
      newId(),
      conversationId,
      call.leadId,
      call.priority,
      JSON.stringify([{ label: 'Called us', points: call.priority }]),
      call.callId,
      call.text,
      at,
      dueAt,
    ],
  );
  const item = rows[0];
  if (!item) throw new Error('an inbox item that was just written is not there');
  await sortItem(tx, now, item.id);
  const assigneeId = item.assigneeId ?? (await assignItem(tx, now, item.id));
  await deps.outbox.event(tx, now, 'inbox_item.changed.v1', [item.id], { conversationId, state: 'open' });
  return { itemId: item.id, conversationId, assigneeId };
}

async function conversationOf(tx: TeamTx, at: string, call: UnansweredCall): Promise<string> {
  const { rows } = await tx.client.query<{ id: string }>(
    `insert into conversations as c (team_id, id, lead_id, sender_number_id, created_at, updated_at) values ($1, $2, $3, $4, $5, $5)
     on conflict on constraint conversations_lead do update set sender_number_id = coalesce(c.sender_number_id, excluded.sender_number_id), updated_at = excluded.updated_at
     returning id`,
    [tx.teamId, newId(), call.leadId, call.senderNumberId, at],
  );
  const [conversation] = rows;
  if (!conversation) throw new Error('a conversation that was just written is not there');
  return conversation.id;
}
