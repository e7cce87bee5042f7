import { oneByOne } from '../../../platform/one-by-one.js';
import type { Platform } from '../../../platform/platform.js';
import { transition } from '../../messaging/index.js';

const BATCH = 1_000;

/**
 * A message that is held has no time at which the gate would be asked again, such as one for a person whose places
 * share no sending hours. When its time has passed it expires: its run ends with that, and the campaign can complete.
 */
export async function expireHeldSends(deps: Pick<Platform, 'database' | 'clock' | 'logger'>): Promise<void> {
  const now = deps.clock.now();
  const { rows } = await deps.database.withSystem(
    (tx) =>
      tx.client.query<{ team_id: string; id: string }>(
        `select team_id, id from send_ledger where place = 'held' and expires_at <= $1 order by expires_at limit ${BATCH}`,
        [now.toISOString()],
      ),
    { readOnly: true },
  );
  const byTeam = new Map<string, string[]>();
  for (const row of rows) byTeam.set(row.team_id, [...(byTeam.get(row.team_id) ?? []), row.id]);
  await oneByOne(deps, 'held sends did not expire', byTeam, ([teamId, ids]) =>
    deps.database.withTeam(teamId, (tx) =>
      transition(tx, now, { ids, from: 'held', to: 'expired', source: 'sweeper', reason: 'expired' }),
    ),
  );
}
