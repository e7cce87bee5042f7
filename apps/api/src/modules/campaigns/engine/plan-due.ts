import type { Platform } from '../../../platform/platform.js';
import { completeFinished } from './complete-campaigns.js';
import { expireHeldSends } from './expire-held-sends.js';
import { giveUpHeldRuns, retryHeldRuns } from './held-runs.js';
import { planCampaign } from './plan-campaign.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'logger' | 'config' | 'turns'>;

interface Found {
  team_id: string;
  id: string;
}

/** Batches of one campaign before the next one gets its turn: a million runs of one team delay nobody's ten. */
export const BATCHES_A_TURN = 5;
/** While one computes and sends a batch over, PostgreSQL works on the other's. */
const PLANNERS = 2;
/** One round works no longer than this, in milliseconds of this process; the next round goes on. */
const ROUND_MS = 20_000;

/**
 * Every other second: advance campaigns with due runs in turns, take up launches that lost their job, look at held
 * runs again, end what is done.
 */
export async function planDue(deps: Deps): Promise<void> {
  const until = performance.now() + ROUND_MS;
  let taken: number;
  do {
    taken = 0;
    for (const found of await withDueRuns(deps)) taken += await takeTurn(deps, found);
  } while (taken > 0 && performance.now() < until);
  for (const { team_id: teamId, id } of await stalledLaunches(deps)) await relaunch(deps, teamId, id);
  await retryHeldRuns(deps);
  await giveUpHeldRuns(deps);
  await expireHeldSends(deps);
  await completeFinished(deps);
}

/** @returns how many runs were taken up; those that another planner holds are left to it */
async function takeTurn(deps: Deps, { team_id: teamId, id }: Found): Promise<number> {
  const planners = Array.from({ length: PLANNERS }, () =>
    planCampaign(deps, { teamId, campaignId: id }, BATCHES_A_TURN),
  );
  let taken = 0;
  for (const result of await Promise.allSettled(planners)) {
    if (result.status === 'fulfilled') taken += result.value;
    else
      deps.logger.warn({ err: result.reason as unknown, campaignId: id }, 'planning failed: it comes again');
  }
  return taken;
}

async function withDueRuns(deps: Deps): Promise<Found[]> {
  const { rows } = await deps.database.withSystem(
    (tx) =>
      tx.client.query<Found>(
        `select c.team_id, c.id from campaigns c where c.state = 'active'
           and exists (select from enrollments e where e.team_id = c.team_id and e.campaign_id = c.id and e.state = 'active'
             and e.next_due_at is not null and e.next_due_at <= $1) limit 200`,
        [deps.clock.now().toISOString()],
      ),
    { readOnly: true },
  );
  return rows;
}

/** A launch without progress for so long has lost its job. */
const STALE_MS = 30_000;

async function stalledLaunches(deps: Deps): Promise<Found[]> {
  const before = new Date(deps.clock.now().getTime() - STALE_MS).toISOString();
  const { rows } = await deps.database.withSystem(
    (tx) =>
      tx.client.query<Found>(
        `select team_id, id from campaigns where state in ('active', 'paused') and launched_at is not null and enrolled_at is null and updated_at < $1 limit 50`,
        [before],
      ),
    { readOnly: true },
  );
  return rows;
}

async function relaunch(deps: Deps, teamId: string, campaignId: string): Promise<void> {
  await deps.database.withTeam(teamId, async (tx) => {
    const now = deps.clock.now();
    await tx.client.query(
      'update campaigns set updated_at = $3 where team_id = $1 and id = $2 and enrolled_at is null',
      [teamId, campaignId, now.toISOString()],
    );
    await deps.outbox.job(tx, now, 'campaign/launch', { campaignId });
  });
}
