import { failpoint } from '../../../platform/failpoints.js';
import { claimSends } from './claim-sends.js';
import type { DrainDeps } from './drain-deps.js';
import { submitSends } from './submit-sends.js';

/** Rows of one batch. Larger ones hold their people's locks for longer, and an opt-out waits for them. */
export const BATCH = 100;
/** Batches of one team that may be under way at once, in each process. */
export const LANES = 4;

/**
 * One batch of one team: claim, send, store. As soon as the claim is committed the next lane is asked to go on, at the
 * end of the queue behind every other team that waits: a team of a million messages and one of ten take turns. While
 * all lanes of a team are busy its next batch waits.
 *
 * Ready rows are the queue: a job only says that a team has some. Lost, doubled or late, it changes nothing but the
 * time; the sweeper asks anew for teams whose rows are due.
 */
export async function drainTeam(
  deps: DrainDeps,
  { teamId, lane }: { teamId: string; lane: number },
): Promise<void> {
  if ((await deps.engineMode.current()) !== 'normal') return;
  const limit = await deps.inFlight.take(BATCH);
  let unused = limit;
  try {
    const { claims, againMs } = await claimSends(deps, teamId, { limit });
    const claimedAt = performance.now();
    unused = limit - claims.length;
    deps.inFlight.release(unused);
    unused = 0;
    if (againMs !== null) await goOn(deps, teamId, claims.length > 0 ? (lane + 1) % LANES : lane, againMs);
    failpoint('claim.after_commit');
    await submitSends(deps, claims, claimedAt);
  } finally {
    deps.inFlight.release(unused);
  }
}

/** Without the queue store the sweeper goes on. */
async function goOn(deps: DrainDeps, teamId: string, lane: number, delayMs: number): Promise<void> {
  await deps.queues
    .drain(teamId, lane, delayMs)
    .catch((error: unknown) => deps.logger.warn({ err: error }, 'the next batch waits for the sweeper'));
}
