import type { TeamTx } from '@og/db';
import { addressesOfLead, lockAddresses } from '../../compliance/index.js';
import { lockItems, routeOneOff } from '../../messaging/index.js';
import { lockConversation } from '../lock-conversation.js';

/**
 * Take the locks of a send in the order in which everybody takes them: all addresses of the person at once, then the
 * conversation and its inbox item; the draft's row comes after them. Whoever is second sees what the first one did. All
 * addresses, because a draft that books takes them, and so does an opt-out: one after the other they would wait for
 * each other.
 */
export async function lockForSend(
  tx: TeamTx,
  of: { leadId: string; conversationId: string; channel: 'sms' | 'email' },
): Promise<void> {
  const route = await routeOneOff(tx, of.leadId, of.channel);
  const addresses = (await addressesOfLead(tx, of.leadId)).map(({ address }) => address);
  await lockAddresses(tx, route ? [...addresses, route.address] : addresses);
  await lockConversation(tx, of.conversationId);
  await lockItems(tx, [of.conversationId]);
}
