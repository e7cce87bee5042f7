import type { TeamTx } from '@og/db';
import type { AccountCheck } from '../../../platform/vendors/twilio.js';
import { forgetIntegration, openIntegration } from '../../integrations/index.js';
import type { CheckDeps } from './check-deps.js';

/** A message that was given back this often, … */
const GIVEN_BACK = 5;
/** … or so many whose outcome nobody knows within the last two minutes, … */
const IN_DOUBT = 5;
/** … while the vendor has taken nothing for this long: it is failing. */
const QUIET_MS = 30_000;
const DOUBT_MS = 2 * 60_000;
/** A failing account is asked again after this time, and after twice as long each time it failed shortly before. */
const ASK_AGAIN_MS = 15_000;
const ASK_AGAIN_MAX_MS = 10 * 60_000;
/** So long ago does not count any more. */
const SHORTLY_MS = 30 * 60_000;

interface Trouble {
  id: string;
  given_back: boolean;
  in_doubt: number;
}

/** Both parts read small partial indexes: what was tried and waits, and what is in doubt. */
const TROUBLE = `
select i.id,
  exists (select from send_ledger l where l.team_id = $1 and l.integration_id = i.id and l.place = 'back' and l.attempt >= $2) as given_back,
  (select count(*)::int from send_ledger l where l.team_id = $1 and l.integration_id = i.id and l.place = 'doubt' and l.state = 'unknown' and l.submitted_at > $3) as in_doubt
from integrations i
where i.team_id = $1 and i.state = 'connected' and i.vendor in ('twilio', 'signalhouse', 'sendgrid')
  and not exists (select from send_ledger l where l.team_id = $1 and l.accepted_at > $4 and l.integration_id = i.id)`;

/** Look at the accounts of every team. One team's trouble does not keep the next from being looked at. */
export async function checkAllAccounts(deps: CheckDeps): Promise<void> {
  const { rows } = await deps.database.withSystem(
    ({ client }) =>
      client.query<{ team_id: string }>(
        `select distinct team_id from integrations where state <> 'disabled' and vendor in ('twilio', 'signalhouse', 'sendgrid')`,
      ),
    { readOnly: true },
  );
  for (const { team_id: teamId } of rows) {
    await checkAccounts(deps, teamId).catch((error: unknown) =>
      deps.logger.warn({ err: error, teamId }, 'the accounts of a team could not be checked'),
    );
  }
}

/**
 * Find vendor accounts that take nothing any more, and those that do again. A failing account sends nothing; what
 * waits for it moves to another vendor's number where the pool allows it.
 */
async function checkAccounts(deps: CheckDeps, teamId: string): Promise<void> {
  await deps.database.withTeam(teamId, (tx) => findFailing(deps, tx));
  const { rows } = await deps.database.withTeam(
    teamId,
    (tx) =>
      tx.client.query<{ id: string; last_checked_at: Date | null }>(
        `select id, last_checked_at from integrations where team_id = $1 and state = 'failing'`,
        [teamId],
      ),
    { readOnly: true },
  );
  const now = deps.clock.now().getTime();
  for (const { id, last_checked_at: last } of rows) {
    if (last === null || now - last.getTime() >= waitOf(deps, id, now)) await askAgain(deps, teamId, id);
  }
}

/** When accounts were found failing, by this process: one that opens and takes nothing is not tried at full speed. */
const failures = new WeakMap<CheckDeps['database'], Map<string, number[]>>();

function failuresOf({ database }: CheckDeps, id: string, now: number): number[] {
  const all = failures.get(database) ?? new Map<string, number[]>();
  failures.set(database, all);
  const recent = (all.get(id) ?? []).filter((at) => now - at < SHORTLY_MS);
  all.set(id, recent);
  return recent;
}

function waitOf(deps: CheckDeps, id: string, now: number): number {
  const times = Math.max(0, failuresOf(deps, id, now).length - 1);
  return Math.min(ASK_AGAIN_MAX_MS, ASK_AGAIN_MS * 2 ** Math.min(times, 10));
}

async function findFailing(deps: CheckDeps, tx: TeamTx): Promise<void> {
  const now = deps.clock.now();
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds).toISOString();
  const { rows } = await tx.client.query<Trouble>(TROUBLE, [
    tx.teamId,
    GIVEN_BACK,
    before(DOUBT_MS),
    before(QUIET_MS),
  ]);
  for (const trouble of rows) {
    const said = whatIsWrong(trouble);
    if (said) await markFailing(deps, tx, now, trouble.id, said);
  }
}

function whatIsWrong({ given_back: givenBack, in_doubt: inDoubt }: Trouble): string | null {
  if (givenBack)
    return 'It has not taken a message for a while: it cannot be reached or says that it is busy.';
  if (inDoubt >= IN_DOUBT) return `It does not answer: the outcome of ${inDoubt} messages is not known.`;
  return null;
}

/** Nothing is sent through the account until it answers again. */
async function markFailing(deps: CheckDeps, tx: TeamTx, now: Date, id: string, said: string): Promise<void> {
  const { rowCount } = await tx.client.query(
    `update integrations set state = 'failing', last_error = $3, last_checked_at = $4, updated_at = $4
     where team_id = $1 and id = $2 and state = 'connected'`,
    [tx.teamId, id, said, now.toISOString()],
  );
  if (!rowCount) return;
  failuresOf(deps, id, now.getTime()).push(now.getTime());
  tx.afterCommit(() => forgetIntegration(deps.database, tx.teamId, id));
  deps.logger.error(
    { teamId: tx.teamId, integrationId: id },
    'a vendor account is failing: nothing is sent through it',
  );
  await deps.outbox.event(tx, now, 'team.changed.v1', [id], { what: 'integrations' });
  await deps.outbox.job(tx, now, 'campaign/move-sends', {});
}

/** Ask a failing account whether it opens; what it says is stored either way. */
async function askAgain(deps: CheckDeps, teamId: string, id: string): Promise<void> {
  const account = await openIntegration(deps, teamId, id);
  if (!account) return;
  const port = account.vendor === 'sendgrid' ? account.email : account.sms;
  const check: AccountCheck = await port.verifyAccount();
  await deps.database.withTeam(teamId, async (tx) => {
    const now = deps.clock.now();
    const { rowCount } = await tx.client.query(
      `update integrations set state = $3::integration_state, last_error = $4, last_checked_at = $5, updated_at = $5
       where team_id = $1 and id = $2 and state = 'failing'`,
      [teamId, id, check.ok ? 'connected' : 'failing', check.ok ? null : check.message, now.toISOString()],
    );
    if (!rowCount || !check.ok) return;
    tx.afterCommit(() => forgetIntegration(deps.database, teamId, id));
    await deps.outbox.event(tx, now, 'team.changed.v1', [id], { what: 'integrations' });
    await deps.outbox.job(tx, now, 'campaign/move-sends', {});
  });
}
