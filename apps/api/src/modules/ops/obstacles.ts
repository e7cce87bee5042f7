import type { Tx } from '@og/db';
import type { Platform } from '../../platform/platform.js';

/** One thing that keeps the engine from sending after a restore. `team`: whose it is; null: the installation's. */
export interface Obstacle {
  teamId: string | null;
  code: 'not_compared' | 'ambiguous' | 'not_comparable' | 'planning' | 'not_compared_since';
  /** For people: what is missing, and what to do. */
  message: string;
}

type Deps = Pick<Platform, 'database' | 'clock' | 'engineMode' | 'logger'>;

/** What has to pass, or to be judged by a person, before the engine sends again. Empty in normal operation. */
export async function obstacles(deps: Deps): Promise<Obstacle[]> {
  const { mode, since } = await deps.engineMode.read();
  if (mode === 'normal' || !since) return [];
  const now = deps.clock.now();
  return deps.database.withSystem(
    async (tx) => [...(await ofAccounts(tx, since)), ...(await ofMail(tx)), ...(await ofPlanning(tx, now))],
    { readOnly: true },
  );
}

/** Go back to normal once every account was compared, nothing is ambiguous and nothing was planned since. */
export async function resumeWhenCompared(deps: Deps): Promise<void> {
  const { mode } = await deps.engineMode.read();
  if (mode === 'normal' || (await obstacles(deps)).length > 0) return;
  const changed = await deps.engineMode.set('normal', {
    reason: 'Every account was compared with its vendor, and nothing is ambiguous.',
    by: 'system:reconcile',
  });
  if (changed) deps.logger.warn('every vendor was asked after the restore: sending goes on');
}

interface AccountRow {
  team_id: string;
  vendor: string;
  account: string | null;
  compared_at: Date | null;
  ambiguous: number | null;
  cause: string | null;
  planned_since: boolean;
}

/** Each account by its newest comparison since the restore. */
async function ofAccounts(tx: Tx, since: Date): Promise<Obstacle[]> {
  const { rows } = await tx.client.query<AccountRow>(
    `select i.team_id, i.vendor, i.account, done.created_at as compared_at, (done.detail->>'ambiguous')::int as ambiguous,
       (select r.detail->>'cause' from reconciliation_runs r
        where r.team_id = i.team_id and r.integration_id = i.id and r.state = 'failed' and r.created_at >= $1 order by r.created_at desc limit 1) as cause,
       exists (select from send_ledger l where l.team_id = i.team_id and l.channel = 'sms' and l.state in ('planned', 'ready')
         and l.created_at >= done.created_at) as planned_since
     from integrations i left join lateral (
       select r.created_at, r.detail from reconciliation_runs r
       where r.team_id = i.team_id and r.integration_id = i.id and r.state = 'done' and r.created_at >= $1 order by r.created_at desc limit 1) done on true
     where i.vendor in ('twilio', 'signalhouse') and i.state <> 'disabled'`,
    [since.toISOString()],
  );
  return rows.flatMap((row): Obstacle[] => {
    const name = `${row.vendor} ${row.account ?? ''}`.trim();
    const of = (code: Obstacle['code'], message: string) => [{ teamId: row.team_id, code, message }];
    if (!row.compared_at)
      return of(
        'not_compared',
        row.cause
          ? `The log of ${name} could not be read (${row.cause}). It is tried again; check the account under Settings.`
          : `The log of ${name} is being compared.`,
      );
    if (row.ambiguous)
      return of(
        'ambiguous',
        `${row.ambiguous} ${row.ambiguous === 1 ? 'message' : 'messages'} of ${name} from the lost time belong to nothing that is still known. Look whether a campaign would send them again, then set the engine to normal.`,
      );
    if (row.planned_since)
      return of(
        'not_compared_since',
        `Messages were planned after the comparison with ${name}: it runs again.`,
      );
    return [];
  });
}

/** An e-mail vendor keeps no log that could be asked. */
async function ofMail(tx: Tx): Promise<Obstacle[]> {
  const { rows } = await tx.client.query<{ team_id: string; count: number }>(
    `select team_id, count(*)::int as count from send_ledger where channel = 'email' and state in ('planned', 'ready') group by team_id`,
  );
  return rows.map((row) => ({
    teamId: row.team_id,
    code: 'not_comparable',
    message: `${row.count} e-mails are due, and whether they were sent in the lost time cannot be looked up. Cancel what was sent, then set the engine to normal.`,
  }));
}

/** Steps whose time has come and that are not planned yet are not among what was compared. */
async function ofPlanning(tx: Tx, now: Date): Promise<Obstacle[]> {
  const { rows } = await tx.client.query<{ team_id: string; count: number }>(
    `select e.team_id, count(*)::int as count from enrollments e join campaigns c on c.team_id = e.team_id and c.id = e.campaign_id
     where c.state = 'active' and e.state in ('pending', 'active') and e.next_due_at <= $1 group by e.team_id`,
    [now.toISOString()],
  );
  return rows.map((row) => ({
    teamId: row.team_id,
    code: 'planning',
    message: `${row.count} steps are due and being planned: they are compared next.`,
  }));
}
