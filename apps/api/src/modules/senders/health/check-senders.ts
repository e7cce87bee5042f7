import { checkAccounts } from './check-accounts.js';
import type { CheckDeps } from './check-deps.js';
import { checkTeam } from './check-team.js';

/**
 * Look at the figures of every team's senders and at its accounts. One team's trouble does not keep the next from
 * being looked at; what is cut short is looked at in the next round.
 */
export async function checkSenders(deps: CheckDeps): Promise<void> {
  const { rows } = await deps.database.withSystem(
    ({ client }) =>
      client.query<{ team_id: string }>(
        `select distinct team_id from sender_numbers where state <> 'retired'
         union select distinct team_id from sender_mailboxes where state <> 'retired'`,
      ),
    { readOnly: true },
  );
  for (const { team_id: teamId } of rows) {
    try {
      await checkAccounts(deps, teamId);
      await checkTeam(deps, teamId);
    } catch (error) {
      deps.logger.warn({ err: error, teamId }, 'the senders of a team could not be checked');
    }
  }
}
