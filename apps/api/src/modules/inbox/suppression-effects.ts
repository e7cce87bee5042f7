import { lockAddresses, type SuppressedByHand } from '../compliance/index.js';
import type { TeamTx } from '@og/db';
import type { Ctx } from '../../platform/ctx.js';
import { cancelPendingSends, stopEnrollments } from '../messaging/index.js';

/** Reasons that end the person's runs, on whichever address they were recorded. */
const ENDS_RUNS: ReadonlySet<string> = new Set(['opt_out', 'litigator', 'complaint']);

/** Before somebody suppresses an address by hand: no claim of a send may slip past. */
export async function lockSuppressed(
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

/** After it: nothing pending is left, and the conversation needs nobody's answer. */
export async function stopSuppressed(
  tx: TeamTx,
  ctx: Ctx,
  now: Date,
  { addresses, leadId, reason }: SuppressedByHand,
): Promise<void> {
  const source = ctx.actor.type === 'user' ? 'user' : 'revocation';
  const stop = { reason: 'suppressed', source, to: 'suppressed' } as const;
  if (leadId && ENDS_RUNS.has(reason)) {
    await stopEnrollments(tx, now, {
      leadId,
      state: reason === 'opt_out' ? 'opted_out' : 'suppressed',
      reason: 'suppressed',
      source,
    });
    await cancelPendingSends(tx, now, { leadId, ...stop });
    await tx.client.query(
      `update inbox_items set opted_out = true, state = 'done', unread = false, sla_due_at = null, done_at = coalesce(done_at, $3), updated_at = $3
       where team_id = $1 and lead_id = $2`,
      [tx.teamId, leadId, now.toISOString()],
    );
  }
  await cancelPendingSends(tx, now, { addresses: addresses.map((item) => item.address), ...stop });
}
