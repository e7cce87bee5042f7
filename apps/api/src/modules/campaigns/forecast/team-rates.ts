import { assumedRates, type AssumedRates } from '@og/core';
import type { TeamTx } from '@og/db';

const DAYS = 90;

/** The team's own rates of answers and opt-outs for a message of a campaign, or the defaults while it has sent little. */
export async function teamRates(tx: TeamTx, now: Date): Promise<AssumedRates> {
  const since = new Date(now.getTime() - DAYS * 86_400_000).toISOString();
  const { rows } = await tx.client.query<{ messages: number; replies: number; opt_outs: number }>(
    `select (select count(*)::int from send_ledger where team_id = $1 and accepted_at > $2 and enrollment_id is not null) as messages,
       (select count(*)::int from enrollments where team_id = $1 and state = 'replied' and updated_at > $2) as replies,
       (select count(*)::int from enrollments where team_id = $1 and state = 'opted_out' and updated_at > $2) as opt_outs`,
    [tx.teamId, since],
  );
  const { messages = 0, replies = 0, opt_outs: optOuts = 0 } = rows[0] ?? {};
  return assumedRates({ messages, replies, optOuts });
}
