import { nextPacificMidnight } from '@og/core';
import { newId, type TeamTx } from '@og/db';
import { failpoint } from '../../../platform/failpoints.js';
import type { MessageVendor } from '../../../platform/vendors/ports.js';
import { recordDecisions, tryLockAddresses } from '../../compliance/index.js';
import { limitsOf, type SenderLimits } from '../../senders/index.js';
import { transition } from '../ledger/transition.js';
import { DayCaps } from './day-caps.js';
import { judge, putAside, recordOf, type Judged } from './gate-batch.js';
import { senderIdOf, type LedgerRow } from './ledger-row.js';
import { oneEach, pickReady, sendersWithWork, type Room } from './pick-ready.js';
import type { Rate } from './rate-window.js';
import type { DrainDeps } from './drain-deps.js';
import { LEASE_MS } from './lease.js';
import type { ClaimedSend, CountedUse } from './send-deps.js';

const LEASE_OWNER = `${process.pid}-${newId().slice(-12)}`;
/**
 * How far ahead slots are reserved: a row that must wait longer waits in the ledger, and holds no worker. What waits
 * for its slot in memory is in doubt when the process is killed, so this is short.
 */
export const HORIZON_MS = 200;
/** When a lock of somebody was held by an opt-out, or another round is due at once. */
const LOCKED_AGAIN_MS = 50;

export interface ClaimedBatch {
  claims: ClaimedSend[];
  /** Just before the commit, by `performance.now()`: whoever stopped the sends after it was not heard yet. */
  claimedAt: number;
  /** When this team should be drained again, in milliseconds; null: nothing is left that is due now. */
  againMs: number | null;
}

/** What a batch is told from outside of the database. */
export interface BatchOptions {
  /** At most so many rows. */
  limit: number;
}

/** An allowed row with what it needs to leave. */
interface Admitted extends Judged {
  rates: readonly Rate[];
  counted: readonly CountedUse[];
}

/**
 * First half of a batch of sends, one transaction that commits before any socket opens: lock addresses and people, ask
 * the gate, reserve the caps and rates, and win the rows (`ready → submitting`, a new attempt each) or put them where
 * the gate says. It waits for nobody: what another claim or an opt-out holds is left to the next round.
 */
export async function claimSends(
  deps: DrainDeps,
  teamId: string,
  options: BatchOptions,
): Promise<ClaimedBatch> {
  const work = async (tx: TeamTx): Promise<ClaimedBatch> => {
    const now = deps.clock.now();
    const limits = await limitsOf(tx, now, await sendersWithWork(tx, now));
    const rooms = roomsOf(deps, now, limits, options.limit);
    const picked = await pickReady(tx, now, rooms, options.limit);
    if (picked.length === 0) return nothing(againMs(deps, now, limits, rooms, []));
    const chosen = oneEach(picked);
    const mine = await lockPeople(tx, chosen);
    const verdicts = await judge(deps, tx, now, mine);
    const records = await putAside(deps, tx, now, verdicts);
    const allowed = verdicts.judged.filter((item) => item.decision.verdict === 'allow');
    const granted = await admit(deps, tx, now, allowed, limits);
    await recordDecisions(tx, now, [...records, ...granted.map(([item]) => recordOf(item))]);
    const claims = await submitRows(deps, tx, now, granted);
    failpoint('claim.before_commit');
    const full = picked.length >= options.limit || chosen.length < picked.length;
    const waits = [...(full ? [0] : []), ...(mine.length < chosen.length ? [LOCKED_AGAIN_MS] : [])];
    const next = againMs(deps, now, limits, rooms, picked);
    if (next !== null) waits.push(next);
    return { claims, claimedAt: performance.now(), againMs: waits.length === 0 ? null : Math.min(...waits) };
  };
  return deps.database.withTeam(teamId, work, { genericPlans: true });
}

const nothing = (againMs: number | null): ClaimedBatch => ({
  claims: [],
  claimedAt: performance.now(),
  againMs,
});

/** How many messages each sender could take within the horizon; none while it rests or its slots are far away. */
function roomsOf(
  deps: DrainDeps,
  now: Date,
  limits: ReadonlyMap<string, SenderLimits>,
  limit: number,
): Room[] {
  const rooms: Room[] = [];
  for (const [senderId, sender] of limits) {
    if (deps.coolDowns.restsUntil(senderId, now)) continue;
    if (sender.segmentsPerSecond === null && !deps.email.ready) continue;
    const slowest = Math.min(...ratesOf(sender).map((rate) => rate.perSecond), Infinity);
    const messages = Number.isFinite(slowest) ? Math.ceil((slowest * HORIZON_MS) / 1_000) + 1 : limit;
    if (waitOf(deps, sender) < HORIZON_MS) rooms.push({ senderId, messages });
  }
  // Each batch begins with another sender: the first one may fill it.
  const turn = rooms.length > 1 ? deps.departures.turn() % rooms.length : 0;
  return [...rooms.slice(turn), ...rooms.slice(0, turn)];
}

function ratesOf(sender: SenderLimits): Rate[] {
  const rates: Rate[] = [];
  if (sender.segmentsPerSecond !== null)
    rates.push({ key: `number:${sender.senderId}`, perSecond: Math.max(0.01, sender.segmentsPerSecond) });
  if (sender.tenDlc)
    rates.push({
      key: `campaign:${sender.tenDlc.id}`,
      perSecond: Math.max(0.01, sender.tenDlc.segmentsPerSecond),
    });
  return rates;
}

/** Milliseconds until a sender's next slot, as this process knows it. */
function waitOf(deps: DrainDeps, sender: SenderLimits): number {
  return Math.max(0, ...ratesOf(sender).map((rate) => deps.departures.waitOf(rate.key)));
}

/**
 * When the first sender that may have more could take it: one that was left out for its rate, or whose room was used
 * up. A little before its next slot, so that slots follow each other without a gap. One that rests is found by the
 * sweeper.
 */
function againMs(
  deps: DrainDeps,
  now: Date,
  limits: ReadonlyMap<string, SenderLimits>,
  rooms: readonly Room[],
  picked: readonly LedgerRow[],
): number | null {
  const room = new Map(rooms.map((item) => [item.senderId, item.messages]));
  const count = new Map<string, number>();
  for (const row of picked) count.set(senderIdOf(row), (count.get(senderIdOf(row)) ?? 0) + 1);
  const waits: number[] = [];
  for (const [senderId, sender] of limits) {
    if (deps.coolDowns.restsUntil(senderId, now)) continue;
    const wait = waitOf(deps, sender);
    const asked = room.get(senderId);
    const hasMore = asked === undefined ? wait > 0 : (count.get(senderId) ?? 0) >= asked;
    if (hasMore) waits.push(Math.max(0, wait - HORIZON_MS / 2));
  }
  return waits.length === 0 ? null : Math.min(...waits);
}

/**
 * Lock both the address and the person; who is locked by an opt-out under way, or by another claim, is left alone, and
 * everybody while the team's sends are being stopped.
 */
async function lockPeople(tx: TeamTx, rows: readonly LedgerRow[]): Promise<LedgerRow[]> {
  const names = (row: LedgerRow) => [row.address, `person|${row.lead_id}`];
  const locked = await tryLockAddresses(tx, rows.flatMap(names));
  return rows.filter((row) => names(row).every((name) => locked.has(name)));
}

/** Caps of the day first, then slots; what gets no slot stays ready, untouched. */
async function admit(
  deps: DrainDeps,
  tx: TeamTx,
  now: Date,
  allowed: readonly Judged[],
  limits: ReadonlyMap<string, SenderLimits>,
): Promise<[Admitted, number][]> {
  if (allowed.length === 0) return [];
  const mine = new Map(
    allowed.flatMap(({ row }) => {
      const sender = limits.get(senderIdOf(row));
      return sender ? [[sender.senderId, sender] as const] : [];
    }),
  );
  const caps = await DayCaps.open(tx, now, mine);
  const over: LedgerRow[] = [];
  const admitted: Admitted[] = [];
  for (const item of allowed) {
    const sender = mine.get(senderIdOf(item.row));
    const counted = caps.use({ limits: sender, segments: item.row.segments });
    if (counted) admitted.push({ ...item, counted, rates: sender ? ratesOf(sender) : [] });
    else over.push(item.row);
  }
  await transition(tx, now, {
    ids: over.map((row) => row.id),
    from: 'ready',
    to: 'planned',
    source: 'sender',
    reason: 'sender_daily_cap',
    dueAt: nextPacificMidnight(now),
  });
  const requests = admitted.map((item) => ({
    segments: Math.max(1, item.row.segments),
    rates: item.rates,
  }));
  const slots = await deps.limiter.reserve(tx, requests, HORIZON_MS);
  for (const [key, wait] of slots.nextFree) deps.departures.noteFree(key, wait);
  const granted: [Admitted, number][] = [];
  admitted.forEach((item, place) => {
    const delay = slots.delays[place] ?? null;
    if (delay === null) caps.giveBack(item.counted);
    else granted.push([item, delay]);
  });
  await caps.save(tx);
  return granted;
}

async function submitRows(
  deps: DrainDeps,
  tx: TeamTx,
  now: Date,
  granted: readonly [Admitted, number][],
): Promise<ClaimedSend[]> {
  const moved = await transition(tx, now, {
    ids: granted.map(([item]) => item.row.id),
    from: 'ready',
    to: 'submitting',
    source: 'sender',
    nextAttempt: true,
    lease: { until: new Date(now.getTime() + LEASE_MS), owner: LEASE_OWNER },
  });
  const attempts = new Map(moved.map((row) => [row.id, row.attempt]));
  const emails = await deps.email.prepare(
    tx,
    moved.filter((row) => row.channel === 'email').map((row) => ({ ledgerId: row.id, attempt: row.attempt })),
  );
  return granted.flatMap(([item, delayMs]) => {
    const { row, from, validityPeriod, rates, counted } = item;
    const attempt = attempts.get(row.id);
    if (attempt === undefined) return [];
    const email = emails.get(row.id);
    return [
      {
        teamId: tx.teamId,
        ledgerId: row.id,
        attempt,
        senderId: senderIdOf(row),
        vendor: row.vendor as MessageVendor,
        channel: row.channel,
        integrationId: row.integration_id,
        to: row.address,
        from,
        body: row.body,
        validityPeriod,
        segments: Math.max(1, row.segments),
        rates,
        counted,
        delayMs,
        ...(email ? { email } : {}),
      },
    ];
  });
}
