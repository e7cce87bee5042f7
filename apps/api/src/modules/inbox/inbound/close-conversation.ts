import type { TeamTx } from '@og/db';
import type { Platform } from '../../../platform/platform.js';

/** A person withdrew without writing to us: their conversation needs nobody's answer, and says so. */
export async function closeConversationOf(
  tx: TeamTx,
  deps: Pick<Platform, 'outbox'>,
  now: Date,
  leadId: string,
): Promise<void> {
  const { rows } = await tx.client.query<{ id: string; conversation_id: string }>(
    `update inbox_items set opted_out = true, state = 'done', unread = false, sla_due_at = null, done_at = coalesce(done_at, $3), updated_at = $3
     where team_id = $1 and lead_id = $2 returning id, conversation_id`,
    [tx.teamId, leadId, now.toISOString()],
  );
  for (const row of rows)
    await deps.outbox.event(tx, now, 'inbox_item.changed.v1', [row.id], {
      conversationId: row.conversation_id,
      state: 'done',
    });
}
