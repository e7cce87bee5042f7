import type { Platform } from '../../../platform/platform.js';
import { lookAgain } from '../mailboxes/sending-domains.js';
import { refreshTeam } from './refresh.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'config' | 'logger'>;

/**
 * Ask the vendors about every registration and every domain of every team. One team's trouble does not keep the next
 * from being asked about.
 */
export async function refreshAll(deps: Deps): Promise<void> {
  const { teams, domains } = await deps.database.withSystem(
    async ({ client }) => ({
      teams: await client.query<{ team_id: string }>(
        `select team_id from brands where integration_id is not null and provider_id is not null
         union select team_id from ten_dlc_campaigns where integration_id is not null and provider_id is not null`,
      ),
      domains: await client.query<{ team_id: string; id: string }>(
        'select team_id, id from sending_domains order by checked_at nulls first, id',
      ),
    }),
    { readOnly: true },
  );
  for (const { team_id: teamId } of teams.rows) {
    await refreshTeam(deps, teamId).catch((error: unknown) =>
      deps.logger.warn({ err: error, teamId }, 'registrations could not be refreshed'),
    );
  }
  for (const { team_id: teamId, id } of domains.rows) {
    await lookAgain(deps, teamId, id).catch((error: unknown) =>
      deps.logger.warn({ err: error, teamId }, 'a sending domain could not be looked at'),
    );
  }
}
