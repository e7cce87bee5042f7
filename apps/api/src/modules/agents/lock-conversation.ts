import type { TeamTx } from '@og/db';

/** Hold a conversation: whoever writes to the person or hears from them does, so what they did is seen after this. */
export async function lockConversation(tx: TeamTx, conversationId: string): Promise<void> {
  await tx.client.query('select from conversations where team_id = $1 and id = $2 for no key update', [
    tx.teamId,
    conversationId,
  ]);
}
