import { oneByOne } from '../../platform/one-by-one.js';
import type { Platform } from '../../platform/platform.js';
import { cancelPendingSends, lockPendingSends } from '../messaging/index.js';
import { WHOLE_CAMPAIGN } from './whole-campaign.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox'>;

/** After this nobody can still be ending the runs of a campaign: a statement is cut short before. */
const ABANDONED_MS = 15 * 60_000;
/** What is older was ended long ago. */
const LOOK_BACK_MS = 7 * 86_400_000;

const RUNNING = `('pending', 'active', 'paused', 'held')`;

/**
 * End the runs of a campaign that is archived, and stop what is pending. Nothing of it leaves meanwhile, because the
 * gate sees that it is archived; the team's other campaigns go on.
 */
export async function endArchived(deps: Deps, teamId: string, campaignId: string): Promise<void> {
  await deps.database.withTeam(
    teamId,
    async (tx) => {
      const now = deps.clock.now();
      await lockPendingSends(tx, { campaignId });
      await tx.client.query(
        `update enrollments set state = 'finished', reason = 'campaign_archived', next_due_at = null, updated_at = $3
         where team_id = $1 and campaign_id = $2 and state in ${RUNNING}`,
        [tx.teamId, campaignId, now.toISOString()],
      );
      await cancelPendingSends(tx, now, { campaignId, reason: 'campaign_archived', source: 'campaign' });
      await deps.outbox.event(tx, now, 'campaign.changed.v1', [campaignId], { state: 'archived' });
    },
    WHOLE_CAMPAIGN,
  );
}

/** Take up what a process left when it died between archiving a campaign and ending its runs. */
export async function endLeftOver(deps: Deps & Pick<Platform, 'logger'>): Promise<void> {
  const now = deps.clock.now().getTime();
  const { rows } = await deps.database.withSystem(
    (tx) =>
      tx.client.query<{ team_id: string; id: string }>(
        `select c.team_id, c.id from campaigns c where c.state = 'archived' and c.updated_at between $1 and $2
           and exists (select from enrollments e where e.team_id = c.team_id and e.campaign_id = c.id and e.state in ${RUNNING}) limit 20`,
        [new Date(now - LOOK_BACK_MS).toISOString(), new Date(now - ABANDONED_MS).toISOString()],
      ),
    { readOnly: true },
  );
  await oneByOne(deps, 'runs of an archived campaign did not end', rows, ({ team_id: teamId, id }) =>
    endArchived(deps, teamId, id),
  );
}
