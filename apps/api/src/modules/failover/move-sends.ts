import { chooseSender } from '@og/core';
import { newId, type TeamTx } from '@og/db';
import type { Platform } from '../../platform/platform.js';
import { notePlanned, poolSenders, type PoolNumber, type PoolSenders } from '../senders/index.js';
import { findStranded, findWakeable, lockStranded, type StrandedSend } from './stranded.js';
import { wakeSends } from './wake-sends.js';

const BATCH = 1_000;
/** What one run takes at most; with more to do it asks for another run. */
const RUN = 50_000;

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox'>;

/**
 * Give what waits for a number that may not send to another number of its pool, of another vendor too where the pool
 * allows that; what finds none keeps its number and is held with the reason. Then wake what waited for a sender that
 * may send now. Set-based, in short transactions; safe to run at any time and more than once.
 * @returns how many messages moved
 */
export async function moveSends(deps: Deps, teamId: string): Promise<number> {
  const now = deps.clock.now();
  const find = (what: typeof findStranded) =>
    deps.database.withTeam(teamId, (tx) => what(tx, now, RUN), { readOnly: true });
  const stranded = await find(findStranded);
  let moved = 0;
  for (const ids of batches(stranded))
    moved += await deps.database.withTeam(teamId, (tx) => moveBatch(deps, tx, ids));
  const waiting = await find(findWakeable);
  for (const ids of batches(waiting))
    await deps.database.withTeam(teamId, (tx) => wakeSends(tx, deps.clock.now(), ids));
  if ((stranded.length === RUN && moved > 0) || waiting.length === RUN)
    await deps.database.withTeam(teamId, (tx) => deps.outbox.job(tx, now, 'campaign/move-sends', {}));
  return moved;
}

function batches(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, index) =>
    ids.slice(index * BATCH, (index + 1) * BATCH),
  );
}

interface Move {
  send: StrandedSend;
  to: PoolNumber;
  reason: string;
}

async function moveBatch(deps: Deps, tx: TeamTx, ids: readonly string[]): Promise<number> {
  const now = deps.clock.now();
  const stranded = await lockStranded(tx, now, ids);
  const pools = new Map<string | null, PoolSenders>();
  for (const { poolId } of stranded) {
    if (!pools.has(poolId)) pools.set(poolId, await poolSenders(tx, now, poolId));
  }
  const moves = stranded.flatMap((send, turn) => moveOf(send, turn, pools.get(send.poolId)) ?? []);
  if (moves.length === 0) return 0;
  await store(tx, now, moves);
  await noteGiven(tx, now, moves);
  await announce(deps, tx, now, moves);
  return moves.length;
}

/** The next number by the pool's own rotation, of those that may send now. */
function moveOf(send: StrandedSend, turn: number, pool: PoolSenders | undefined): Move | null {
  if (!pool?.usable) return null;
  const candidates = pool.candidates.filter(({ vendor }) => pool.failover || vendor === send.vendor);
  const choice = chooseSender(candidates, {
    sticky: null,
    turn,
    usage: pool.usage,
    rotation: pool.rotation,
  });
  const to = candidates.find(({ id }) => id === choice?.id);
  if (!choice || !to) return null;
  pool.usage.set(to.id, (pool.usage.get(to.id) ?? 0) + 1);
  return { send, to, reason: `${send.phone} ${send.why}, so another number takes over. ${choice.reason}` };
}

/** The row, its message and its run get the new number; the state is left to the ledger. */
async function store(tx: TeamTx, now: Date, moves: readonly Move[]): Promise<void> {
  const at = now.toISOString();
  await tx.client.query(
    `update send_ledger l set sender_number_id = r.number, vendor = r.vendor::vendor, integration_id = r.integration, updated_at = $2
     from unnest($3::uuid[], $4::uuid[], $5::text[], $6::uuid[]) as r(id, number, vendor, integration)
     where l.team_id = $1 and l.id = r.id`,
    [
      tx.teamId,
      at,
      moves.map(({ send }) => send.id),
      moves.map(({ to }) => to.id),
      moves.map(({ to }) => to.vendor),
      moves.map(({ to }) => to.integrationId),
    ],
  );
  await tx.client.query(
    `update messages m set from_address = r.phone, sender_choice = r.reason, updated_at = $2
     from unnest($3::uuid[], $4::text[], $5::text[]) as r(id, phone, reason) where m.team_id = $1 and m.id = r.id`,
    [
      tx.teamId,
      at,
      moves.map(({ send }) => send.messageId),
      moves.map(({ to }) => to.phone),
      moves.map(({ reason }) => reason),
    ],
  );
  const runs = moves.filter(({ send }) => send.enrollmentId !== null);
  await tx.client.query(
    `update enrollments e set sender_number_id = r.number, updated_at = $2
     from unnest($3::uuid[], $4::uuid[]) as r(id, number) where e.team_id = $1 and e.id = r.id`,
    [tx.teamId, at, runs.map(({ send }) => send.enrollmentId), runs.map(({ to }) => to.id)],
  );
  await tx.client.query(
    `insert into message_events (team_id, id, message_id, ledger_id, from_state, to_state, attempt, source, reason, created_at)
     select $1, r.event_id, l.message_id, l.id, l.state::text, l.state::text, l.attempt, 'sweeper', 'sender_changed', $2
     from unnest($3::uuid[], $4::uuid[]) as r(id, event_id) join send_ledger l on l.team_id = $1 and l.id = r.id`,
    [tx.teamId, at, moves.map(({ send }) => send.id), moves.map(() => newId())],
  );
}

async function noteGiven(tx: TeamTx, now: Date, moves: readonly Move[]): Promise<void> {
  const given = new Map<string, number>();
  for (const { to } of moves) given.set(to.id, (given.get(to.id) ?? 0) + 1);
  await notePlanned(tx, now, given);
}

async function announce(deps: Deps, tx: TeamTx, now: Date, moves: readonly Move[]): Promise<void> {
  const { rows } = await tx.client.query<{ id: string }>(
    'select distinct campaign_id as id from send_ledger where team_id = $1 and id = any($2::uuid[]) and campaign_id is not null',
    [tx.teamId, moves.map(({ send }) => send.id)],
  );
  for (const { id } of rows) await deps.outbox.event(tx, now, 'campaign.progressed.v1', [id], {});
}
