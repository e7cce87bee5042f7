import { newId, type TeamTx } from '@og/db';
import type { Classification } from '@og/core';
import type { InboundMessage, StoredMessage } from './inbound-message.js';

/**
 * Put a text into the person's conversation and timeline.
 * @returns null when a message with the vendor's id is there already.
 */
export async function storeMessage(
  tx: TeamTx,
  now: Date,
  message: InboundMessage,
  leadId: string,
  classification: Classification,
): Promise<StoredMessage | null> {
  const at = now.toISOString();
  const { rows } = await tx.client.query<{ id: string; sender: string | null }>(
    `with sender as (
       select id from sender_numbers where team_id = $1 and phone = $4 and state = 'active'
     )
     insert into conversations as c (team_id, id, lead_id, last_message_at, last_inbound_at, sender_number_id, created_at, updated_at)
     values ($1, $2, $3, $5, $5, (select id from sender), $5, $5)
     on conflict on constraint conversations_lead do update set
       last_message_at = greatest(c.last_message_at, excluded.last_message_at), last_inbound_at = excluded.last_inbound_at,
       sender_number_id = coalesce(excluded.sender_number_id, c.sender_number_id), updated_at = excluded.updated_at
     returning id, (select n.id from sender_numbers n where n.team_id = $1 and n.id = c.sender_number_id and n.state = 'active') as sender`,
    [tx.teamId, newId(), leadId, message.to, at],
  );
  const conversation = rows[0];
  if (!conversation) throw new Error('a conversation that was just written is not there');
  const messageId = newId();
  const stored = await tx.client.query(
    `insert into messages (team_id, id, conversation_id, lead_id, direction, channel, body, state, from_address, to_address, provider_id, intent, intent_rule, media, created_at, updated_at)
     values ($1, $2, $3, $4, 'inbound', 'sms', $5, 'received', $6, $7, $8, $9, $10, $11, $12, $12)
     on conflict (team_id, provider_id) where direction = 'inbound' and provider_id is not null do nothing`,
    [
      tx.teamId,
      messageId,
      conversation.id,
      leadId,
      message.body,
      message.from,
      message.to,
      message.providerId,
      classification.intent,
      classification.rule,
      message.media.length > 0 ? JSON.stringify(message.media) : null,
      at,
    ],
  );
  if (!stored.rowCount) return null;
  await tx.client.query(
    `update leads set last_replied_at = $3, updated_at = $3, stage = case when stage in ('new', 'contacted') then 'replied'::lead_stage else stage end
     where team_id = $1 and id = $2`,
    [tx.teamId, leadId, at],
  );
  await tx.client.query(
    `insert into lead_events (team_id, id, lead_id, type, title, detail, actor, message_id, created_at)
     values ($1, $2, $3, 'message.received', 'Text received', $4, 'lead', $5, $6)`,
    [tx.teamId, newId(), leadId, previewOf(message), messageId, at],
  );
  return {
    ...message,
    messageId,
    conversationId: conversation.id,
    leadId,
    senderNumberId: conversation.sender,
  };
}

const PREVIEW = 200;

/** One line that stands for a text in lists: its beginning, or what was attached. */
export function previewOf(message: Pick<InboundMessage, 'body' | 'media'>): string {
  const line = message.body.replace(/\s+/gu, ' ').trim();
  // By code points: an emoji is never cut in half.
  if (line)
    return Array.from(line.slice(0, PREVIEW * 2))
      .slice(0, PREVIEW)
      .join('');
  if (message.media.length === 0) return '(empty message)';
  const images = message.media.every((item) => item.contentType.startsWith('image/'));
  const noun = images ? 'picture' : 'attachment';
  return message.media.length === 1 ? `(${noun})` : `(${message.media.length} ${noun}s)`;
}
