import { classOfIntent, inboxPriority, sentimentOf, type Intent, type Sentiment } from '@og/core';
import type { TeamTx } from '@og/db';
import type { Platform } from '../../../platform/platform.js';
import { nextRanking } from './rank-message.js';

interface Row {
  id: string;
  conversation_id: string;
  priority: number;
  intent: Intent;
  sentiment: Sentiment | null;
  confidence: number | null;
  uncertain: boolean;
  received_at: Date;
  score: number;
  unread: boolean;
  undrafted: boolean;
}

/** Counts as little sure, whatever the machine said of itself. */
export const UNSURE = 0.5;

/**
 * Rank a waiting reply again, because it has grown older or its lead's score has changed, and ask for the next time
 * while age still changes its points (5, 30 and 60 minutes). A reply that was dealt with, or that a newer one
 * followed, stays as it is. These looks wait in the database: they also find what was lost with the queue's store.
 */
export async function rankAgain(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  teamId: string,
  messageId: string,
): Promise<void> {
  await deps.database.withTeam(teamId, async (tx) => {
    const now = deps.clock.now();
    const { rows } = await tx.client.query<Row>(
      `select i.id, i.conversation_id, i.priority, coalesce(i.intent, 'unclear') as intent, i.sentiment, i.confidence, i.uncertain,
         m.created_at as received_at, l.score, m.confidence is null as unread, not exists (
           select from drafts d where d.team_id = i.team_id and d.conversation_id = i.conversation_id and d.inbound_message_id = m.id) as undrafted
       from inbox_items i
         join messages m on m.team_id = i.team_id and m.id = i.last_message_id
         join leads l on l.team_id = i.team_id and l.id = i.lead_id
       where i.team_id = $1 and i.last_message_id = $2 and i.state = 'open' for update of i`,
      [tx.teamId, messageId],
    );
    const item = rows[0];
    if (!item) return;
    const ageMinutes = Math.max(0, (now.getTime() - item.received_at.getTime()) / 60_000);
    const priority = inboxPriority({
      class: classOfIntent(item.intent),
      sentiment: item.sentiment ?? sentimentOf(item.intent),
      intent: item.intent,
      confidence: item.uncertain ? UNSURE : (item.confidence ?? 1),
      ageMinutes,
      leadScore: item.score,
    });
    if (priority.score !== item.priority) {
      await tx.client.query(
        'update inbox_items set priority = $3, priority_parts = $4, updated_at = $5 where team_id = $1 and id = $2',
        [tx.teamId, item.id, priority.score, JSON.stringify(priority.parts), now.toISOString()],
      );
      await deps.outbox.event(tx, now, 'inbox_item.changed.v1', [item.id], {
        conversationId: item.conversation_id,
        state: 'open',
      });
    }
    await askAgain(tx, deps, now, messageId, item);
    const next = nextRanking(ageMinutes);
    if (next !== null) {
      await deps.outbox.job(
        tx,
        now,
        'campaign-sequence/handle-reply',
        { messageId },
        { availableAt: new Date(item.received_at.getTime() + next) },
      );
    }
  });
}

/** Age in minutes up to which an agent's answer that never came is asked for again. */
const FRESH = 30;

/** Nobody has understood the reply, or looked whether an agent answers it: its job failed too often or was lost. */
async function askAgain(
  tx: TeamTx,
  deps: Pick<Platform, 'outbox'>,
  now: Date,
  messageId: string,
  { unread, undrafted, received_at: receivedAt }: Row,
): Promise<void> {
  if (unread) await deps.outbox.job(tx, now, 'lead/understand', { messageId });
  else if (undrafted && now.getTime() - receivedAt.getTime() < FRESH * 60_000)
    await deps.outbox.job(tx, now, 'lead/answer', { messageId });
}
