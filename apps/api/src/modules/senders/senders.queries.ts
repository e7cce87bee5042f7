import { isUuid, type TeamTx } from '@og/db';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import type { Platform } from '../../platform/platform.js';
import { checkView, type LatestCheck } from './health-view.js';
import { readSenderGraph, type SenderGraph } from './sender-graph.js';
import type { HealthCheckView, SenderMailboxView, SenderNumberView, SenderPoolView } from './sender-views.js';

export type { SenderMailboxView, SenderNumberView, SenderPoolView } from './sender-views.js';

type Deps = Pick<Platform, 'database' | 'clock'>;

/** One part of what the team sends from, in the order in which it was added. */
export async function listSenders<K extends keyof SenderGraph>(
  deps: Deps,
  ctx: Ctx,
  what: K,
): Promise<SenderGraph[K]> {
  requirePermission(ctx, 'senders.read');
  const graph = await deps.database.withTeam(ctx.teamId, (tx) => readSenderGraph(tx, deps.clock.now()), {
    readOnly: true,
  });
  return graph[what];
}

/** Numbers with what they sent today, inside a transaction; all of the team, or those named. */
export async function readSenderNumbers(tx: TeamTx, now: Date, ids?: string[]): Promise<SenderNumberView[]> {
  const { numbers } = await readSenderGraph(tx, now);
  return ids ? numbers.filter(({ id }) => ids.includes(id)) : numbers;
}

/** Pools with their numbers, inside a transaction; all of the team, or those named. */
export async function readSenderPools(tx: TeamTx, now: Date, ids?: string[]): Promise<SenderPoolView[]> {
  const { pools } = await readSenderGraph(tx, now);
  return ids ? pools.filter(({ id }) => ids.includes(id)) : pools;
}

/** Mailboxes inside a transaction; all of the team, or those named. */
export async function readSenderMailboxes(
  tx: TeamTx,
  now: Date,
  ids?: readonly string[],
): Promise<SenderMailboxView[]> {
  const { mailboxes } = await readSenderGraph(tx, now);
  return ids ? mailboxes.filter(({ id }) => ids.includes(id)) : mailboxes;
}

/** Looks at a number's or mailbox's figures, the newest first; none for an unknown one. */
export async function listHealthChecks(
  deps: Deps,
  ctx: Ctx,
  senderId: string,
  first: number,
): Promise<HealthCheckView[]> {
  requirePermission(ctx, 'senders.read');
  if (!isUuid(senderId)) return [];
  const { rows } = await deps.database.withTeam(
    ctx.teamId,
    (tx) =>
      tx.client.query<LatestCheck>(
        `select created_at as at, since, sent, delivered, failed, opted_out as "optedOut", replied, complained, verdict, reason
         from sender_health_checks where team_id = $1 and (sender_number_id = $2 or sender_mailbox_id = $2)
         order by created_at desc, id desc limit $3`,
        [ctx.teamId, senderId, Math.min(200, Math.max(1, first))],
      ),
    { readOnly: true },
  );
  return rows.map(checkView);
}
