import type { Platform } from '../../../platform/platform.js';
import { planCampaign } from './plan-campaign.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'logger'>;

interface Found {
  team_id: string;
  id: string;
}

/** Every other second: plan campaigns with due enrollments, take up launches that lost their job, end what is done. */
export async function planDue(deps: Deps): Promise<void> {
  for (const { team_id: teamId, id } of await withDueEnrollments(deps)) {
    await planCampaign(deps, { teamId, campaignId: id }).catch((error: unknown) =>
      deps.logger.warn({ err: error, campaignId: id }, 'planning failed: it comes again'),
    );
  }
  for (const { team_id: teamId, id } of await stalledLaunches(deps)) await relaunch(deps, teamId, id);
  for (const { team_id: teamId, id } of await finished(deps)) await complete(deps, teamId, id);
}

async function withDueEnrollments(deps: Deps): Promise<Found[]> {
  const { rows } = await deps.database.withSystem(
    (tx) =>
      tx.client.query<Found>(
        `select distinct e.team_id, e.campaign_id as id from enrollments e join campaigns c on c.team_id = e.team_id and c.id = e.campaign_id
         where e.state = 'active' and e.next_due_at <= $1 and c.state = 'active' limit 200`,
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

const RUNNING = `exists (select from enrollments e where e.team_id = c.team_id and e.campaign_id = c.id and e.state in ('pending', 'active', 'paused'))`;

async function finished(deps: Deps): Promise<Found[]> {
  const { rows } = await deps.database.withSystem(
    (tx) =>
      tx.client.query<Found>(
        `select c.team_id, c.id from campaigns c where c.state = 'active' and c.enrolled_at is not null and not ${RUNNING} limit 200`,
      ),
    { readOnly: true },
  );
  return rows;
}

/** Every run has ended. Runs that are held for want of a value or a number do not keep a campaign open. */
async function complete(deps: Deps, teamId: string, campaignId: string): Promise<void> {
  await deps.database.withTeam(teamId, async (tx) => {
    const now = deps.clock.now();
    const { rowCount } = await tx.client.query(
      `update campaigns c set state = 'completed', completed_at = $3, updated_at = $3
       where team_id = $1 and id = $2 and state = 'active' and enrolled_at is not null and not ${RUNNING}`,
      [teamId, campaignId, now.toISOString()],
    );
    if (rowCount)
      await deps.outbox.event(tx, now, 'campaign.changed.v1', [campaignId], { state: 'completed' });
  });
}
