import { oneByOne } from '../../../platform/one-by-one.js';
import type { Platform } from '../../../platform/platform.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'logger'>;

/**
 * What keeps a campaign open. Runs that wait for a sender do: the numbers may be back in an hour, and after three days
 * they are given up. Runs that wait for a value of their lead do not: the campaign completes, and they stay as they
 * are, held, with the reason, for somebody to see.
 */
const RUNNING = `(exists (select from enrollments e where e.team_id = c.team_id and e.campaign_id = c.id and e.state in ('pending', 'active', 'paused'))
  or exists (select from enrollments e where e.team_id = c.team_id and e.campaign_id = c.id and e.state = 'held' and e.reason = 'no_sender'))`;

/** Complete every active campaign all of whose runs have ended. */
export async function completeFinished(deps: Deps): Promise<void> {
  const { rows } = await deps.database.withSystem(
    (tx) =>
      tx.client.query<{ team_id: string; id: string }>(
        `select c.team_id, c.id from campaigns c where c.state = 'active' and c.enrolled_at is not null and not ${RUNNING} limit 200`,
      ),
    { readOnly: true },
  );
  await oneByOne(deps, 'a campaign was not completed', rows, ({ team_id: teamId, id }) =>
    complete(deps, teamId, id),
  );
}

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
