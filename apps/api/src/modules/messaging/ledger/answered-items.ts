import type { TeamTx } from '@og/db';

/** An agent's answer settles what no person need act on: who is interested or wants a time is called. */
const SETTLES = `(m.author_user_id is not null or coalesce(i.intent, 'unclear') not in ('interested', 'scheduling'))`;

/**
 * A person's own answer that the carrier has taken settles the conversation's inbox item: it is answered and done.
 * Not at the press of "send", because until then the answer can be undone, barred or refused; not when the person
 * wrote again after the answer was written, because that text still waits. What an agent answered by itself settles it
 * too: nobody waits any more, and what they write next opens it again. Only who should be called stays with people.
 */
export async function closeAnsweredItems(
  tx: TeamTx,
  now: Date,
  messageIds: readonly string[],
): Promise<void> {
  await tx.client.query(
    `with answered as (
       update inbox_items i set first_answered_at = coalesce(i.first_answered_at, $3::timestamptz), updated_at = $3::timestamptz,
         state = case when ${SETTLES} then 'done' else i.state end, unread = i.unread and m.author_user_id is null,
         done_at = case when ${SETTLES} then $3::timestamptz else i.done_at end, done_by = coalesce(m.author_user_id, i.done_by)
       from messages m
       where m.team_id = $1 and m.id = any($2::uuid[]) and (m.author_user_id is not null or m.agent is not null)
         and i.team_id = $1 and i.conversation_id = m.conversation_id and i.state = 'open' and i.last_message_at <= m.created_at
       returning i.id, i.conversation_id, i.state
     )
     insert into outbox (team_id, kind, topic, payload, available_at, created_at)
     select $1, 'event', 'inbox_item.changed.v1',
       jsonb_build_object('ids', jsonb_build_array(id), 'data', jsonb_build_object('conversationId', conversation_id, 'state', state)), $3::timestamptz, $3::timestamptz
     from answered`,
    [tx.teamId, messageIds, now.toISOString()],
  );
}
