import { oneByOne } from '../../../platform/one-by-one.js';
import type { Platform } from '../../../platform/platform.js';
import { resumeWhenCompared } from '../../ops/index.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'engineMode' | 'logger'>;

const MINUTE = 60_000;
/** How old an account's last comparison may be: in normal operation, and when a process starts. */
export const DAILY_MS = 24 * 60 * MINUTE;
export const AT_START_MS = 60 * MINUTE;
/** After a restore the comparison is repeated until it is complete. */
const RESTORED_MS = 5_000;
const FAILED_AGAIN_MS = { normal: 5 * MINUTE, reconcile_only: 15_000 };
const ABANDONED_MS = 30 * MINUTE;

/**
 * Ask for the comparisons that are due, one job an account, and let the engine go on when all of them are there.
 * @param maxAgeMs an account whose last comparison is older is compared; 0: every account, because a person asks
 * @param ofTeam only this team's accounts
 * @returns how many were asked for
 */
export async function reconcileDue(
  deps: Deps,
  maxAgeMs: number,
  ofTeam: string | null = null,
): Promise<number> {
  await resumeWhenCompared(deps);
  const { mode } = await deps.engineMode.read();
  const now = deps.clock.now().getTime();
  const ago = (milliseconds: number) => new Date(now - milliseconds).toISOString();
  const maxAge = mode === 'normal' ? maxAgeMs : Math.min(maxAgeMs, RESTORED_MS);
  const failedAgain = maxAge === 0 ? 0 : FAILED_AGAIN_MS[mode];
  const { rows } = await deps.database.withSystem(
    (tx) =>
      tx.client.query<{ team_id: string; id: string }>(
        `select i.team_id, i.id from integrations i
         where i.vendor in ('twilio', 'signalhouse') and i.state <> 'disabled' and ($4::uuid is null or i.team_id = $4) and not exists (
           select from reconciliation_runs r where r.team_id = i.team_id and r.integration_id = i.id and (
             (r.state = 'done' and r.created_at > $1) or (r.state = 'running' and r.created_at > $2) or (r.state = 'failed' and r.created_at > $3)))`,
        [ago(maxAge), ago(ABANDONED_MS), ago(failedAgain), ofTeam],
      ),
    { readOnly: true },
  );
  let asked = 0;
  const ask = async ([teamId, list]: [string, { id: string }[]]) => {
    const accounts = list.map((row) => ({ integrationId: row.id }));
    await deps.database.withTeam(teamId, (tx) =>
      deps.outbox.jobs(tx, deps.clock.now(), 'campaign/reconcile', accounts),
    );
    asked += accounts.length;
  };
  const byTeam = Map.groupBy(rows, (row) => row.team_id);
  // Who asks for their own team hears what is wrong; what is wrong with one team is no other's matter.
  if (ofTeam) for (const one of byTeam) await ask(one);
  else await oneByOne(deps, 'accounts of a team were not asked for', byTeam, ask);
  return asked;
}
