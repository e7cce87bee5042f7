import { failpoint } from '../../../platform/failpoints.js';
import { claimSends } from './claim-sends.js';
import type { DrainDeps } from './drain-deps.js';
import { submitSends } from './submit-sends.js';

/** Rows of one batch. Larger ones hold their people's locks for longer, and an opt-out waits for them. */
export const BATCH = 100;
/** Batches of one team that may be under way at once, in each process, while no other team is busy. */
export const LANES = 4;

/**
 * One batch of one team: claim, send, store. As soon as the claim is committed the next lane is asked to go on, at the
 * end of the queue behind every other team that waits: a team of a million messages and one of ten take turns. While
 * all lanes of a team are busy its next batch waits; busy teams share the lanes.
 *
 * Ready rows are the queue: a job only says that a team has some. Lost, doubled or late, it changes nothing but the
 * time; the sweeper asks anew for teams whose rows are due.
 */
export async function drainTeam(deps: DrainDeps, job: { teamId: string; lane: number }): Promise<void> {
  if ((await deps.engineMode.current()) !== 'normal') return;
  // The first messages of what somebody has just launched are awaited like the launch itself.
  const ended = deps.turns.isAwaited(job.teamId) ? deps.turns.begin(job.teamId) : null;
  try {
    await drainBatch(deps, job, ended !== null);
  } finally {
    ended?.();
  }
}

async function drainBatch(
  deps: DrainDeps,
  { teamId, lane }: { teamId: string; lane: number },
  first: boolean,
): Promise<void> {
  const limit = await deps.inFlight.take(BATCH, first);
  let unused = limit;
  try {
    const waitMs = deps.turns.waitOf(teamId);
    if (waitMs > 0) {
      await goOn(deps, teamId, lane, waitMs);
      return;
    }
    const { claims, claimedAt, againMs } = await claimSends(deps, teamId, { limit });
    deps.turns.did(teamId, claims.length);
    unused = limit - claims.length;
    deps.inFlight.release(unused);
    unused = 0;
    const lanes = lanesOf(deps.turns.busyTeams());
    if (againMs !== null) await goOn(deps, teamId, claims.length > 0 ? (lane + 1) % lanes : lane, againMs);
    failpoint('claim.after_commit');
    await submitSends(deps, claims, claimedAt);
  } finally {
    deps.inFlight.release(unused);
  }
}

/** Lanes of a team while so many are busy, so that the jobs of all of them find workers. */
export function lanesOf(busyTeams: number): number {
  return Math.max(1, Math.floor(LANES / Math.max(1, busyTeams)));
}

/** Without the queue store the sweeper goes on. */
async function goOn(deps: DrainDeps, teamId: string, lane: number, delayMs: number): Promise<void> {
  await deps.queues
    .drain(teamId, lane, delayMs)
    .catch((error: unknown) => deps.logger.warn({ err: error }, 'the next batch waits for the sweeper'));
}
