import type { CheckDeps } from './check-deps.js';
import { checkTeam } from './check-team.js';

/**
 * Look at the figures of every team's senders. One team's trouble does not keep the next from
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
  const rests = restsOf(deps);
  for (const { team_id: teamId } of rows) {
    const started = performance.now();
    if ((rests.get(teamId) ?? 0) > started) continue;
    try {
      await checkTeam(deps, teamId);
    } catch (error) {
      deps.logger.warn({ err: error, teamId }, 'the senders of a team could not be checked');
    }
    const took = performance.now() - started;
    if (took > LONG_MS) rests.set(teamId, started + took * REST_FACTOR);
  }
}

/** A team whose week is so large that adding it up takes this long … */
const LONG_MS = 1_000;
/** … is looked at less often, so that looking never takes more than a thirtieth of the time. */
const REST_FACTOR = 30;

const allRests = new WeakMap<CheckDeps['database'], Map<string, number>>();

function restsOf({ database }: CheckDeps): Map<string, number> {
  const rests = allRests.get(database) ?? new Map<string, number>();
  allRests.set(database, rests);
  return rests;
}
