import type { TeamTx } from '@og/db';
import type { InboundMessage, InboundOutcome } from './inbound-message.js';

/** More mails from one address within an hour are two machines that answer each other. */
export const MAILS_PER_HOUR = 20;

/**
 * Mail that starts nothing: from mail servers and newsletters, from a stranger's answering machine or to an address
 * that is no mailbox, and what would go round in a loop. A person's revocation always counts; the word in a stranger's
 * newsletter is none.
 * @param known the sender or the thread belongs to a lead of the team
 */
export async function notAPerson(
  tx: TeamTx,
  now: Date,
  message: InboundMessage,
  { known, revokes }: { known: boolean; revokes: boolean },
): Promise<Extract<InboundOutcome, `ignored_${string}`> | null> {
  const { email } = message;
  if (!email) return null;
  const kind = email.automatic?.kind;
  // A group's mailbox writes as a list does; from somebody who we know or write with it is an answer.
  if (kind === 'bounce' || ((kind === 'bulk' || kind === 'auto_reply') && !known)) return 'ignored_automatic';
  if (revokes) return null;
  if (!known && email.mailboxId === null) return 'ignored_recipient';
  const { rows } = await tx.client.query<{ count: number }>(
    `select count(*)::int as count from (select from messages where team_id = $1 and direction = 'inbound' and channel = 'email'
       and from_address = $2 and created_at > $3::timestamptz - interval '1 hour' limit $4) recent`,
    [tx.teamId, message.from, now.toISOString(), MAILS_PER_HOUR],
  );
  return (rows[0]?.count ?? 0) >= MAILS_PER_HOUR ? 'ignored_loop' : null;
}

/** Whether an address is one of the team's own mailboxes: such mail came back to us, or somebody forged it. */
export async function isOwnMailbox(tx: TeamTx, address: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    'select from sender_mailboxes where team_id = $1 and (address = $2 or lower(reply_to) = $2) limit 1',
    [tx.teamId, address],
  );
  return Boolean(rowCount);
}
