import { oneByOne } from '../../../platform/one-by-one.js';
import type { Platform } from '../../../platform/platform.js';
import { endLeftOver } from '../end-archived.js';
import { completeFinished } from './complete-campaigns.js';
import { expireHeldSends } from './expire-held-sends.js';
import { giveUpHeldRuns, retryHeldRuns } from './held-runs.js';
import type { QueueFront } from './due-runs.js';
import { planCampaign } from './plan-campaign.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'logger' | 'config' | 'turns'>;

interface Found {
  team_id: string;
  id: string;
}

/** Batches of one campaign before the next one gets its turn: a million runs of one team delay nobody's ten. */
export const BATCHES_A_TURN = 5;
/** While one computes and sends a batch over, PostgreSQL works on another's, and a third one's commit reaches the disk. */
const PLANNERS = 3;
/** One round works no longer than this, in milliseconds of this process; the next round goes on. */
const ROUND_MS = 20_000;

/**
 * Every other second: advance campaigns with due runs in turns, take up launches that lost their job, look at held
 * runs again, end what is done.
 */
export async function planDue(deps: Deps): Promise<void> {
  const until = performance.now() + ROUND_MS;
  for (let found = await withDueRuns(deps); found.length > 0; found = await withDueRuns(deps)) {
    const taken = await takeTurns(deps, found, until);
    if (taken === 0 || performance.now() >= until) break;
  }
  await oneByOne(deps, 'a launch was not taken up', await stalledLaunches(deps), ({ team_id: teamId, id }) =>
    relaunch(deps, teamId, id),
  );
  await retryHeldRuns(deps);
  await giveUpHeldRuns(deps);
  await expireHeldSends(deps);
  await completeFinished(deps);
  await endLeftOver(deps);
}

/**
 * Several planners go round the campaigns until each of these has nothing more that is due, or the round is over. None
 * waits for another: with one campaign they all work on it.
 * @returns how many runs were taken up; those that another planner holds are left to it
 */
async function takeTurns(deps: Deps, found: readonly Found[], until: number): Promise<number> {
  const rotation = found.map((campaign) => ({ ...campaign, queue: { place: null } as QueueFront }));
  let taken = 0;
  let turn = 0;
  const planner = async (): Promise<void> => {
    while (performance.now() < until) {
      const campaign = rotation[turn++ % rotation.length];
      if (!campaign) return;
      const runs = await takeTurn(deps, campaign);
      taken += runs;
      const place = runs === 0 ? rotation.indexOf(campaign) : -1;
      if (place !== -1) rotation.splice(place, 1);
    }
  };
  await Promise.all(Array.from({ length: PLANNERS }, planner));
  return taken;
}

async function takeTurn(
  deps: Deps,
  { team_id: teamId, id, queue }: Found & { queue: QueueFront },
): Promise<number> {
  try {
    return await planCampaign(deps, { teamId, campaignId: id }, BATCHES_A_TURN, queue);
  } catch (error) {
    deps.logger.warn({ err: error, campaignId: id }, 'planning failed: it comes again');
    return 0;
  }
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
