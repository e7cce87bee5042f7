import { newId, type TeamTx } from '@og/db';
import type { Platform } from '../../platform/platform.js';

/** A reply that somebody should call about. */
export interface HotReply {
  leadId: string;
  conversationId: string;
  /** The inbox item, whose priority and assignee the task gets. */
  itemId: string;
  /** What the person means, as the title says it. */
  intent: string;
}

const TITLES: Readonly<Record<string, string>> = {
  interested: 'Call back: interested',
  scheduling: 'Call back: wants a time to talk',
};

/** That the open task `t` prepares a meeting: it is about more than the latest text or call. */
export const OF_APPOINTMENT = `t.created_by like 'appointment:%'`;

/** Notes that grew to this many characters take no more texts; the conversation has them all. */
const NOTES_FULL = 5_000;

/** That the notes of `t` have these lines already: a message may be read more than once. */
const noted = (lines: string): string =>
  `strpos(E'\\n' || t.notes || E'\\n', E'\\n' || ${lines} || E'\\n') > 0`;

/** The text is all that a task of the inbox is about; a meeting's notes were written for it, and the text comes below. */
const NOTES = `case when not ${OF_APPOINTMENT} then excluded.notes
  when ${noted('excluded.notes')} or ${noted(`'Wrote: ' || excluded.notes`)} or length(t.notes) + length(excluded.notes) > ${NOTES_FULL} then t.notes
  else concat_ws(E'\\n', nullif(t.notes, ''), 'Wrote: ' || excluded.notes) end`;

/**
 * One open call task for a conversation, however often the person writes: the next hot reply makes it more urgent, not
 * double. That of an appointment keeps its name, its time and its notes, to which the text is added.
 */
export async function raiseCallTask(
  tx: TeamTx,
  deps: Pick<Platform, 'outbox'>,
  now: Date,
  { leadId, conversationId, itemId, intent }: HotReply,
): Promise<void> {
  const { rows } = await tx.client.query<{ id: string }>(
    `insert into tasks as t (team_id, id, lead_id, type, title, notes, due_at, assignee_id, campaign_id, conversation_id, priority, created_by, created_at, updated_at)
     select $1, $2, $3, 'call', $4, i.last_message_text, $5, i.assignee_id, i.campaign_id, $6, i.priority, 'system:inbox', $5, $5
     from inbox_items i where i.team_id = $1 and i.id = $7
     on conflict (team_id, conversation_id) where state = 'open' and type = 'call' and conversation_id is not null
       do update set title = case when ${OF_APPOINTMENT} then t.title else excluded.title end, notes = ${NOTES}, priority = greatest(t.priority, excluded.priority),
         assignee_id = coalesce(t.assignee_id, excluded.assignee_id), updated_at = excluded.updated_at
     returning id`,
    [tx.teamId, newId(), leadId, TITLES[intent] ?? 'Call back', now.toISOString(), conversationId, itemId],
  );
  if (rows[0]) await deps.outbox.event(tx, now, 'task.changed.v1', [rows[0].id], { state: 'open' });
}
