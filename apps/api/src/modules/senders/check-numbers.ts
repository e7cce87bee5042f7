import type { TeamTx } from '@og/db';
import { audit } from '../../platform/audit.js';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import type { Platform } from '../../platform/platform.js';
import { openIntegration, type OpenTwilio } from '../integrations/index.js';
import { inboundSmsUrlWithRetries, inboundVoiceUrl } from './webhook-address.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'config' | 'logger'>;

interface NumberRow {
  id: string;
  phone: string;
  integrationId: string;
}

/** Which numbers may be pointed here: all, or those that post nowhere or to this server already. */
type Take = 'all' | 'ours';

/** What a look at the numbers found; a number is in one of the three. */
export interface NumbersChecked {
  __typename: 'NumbersChecked';
  /** Numbers whose texts and calls come here. */
  fine: number;
  /** Numbers that posted elsewhere and were pointed here. */
  repaired: string[];
  /** Numbers that could not be looked at or pointed here, each with why. */
  failed: { phone: string; message: string }[];
}

/**
 * Look at every number that is rented at Twilio, and point its texts and calls here where they go elsewhere: an address
 * that somebody changed at the vendor, a number from before we took calls, or a server that has moved.
 */
export async function checkNumbers(deps: Deps, ctx: Ctx): Promise<NumbersChecked> {
  requirePermission(ctx, 'senders.manage');
  const checked = await checkNumbersOf(deps, ctx.teamId, 'all');
  await deps.database.withTeam(ctx.teamId, (tx) =>
    audit(tx, ctx, deps.clock.now(), {
      action: 'senders.check_numbers',
      subjectType: 'team',
      subjectId: ctx.teamId,
      detail: { fine: checked.fine, repaired: checked.repaired, failed: checked.failed.length },
    }),
  );
  return checked;
}

/**
 * The same for every team, by itself. A number that posts to another server is left as it is, because it may be another
 * installation's: a person decides that. One team's trouble does not keep the next from being looked at.
 */
export async function checkAllNumbers(deps: Deps): Promise<void> {
  const { rows } = await deps.database.withSystem(
    ({ client }) =>
      client.query<{ team_id: string }>(
        `select distinct team_id from integrations where state = 'connected' and vendor = 'twilio'`,
      ),
    { readOnly: true },
  );
  for (const { team_id: teamId } of rows) {
    await checkNumbersOf(deps, teamId, 'ours').catch((error: unknown) =>
      deps.logger.warn({ err: error, teamId }, 'the numbers of a team could not be checked'),
    );
  }
}

async function checkNumbersOf(deps: Deps, teamId: string, take: Take): Promise<NumbersChecked> {
  const numbers = await deps.database.withTeam(teamId, numbersAtTwilio, { readOnly: true });
  const checked: NumbersChecked = { __typename: 'NumbersChecked', fine: 0, repaired: [], failed: [] };
  for (const number of numbers) {
    const opened = await openIntegration(deps, teamId, number.integrationId);
    if (opened?.vendor !== 'twilio') continue;
    const answer = await checkNumber(deps, opened, number.phone, take);
    if (answer === 'fine') checked.fine += 1;
    else if (answer === 'repaired') checked.repaired.push(number.phone);
    else checked.failed.push({ phone: number.phone, message: answer.message });
  }
  if (checked.repaired.length > 0) {
    deps.logger.warn({ teamId, numbers: checked.repaired }, 'numbers posted elsewhere and were pointed here');
    await deps.database.withTeam(teamId, (tx) =>
      deps.outbox.event(tx, deps.clock.now(), 'team.changed.v1', [teamId], { what: 'senders' }),
    );
  }
  return checked;
}

async function numbersAtTwilio(tx: TeamTx): Promise<NumberRow[]> {
  const { rows } = await tx.client.query<NumberRow>(
    `select s.id, s.phone, s.integration_id as "integrationId" from sender_numbers s
       join integrations i on i.team_id = s.team_id and i.id = s.integration_id and i.vendor = 'twilio' and i.state = 'connected'
     where s.team_id = $1 and s.state = 'active' order by s.created_at, s.id`,
    [tx.teamId],
  );
  return rows;
}

async function checkNumber(
  deps: Pick<Deps, 'config'>,
  { integrationId, sms, voice }: OpenTwilio,
  phone: string,
  take: Take,
): Promise<'fine' | 'repaired' | { message: string }> {
  const found = await sms.findNumber(phone);
  if (!found.ok) return { message: found.message };
  const smsUrl = inboundSmsUrlWithRetries(deps.config, integrationId);
  const voiceUrl = inboundVoiceUrl(deps.config, integrationId);
  const { number } = found;
  const elsewhere = [number.smsUrl, number.voiceUrl].find((url) => url && !isHere(deps.config.APP_URL, url));
  if (take === 'ours' && elsewhere) return { message: `It posts to ${elsewhere}.` };
  let repaired = false;
  if (number.smsUrl !== smsUrl) {
    const set = await sms.configureNumber(number.sid, { smsUrl });
    if (!set.ok) return { message: set.message };
    repaired = true;
  }
  // A short code takes no calls.
  if (number.voiceUrl !== undefined && number.voiceUrl !== voiceUrl) {
    const set = await voice.configureVoice(number.sid, { voiceUrl });
    if (!set.ok) return { message: set.message };
    repaired = true;
  }
  return repaired ? 'repaired' : 'fine';
}

function isHere(appUrl: string, url: string): boolean {
  return URL.canParse(url) && new URL(url).origin === new URL(appUrl).origin;
}
