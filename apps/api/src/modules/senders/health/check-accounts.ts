import type { TeamTx } from '@og/db';
import type { AccountCheck } from '../../../platform/vendors/twilio.js';
import { forgetIntegration, openIntegration } from '../../integrations/index.js';
import type { CheckDeps } from './check-deps.js';

/** A message that was given back this often, … */
const GIVEN_BACK = 3;
/** … or so many whose outcome nobody knows within the last two minutes, … */
const IN_DOUBT = 5;
/** … while the vendor has taken nothing for this long: it is failing. */
const QUIET_MS = 30_000;
const DOUBT_MS = 2 * 60_000;
/** A failing account is asked again after this time. */
const ASK_AGAIN_MS = 60_000;

interface Trouble {
  id: string;
  given_back: boolean;
  in_doubt: number;
}

/** Both parts read small partial indexes: what was tried and waits, and what is in doubt. */
const TROUBLE = `
select i.id,
  exists (select from send_ledger l where l.team_id = $1 and l.integration_id = i.id and l.state = 'ready' and l.attempt >= $2) as given_back,
  (select count(*)::int from send_ledger l where l.team_id = $1 and l.integration_id = i.id and l.state = 'unknown' and l.submitted_at > $3) as in_doubt
from integrations i
where i.team_id = $1 and i.state = 'connected' and i.vendor in ('twilio', 'signalhouse', 'sendgrid')
  and not exists (select from send_ledger l where l.team_id = $1 and l.accepted_at > $4 and l.integration_id = i.id)`;

/**
 * Find vendor accounts that take nothing any more, and those that do again. A failing account sends nothing; what
 * waits for it moves to another vendor's number where the pool allows it.
 */
export async function checkAccounts(deps: CheckDeps, teamId: string): Promise<void> {
  await deps.database.withTeam(teamId, (tx) => findFailing(deps, tx));
  const { rows } = await deps.database.withTeam(
    teamId,
    (tx) =>
      tx.client.query<{ id: string }>(
        `select id from integrations where team_id = $1 and state = 'failing' and (last_checked_at is null or last_checked_at <= $2)`,
        [teamId, new Date(deps.clock.now().getTime() - ASK_AGAIN_MS).toISOString()],
      ),
    { readOnly: true },
  );
  for (const { id } of rows) await askAgain(deps, teamId, id);
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
