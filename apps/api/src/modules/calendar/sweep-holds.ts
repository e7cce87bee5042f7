import { oneByOne } from '../../platform/one-by-one.js';
import type { Platform } from '../../platform/platform.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'logger'>;

const BATCH = 500;

/** Offers that nobody took end by themselves. */
export async function sweepHolds(deps: Deps): Promise<void> {
  const at = deps.clock.now().toISOString();
  const { rows: teams } = await deps.database.withSystem((tx) =>
    tx.client.query<{ team_id: string }>(
      `select distinct team_id from appointments where state = 'held' and draft_id is null and hold_expires_at <= $1`,
      [at],
    ),
  );
  await oneByOne(deps, 'offers of a team did not end', teams, ({ team_id: teamId }) =>
    deps.database.withTeam(teamId, async (tx) => {
      const now = deps.clock.now();
      const { rows } = await tx.client.query<{ id: string; owner_id: string }>(
        `update appointments set state = 'expired', updated_at = $2 where team_id = $1 and id in (
           select id from appointments where team_id = $1 and state = 'held' and draft_id is null and hold_expires_at <= $2 order by id limit ${BATCH} for update skip locked)
         returning id, owner_id`,
        [tx.teamId, now.toISOString()],
      );
      const [first] = rows;
      if (first)
        await deps.outbox.event(
          tx,
          now,
          'appointment.changed.v1',
          rows.map((row) => row.id),
          { state: 'expired', ownerId: first.owner_id },
        );
    }),
  );
}
