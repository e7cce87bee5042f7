import { oneByOne } from '../../../platform/one-by-one.js';
import type { Platform } from '../../../platform/platform.js';

/** A job that gave no sign for so long is lost: the row is found again. */
const AGAIN_MS = 10 * 60_000;
/** Of all teams in one round; the next round is half a minute away. */
const BATCH = 500;

/** Conversations whose day has come get a job each. Running twice or at the same time adds none. */
export async function sweepFollowUps(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox' | 'logger'>,
): Promise<void> {
  const now = deps.clock.now();
  const due = await deps.database.withSystem(
    async (tx) =>
      (
        await tx.client.query<{ team_id: string; id: string }>(
          `select team_id, id from follow_ups where state = 'waiting' and due_at <= $1 order by due_at limit $2`,
          [now.toISOString(), BATCH],
        )
      ).rows,
    { readOnly: true },
  );
  const byTeam = Map.groupBy(due, (row) => row.team_id);
  await oneByOne(deps, 'follow-ups of a team were not taken up', byTeam, ([teamId, rows]) =>
    deps.database.withTeam(teamId, async (tx) => {
      const { rows: taken } = await tx.client.query<{ id: string }>(
        `update follow_ups set due_at = $4, updated_at = $3 where team_id = $1 and id in (
           select id from follow_ups where team_id = $1 and id = any($2::uuid[]) and state = 'waiting' and due_at <= $3 order by id for update skip locked)
         returning id`,
        [
          teamId,
          rows.map((row) => row.id),
          now.toISOString(),
          new Date(now.getTime() + AGAIN_MS).toISOString(),
        ],
      );
      for (const { id } of taken) await deps.outbox.job(tx, now, 'lead/follow-up', { followUpId: id });
    }),
  );
}
