import { oneByOne } from '../../../platform/one-by-one.js';
import type { Platform } from '../../../platform/platform.js';

/** A rehearsal shows a sign of life with every few calls; without one for so long, its job is lost. */
const LOST_MS = 5 * 60_000;

/** What a crash or an emptied Redis left standing goes on where it stopped. */
export async function sweepRehearsals(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox' | 'logger'>,
): Promise<void> {
  const now = deps.clock.now();
  const before = new Date(now.getTime() - LOST_MS).toISOString();
  const left = await deps.database.withSystem(
    async (tx) =>
      (
        await tx.client.query<{ team_id: string; id: string }>(
          `select team_id, id from rehearsals where state = 'running' and updated_at < $1 order by updated_at limit 100`,
          [before],
        )
      ).rows,
    { readOnly: true },
  );
  await oneByOne(deps, 'a rehearsal was not taken up', left, ({ team_id: teamId, id }) =>
    deps.database.withTeam(teamId, async (tx) => {
      const { rowCount } = await tx.client.query(
        `update rehearsals set updated_at = $4 where team_id = $1 and id = $2 and state = 'running' and updated_at < $3`,
        [teamId, id, before, now.toISOString()],
      );
      if (rowCount) await deps.outbox.job(tx, now, 'lead/rehearse', { rehearsalId: id });
    }),
  );
}
