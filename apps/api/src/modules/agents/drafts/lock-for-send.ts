import type { TeamTx } from '@og/db';
import { lockAddress } from '../../compliance/index.js';
import { lockItems, routeOneOff } from '../../messaging/index.js';

/**
 * Take the locks of a send in the order in which everybody takes them: the address, then the conversation and its
 * inbox item; the draft's row comes after them. Whoever is second sees what the first one did.
 */
export async function lockForSend(
  tx: TeamTx,
  of: { leadId: string; conversationId: string; channel: 'sms' | 'email' },
): Promise<void> {
  const route = await routeOneOff(tx, of.leadId, of.channel);
  if (route) await lockAddress(tx, route.address);
  await tx.client.query('select from conversations where team_id = $1 and id = $2 for no key update', [
    tx.teamId,
    of.conversationId,
  ]);
  await lockItems(tx, [of.conversationId]);
}
