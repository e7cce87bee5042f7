import { senderNumbers, senderPoolNumbers, senderPools, type TeamTx } from '@og/db';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import type { VendorValue } from '../../platform/graphql/shared-enums.js';
import type { Platform } from '../../platform/platform.js';
import type { SenderStateValue } from './sender.types.js';

export interface SenderNumberView {
  __typename: 'SenderNumber';
  id: string;
  vendor: VendorValue;
  /** E.164. */
  phone: string;
  label: string | null;
  state: SenderStateValue;
  stateReason: string | null;
  sentToday: number;
  createdAt: Date;
}

export interface SenderPoolView {
  __typename: 'SenderPool';
  id: string;
  name: string;
  numbers: SenderNumberView[];
  createdAt: Date;
}

const numberColumns = {
  id: senderNumbers.id,
  vendor: senderNumbers.vendor,
  phone: senderNumbers.phone,
  label: senderNumbers.label,
  state: senderNumbers.state,
  stateReason: senderNumbers.stateReason,
  createdAt: senderNumbers.createdAt,
};

type Deps = Pick<Platform, 'database' | 'clock'>;

/** Every number of the team, in the order in which they were added. */
export async function listSenderNumbers(deps: Deps, ctx: Ctx): Promise<SenderNumberView[]> {
  requirePermission(ctx, 'senders.read');
  return deps.database.withTeam(ctx.teamId, (tx) => readSenderNumbers(tx, deps.clock.now()), {
    readOnly: true,
  });
}

/** Numbers with what they sent today, inside a transaction; all of the team, or those named. */
export async function readSenderNumbers(tx: TeamTx, now: Date, ids?: string[]): Promise<SenderNumberView[]> {
  const rows = await tx.db
    .select(numberColumns)
    .from(senderNumbers)
    .where(and(eq(senderNumbers.teamId, tx.teamId), ids ? inArray(senderNumbers.id, ids) : undefined))
    .orderBy(asc(senderNumbers.createdAt), asc(senderNumbers.id));
  const sent = await sentToday(tx, now);
  return rows.map((row) => ({ __typename: 'SenderNumber', ...row, sentToday: sent.get(row.id) ?? 0 }));
}

/** Messages that the vendor took since midnight Pacific time, by number. */
async function sentToday(tx: TeamTx, now: Date): Promise<Map<string, number>> {
  const { rows } = await tx.client.query<{ id: string; count: number }>(
    `select sender_number_id as id, count(*)::int as count from send_ledger
     where team_id = $1
       and accepted_at >= date_trunc('day', $2::timestamptz at time zone 'America/Los_Angeles') at time zone 'America/Los_Angeles'
     group by sender_number_id`,
    [tx.teamId, now.toISOString()],
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** Every pool with its numbers, the oldest first. */
export async function listSenderPools(deps: Deps, ctx: Ctx): Promise<SenderPoolView[]> {
  requirePermission(ctx, 'senders.read');
  return deps.database.withTeam(ctx.teamId, (tx) => readSenderPools(tx, deps.clock.now()), {
    readOnly: true,
  });
}

/** Pools with their numbers, inside a transaction; all of the team, or those named. */
export async function readSenderPools(tx: TeamTx, now: Date, ids?: string[]): Promise<SenderPoolView[]> {
  const pools = await tx.db
    .select({ id: senderPools.id, name: senderPools.name, createdAt: senderPools.createdAt })
    .from(senderPools)
    .where(and(eq(senderPools.teamId, tx.teamId), ids ? inArray(senderPools.id, ids) : undefined))
    .orderBy(asc(senderPools.createdAt), asc(senderPools.id));
  const links = await tx.db
    .select({ poolId: senderPoolNumbers.poolId, numberId: senderPoolNumbers.senderNumberId })
    .from(senderPoolNumbers)
    .where(eq(senderPoolNumbers.teamId, tx.teamId))
    .orderBy(asc(senderPoolNumbers.position), asc(senderPoolNumbers.senderNumberId));
  const numbers = new Map((await readSenderNumbers(tx, now)).map((number) => [number.id, number]));
  return pools.map((pool) => ({
    __typename: 'SenderPool' as const,
    ...pool,
    numbers: links
      .filter(({ poolId }) => poolId === pool.id)
      .flatMap(({ numberId }) => numbers.get(numberId) ?? []),
  }));
}
