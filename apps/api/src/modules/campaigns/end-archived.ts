import { STOPPABLE } from '@og/core';
import type { TeamTx } from '@og/db';
import { oneByOne } from '../../platform/one-by-one.js';
import type { Platform } from '../../platform/platform.js';
import { cancelPendingSends, lockPendingSends } from '../messaging/index.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox'>;

/** Runs in one transaction: so many an opt-out of one of these people waits for at most. */
const BATCH = 500;
/** Looked up at once. */
const PAGE = 40 * BATCH;
/** What is archived for so long and has runs was left by a process that died, or is a very large one. */
const ABANDONED_MS = 60_000;
/** What is older was ended long ago. */
const LOOK_BACK_MS = 7 * 86_400_000;
/** Of each campaign in one turn of a job or of the sweeper: nobody else's runs wait for a million. */
const BATCHES_A_ROUND = 20;

const RUNNING = `('pending', 'active', 'paused', 'held')`;
const PLACES = `('planned', 'held', 'open', 'back')`;

/**
 * End the runs of a campaign that is archived, and stop what is pending, some hundred in a transaction. Nothing of it
 * leaves meanwhile, because the gate sees that it is archived; its people's opt-outs and answers and the team's other
 * campaigns go on. What is ended stays ended when the process dies, `endLeftOver` does the rest; two of them at once do
 * no harm.
 * @param most batches to do; default: all
 * @returns whether nothing is left that could be ended
 */
export async function endArchived(
  deps: Deps,
  teamId: string,
  campaignId: string,
  most = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  let left = most;
  let all = 0;
  for (;;) {
    const ids = await deps.database.withTeam(teamId, (tx) => unended(tx, campaignId), { readOnly: true });
    if (ids.length === 0) break;
    let ended = 0;
    for (let at = 0; at < ids.length; at += BATCH) {
      if (left-- <= 0) return false;
      const batch = ids.slice(at, at + BATCH);
      ended += await deps.database.withTeam(teamId, (tx) => endBatch(tx, deps.clock.now(), batch));
    }
    // Somebody else ends them; or nobody can, and looking for ever helps nobody.
    if (ended === 0) break;
    all += ended;
  }
  if (all === 0) return true;
  await deps.database.withTeam(teamId, (tx) =>
    deps.outbox.event(tx, deps.clock.now(), 'campaign.changed.v1', [campaignId], { state: 'archived' }),
  );
  return true;
}

/** So many batches; what is left is the job's, a turn at a time, so that nobody waits for the end of a million runs. */
export async function endInTurns(
  deps: Deps,
  { teamId, campaignId }: { teamId: string; campaignId: string },
  most = BATCHES_A_ROUND,
): Promise<void> {
  if (await endArchived(deps, teamId, campaignId, most)) return;
  await deps.database.withTeam(teamId, (tx) =>
    deps.outbox.job(tx, deps.clock.now(), 'campaign/end-archived', { campaignId }),
  );
}

/** Runs that have not ended, or have a send that is pending; in the one order in which they are taken. */
async function unended(tx: TeamTx, campaignId: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    `select id from (
       (select id from enrollments where team_id = $1 and campaign_id = $2 and state in ${RUNNING} limit ${PAGE})
       union
       (select enrollment_id from send_ledger where team_id = $1 and campaign_id = $2 and place in ${PLACES}
          and state = any($3::message_state[]) and not transactional and enrollment_id is not null limit ${PAGE})
     ) runs order by id`,
    [tx.teamId, campaignId, [...STOPPABLE]],
  );
  return rows.map(({ id }) => id);
}

/** @returns how many runs and sends it ended */
async function endBatch(tx: TeamTx, now: Date, enrollmentIds: readonly string[]): Promise<number> {
  await lockPendingSends(tx, { enrollmentIds });
  const { rowCount } = await tx.client.query(
    `update enrollments set state = 'finished', reason = 'campaign_archived', next_due_at = null, updated_at = $3
     where team_id = $1 and id = any($2::uuid[]) and state in ${RUNNING}`,
    [tx.teamId, enrollmentIds, now.toISOString()],
  );
  const canceled = await cancelPendingSends(tx, now, {
    enrollmentIds,
    reason: 'campaign_archived',
    source: 'campaign',
  });
  return (rowCount ?? 0) + canceled.length;
}

/** Take up what a process left when it died between archiving a campaign and ending its runs. */
export async function endLeftOver(deps: Deps & Pick<Platform, 'logger'>): Promise<void> {
  const now = deps.clock.now().getTime();
  const { rows } = await deps.database.withSystem(
    (tx) =>
      tx.client.query<{ team_id: string; id: string }>(
        `select c.team_id, c.id from campaigns c where c.state = 'archived' and c.updated_at between $1 and $2
           and (exists (select from enrollments e where e.team_id = c.team_id and e.campaign_id = c.id and e.state in ${RUNNING})
             or exists (select from send_ledger l where l.team_id = c.team_id and l.campaign_id = c.id and l.place in ${PLACES}
               and l.state = any($3::message_state[]) and not l.transactional and l.enrollment_id is not null)) limit 20`,
        [
          new Date(now - LOOK_BACK_MS).toISOString(),
          new Date(now - ABANDONED_MS).toISOString(),
          [...STOPPABLE],
        ],
      ),
    { readOnly: true },
  );
  await oneByOne(deps, 'runs of an archived campaign did not end', rows, async ({ team_id: teamId, id }) => {
    await endArchived(deps, teamId, id, BATCHES_A_ROUND);
  });
}
