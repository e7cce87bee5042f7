import { isPersonWide } from '@og/core';
import type { TeamTx } from '@og/db';
import type { Ctx } from '../../platform/ctx.js';
import type { Platform } from '../../platform/platform.js';
import { lockAddresses, type SuppressedByHand, type SuppressionEffects } from '../compliance/index.js';
import { cancelPendingSends, stopEnrollments } from '../messaging/index.js';
import { closeConversationOf } from './inbound/close-conversation.js';
import { expireDrafts } from './inbound/revoke-person.js';

/** What the inbox does when somebody is suppressed by hand. */
export function suppressionEffects(
  deps: Pick<Platform, 'outbox'>,
): Parameters<SuppressionEffects['register']>[0] {
  return {
    before: lockSuppressed,
    after: (tx, ctx, now, suppressed) => stopSuppressed(tx, deps, ctx, now, suppressed),
  };
}

/** Before somebody suppresses an address by hand: no claim of a send may slip past. */
async function lockSuppressed(
  tx: TeamTx,
  _ctx: Ctx,
  _now: Date,
  { addresses }: SuppressedByHand,
): Promise<void> {
  await lockAddresses(
    tx,
    addresses.map((item) => item.address),
  );
}

/** After it: nothing pending is left, no draft waits, and the conversation needs nobody's answer. */
async function stopSuppressed(
  tx: TeamTx,
  deps: Pick<Platform, 'outbox'>,
  ctx: Ctx,
  now: Date,
  { addresses, leadId, reason }: SuppressedByHand,
): Promise<void> {
  const source = ctx.actor.type === 'user' ? 'user' : 'revocation';
  const stop = { reason: 'suppressed', source, to: 'suppressed' } as const;
  if (leadId && isPersonWide(reason)) {
    await stopEnrollments(tx, now, {
      leadId,
      state: reason === 'opt_out' ? 'opted_out' : 'suppressed',
      reason: 'suppressed',
      source,
    });
    await cancelPendingSends(tx, now, { leadId, ...stop });
    await expireDrafts(tx, deps, now, leadId, 'Somebody suppressed the person.');
    await closeConversationOf(tx, deps, now, leadId);
  }
  await cancelPendingSends(tx, now, { addresses: addresses.map((item) => item.address), ...stop });
}
