import type { TeamTx } from '@og/db';
import type { Platform } from '../../platform/platform.js';

/** The conversation is this agent's from now on; null: no agent's. */
export async function giveTo(
  tx: TeamTx,
  now: Date,
  conversationId: string,
  agent: string | null,
  note: string | null,
): Promise<void> {
  await tx.client.query(
    `update conversations set agent = $3, agent_note = $4, agent_since = $5, updated_at = $5 where team_id = $1 and id = $2`,
    [tx.teamId, conversationId, agent, note, now.toISOString()],
  );
}

/** Whoever has the conversation open sees whose it is. */
export async function announceAgent(
  tx: TeamTx,
  deps: Pick<Platform, 'outbox'>,
  now: Date,
  conversationId: string,
): Promise<void> {
  const { rows } = await tx.client.query<{ id: string; state: string }>(
    'select id, state from inbox_items where team_id = $1 and conversation_id = $2',
    [tx.teamId, conversationId],
  );
  await deps.outbox.event(
    tx,
    now,
    'inbox_item.changed.v1',
    rows.map(({ id }) => id),
    { conversationId, state: rows[0]?.state ?? 'done' },
  );
}
