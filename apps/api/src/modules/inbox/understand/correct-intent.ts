import { classOfIntent, inboxPriority, type Intent } from '@og/core';
import { isUuid, newId, type TeamTx } from '@og/db';
import { audit } from '../../../platform/audit.js';
import { actorUserId, requirePermission, type Ctx } from '../../../platform/ctx.js';
import { missing, type NotFound } from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import { sortItem } from '../buckets/sort-item.js';
import type { InboxItemView } from '../inbox-item.view.js';
import { findInboxItem } from '../inbox.queries.js';

interface Row {
  conversation_id: string;
  intent: Intent | null;
  intent_rule: string | null;
  received_at: Date;
  score: number;
}

/** Rule of a label that a person gave. */
export const BY_PERSON = 'person';

/**
 * Say what a message really means. The correction is kept and counts in the quality of rules and model; the item is
 * ranked and sorted anew. It changes a label only: to stop writing to somebody, opt them out.
 */
export async function correctIntent(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  messageId: string,
  intent: Intent,
): Promise<InboxItemView | NotFound> {
  requirePermission(ctx, 'inbox.reply');
  const userId = actorUserId(ctx);
  if (!isUuid(messageId) || !userId) return missing('message');
  const itemId = await deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    const { rows } = await tx.client.query<Row>(
      `select m.conversation_id, m.intent, m.intent_rule, m.created_at as received_at, l.score
       from messages m join leads l on l.team_id = m.team_id and l.id = m.lead_id
       where m.team_id = $1 and m.id = $2 and m.direction = 'inbound' for update of m`,
      [tx.teamId, messageId],
    );
    const message = rows[0];
    if (!message) return null;
    if (message.intent !== intent || message.intent_rule !== BY_PERSON)
      await tx.client.query(
        `insert into intent_corrections (team_id, id, message_id, from_intent, from_rule, to_intent, user_id, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          tx.teamId,
          newId(),
          messageId,
          message.intent,
          message.intent_rule,
          intent,
          userId,
          now.toISOString(),
        ],
      );
    await tx.client.query(
      `update messages set intent = $3, intent_rule = $4, confidence = 1, updated_at = $5 where team_id = $1 and id = $2`,
      [tx.teamId, messageId, intent, BY_PERSON, now.toISOString()],
    );
    await audit(tx, ctx, now, {
      action: 'message.correct_intent',
      subjectType: 'message',
      subjectId: messageId,
      detail: { from: message.intent, to: intent },
    });
    return relabel(tx, deps, now, messageId, message, intent);
  });
  return (itemId && (await findInboxItem(deps, ctx, { id: itemId }))) || missing('message');
}

/** The item follows its last message. @returns the conversation's item, whether it follows or not */
async function relabel(
  tx: TeamTx,
  deps: Pick<Platform, 'outbox'>,
  now: Date,
  messageId: string,
  message: Row,
  intent: Intent,
): Promise<string | null> {
  const priority = inboxPriority({
    class: classOfIntent(intent),
    sentiment: 'neutral',
    intent,
    confidence: 1,
    ageMinutes: Math.max(0, (now.getTime() - message.received_at.getTime()) / 60_000),
    leadScore: message.score,
  });
  const { rows } = await tx.client.query<{ id: string; state: string }>(
    `update inbox_items set intent = $3, intent_rule = $4, confidence = 1, uncertain = false, priority = $5, priority_parts = $6, updated_at = $7
     where team_id = $1 and last_message_id = $2 returning id, state`,
    [
      tx.teamId,
      messageId,
      intent,
      BY_PERSON,
      priority.score,
      JSON.stringify(priority.parts),
      now.toISOString(),
    ],
  );
  const item = rows[0];
  if (!item) {
    const other = await tx.client.query<{ id: string }>(
      'select id from inbox_items where team_id = $1 and conversation_id = $2',
      [tx.teamId, message.conversation_id],
    );
    return other.rows[0]?.id ?? null;
  }
  await sortItem(tx, now, item.id);
  await deps.outbox.event(tx, now, 'inbox_item.changed.v1', [item.id], {
    conversationId: message.conversation_id,
    state: item.state,
  });
  return item.id;
}
