import type { TeamTx } from '@og/db';
import { oneByOne } from '../../../platform/one-by-one.js';
import type { Platform } from '../../../platform/platform.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'logger'>;

/** A run that waits for a value or a sender is tried again so often … */
export const RETRY_MS = 3_600_000;
/** … and given up so long after its step was due: somebody had the time to fill in the value or connect a number. */
export const GIVE_UP_MS = 72 * 3_600_000;
const BATCH = 5_000;

/** Runs that are held and were due before an instant, in active campaigns. `next_due_at` stays while they are held. */
const HELD = `select c.team_id, c.id from campaigns c where c.state = 'active' and exists (
  select from enrollments e where e.team_id = c.team_id and e.campaign_id = c.id and e.state = 'held' and`;

/** Try held runs again, once an hour: what was missing may be there by now. */
export async function retryHeldRuns(deps: Deps): Promise<void> {
  const before = new Date(deps.clock.now().getTime() - RETRY_MS).toISOString();
  await each(deps, `${HELD} e.updated_at <= $1) limit 100`, before, async (tx, now, campaignId) => {
    await tx.client.query(
      `update enrollments set state = 'active', next_due_at = coalesce(next_due_at, created_at), updated_at = $3
       where team_id = $1 and id in (select id from enrollments where team_id = $1 and campaign_id = $2 and state = 'held' and updated_at <= $4
         limit ${BATCH} for update skip locked)`,
      [tx.teamId, campaignId, now.toISOString(), before],
    );
  });
}

/** End runs that were held for too long, with the reason that held them. */
export async function giveUpHeldRuns(deps: Deps): Promise<void> {
  const before = new Date(deps.clock.now().getTime() - GIVE_UP_MS).toISOString();
  await each(
    deps,
    `${HELD} coalesce(e.next_due_at, e.created_at) <= $1) limit 100`,
    before,
    async (tx, now, campaignId) => {
      await tx.client.query(
        `update enrollments set state = 'failed', next_due_at = null, updated_at = $3
       where team_id = $1 and id in (select id from enrollments where team_id = $1 and campaign_id = $2 and state = 'held'
         and coalesce(next_due_at, created_at) <= $4 limit ${BATCH} for update skip locked)`,
        [tx.teamId, campaignId, now.toISOString(), before],
      );
      await deps.outbox.event(tx, now, 'campaign.progressed.v1', [campaignId], {});
    },
  );
}

async function each(
  deps: Deps,
  sql: string,
  before: string,
  work: (tx: TeamTx, now: Date, campaignId: string) => Promise<void>,
): Promise<void> {
  const { rows } = await deps.database.withSystem(
    (tx) => tx.client.query<{ team_id: string; id: string }>(sql, [before]),
    { readOnly: true },
  );
  await oneByOne(deps, 'held runs of a campaign were not looked at', rows, ({ team_id: teamId, id }) =>
    deps.database.withTeam(teamId, (tx) => work(tx, deps.clock.now(), id)),
  );
}
