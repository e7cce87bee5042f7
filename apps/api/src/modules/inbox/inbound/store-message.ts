import { newId, type TeamTx } from '@og/db';
import type { Classification } from '@og/core';
import { channelOf, type InboundMessage, type StoredMessage } from './inbound-message.js';
import type { SenderDoubt } from '../../messaging/index.js';

/**
 * Put a message into the person's conversation and timeline. What a machine wrote is no reply of the person.
 * @returns null when a message with the vendor's id is there already.
 */
export async function storeMessage(
  tx: TeamTx,
  now: Date,
  message: InboundMessage,
  leadId: string,
  classification: Classification,
  senderDoubt: SenderDoubt | null,
): Promise<StoredMessage | null> {
  const at = now.toISOString();
  const { email } = message;
  const { rows } = await tx.client.query<{ id: string; sender: string | null }>(
    `with sender as (
       select id from sender_numbers where team_id = $1 and phone = $4 and state = 'active'
     )
     insert into conversations as c (team_id, id, lead_id, last_message_at, last_inbound_at, sender_number_id, sender_mailbox_id, created_at, updated_at)
     values ($1, $2, $3, $5, $5, (select id from sender), $6, $5, $5)
     on conflict on constraint conversations_lead do update set
       last_message_at = greatest(c.last_message_at, excluded.last_message_at), last_inbound_at = excluded.last_inbound_at,
       sender_number_id = coalesce(excluded.sender_number_id, c.sender_number_id),
       sender_mailbox_id = coalesce(excluded.sender_mailbox_id, c.sender_mailbox_id), updated_at = excluded.updated_at
     returning id, (select n.id from sender_numbers n where n.team_id = $1 and n.id = c.sender_number_id and n.state = 'active') as sender`,
    [tx.teamId, newId(), leadId, message.to, at, email?.mailboxId ?? null],
  );
  const conversation = rows[0];
  if (!conversation) throw new Error('a conversation that was just written is not there');
  const messageId = newId();
  const stored = await tx.client.query(
    `insert into messages (team_id, id, conversation_id, lead_id, direction, channel, body, original_body, subject, email_message_id, state,
       from_address, to_address, provider_id, intent, intent_rule, media, sender_doubt, created_at, updated_at)
     values ($1, $2, $3, $4, 'inbound', $5, $6, $7, $8, $9, 'received', $10, $11, $12, $13, $14, $15, $16, $17, $17)
     on conflict (team_id, provider_id) where direction = 'inbound' and provider_id is not null do nothing`,
    [
      tx.teamId,
      messageId,
      conversation.id,
      leadId,
      channelOf(message),
      message.body,
      email && email.original !== message.body ? email.original : null,
      email?.subject ?? null,
      email?.messageId ?? null,
      message.from,
      message.to,
      message.providerId,
      classification.intent,
      classification.rule,
      message.media.length > 0 ? JSON.stringify(message.media) : null,
      senderDoubt ? JSON.stringify(senderDoubt) : null,
      at,
    ],
  );
  if (!stored.rowCount) return null;
  const automatic = email?.automatic ?? null;
  if (!automatic)
    await tx.client.query(
      `update leads set last_replied_at = $3, updated_at = $3, stage = case when stage in ('new', 'contacted') then 'replied'::lead_stage else stage end
       where team_id = $1 and id = $2`,
      [tx.teamId, leadId, at],
    );
  await tx.client.query(
    `insert into lead_events (team_id, id, lead_id, type, title, detail, actor, message_id, created_at)
     values ($1, $2, $3, 'message.received', $4, $5, 'lead', $6, $7)`,
    [
      tx.teamId,
      newId(),
      leadId,
      automatic ? 'Automatic reply received' : email ? 'E-mail received' : 'Text received',
      previewOf(message),
      messageId,
      at,
    ],
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

/** One line that stands for a message in lists: its beginning, or what was attached. */
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
