import { measureSms } from '@og/core';
import type { TeamTx } from '@og/db';
import { planSends } from '../../messaging/index.js';
import type { StoredMessage } from './inbound-message.js';

/** A confirmation that comes later than this is none (compliance rule 12). */
const CONFIRMATION_MINUTES = 5;
/** What it takes to answer a message. */
type AnsweredMessage = Pick<StoredMessage, 'messageId' | 'leadId' | 'from' | 'senderNumberId'>;
const HELP_MINUTES = 60;
const HELP_PAUSE_HOURS = 24;

/** The one confirmation of an opt-out: no marketing, through the ledger like any message. */
export async function planOptOutConfirmation(tx: TeamTx, now: Date, message: AnsweredMessage): Promise<void> {
  const { brand } = await senderOf(tx);
  await plan(tx, now, message, {
    body: `You are unsubscribed from ${brand}. No more messages will be sent.`,
    key: `opt-out-confirmation:${message.messageId}`,
    minutes: CONFIRMATION_MINUTES,
  });
}

/** Who is writing and how to reach them; once in 24 hours. */
export async function planHelpAnswer(tx: TeamTx, now: Date, message: StoredMessage): Promise<void> {
  const recent = await tx.client.query(
    `select from send_ledger where team_id = $1 and lead_id = $2 and one_off_key like 'help:%' and created_at > $3 limit 1`,
    [tx.teamId, message.leadId, new Date(now.getTime() - HELP_PAUSE_HOURS * 3_600_000).toISOString()],
  );
  if (recent.rowCount) return;
  const { brand, contact } = await senderOf(tx);
  await plan(tx, now, message, {
    body: `${brand}: for help contact ${contact}. Reply STOP to unsubscribe. Msg & data rates may apply.`,
    key: `help:${message.messageId}`,
    minutes: HELP_MINUTES,
  });
}

async function plan(
  tx: TeamTx,
  now: Date,
  message: AnsweredMessage,
  answer: { body: string; key: string; minutes: number },
): Promise<void> {
  // Without a number of ours that is active there is nothing to answer from.
  if (!message.senderNumberId) return;
  await planSends(tx, now, [
    {
      leadId: message.leadId,
      channel: 'sms',
      address: message.from,
      body: answer.body,
      segments: measureSms(answer.body).segments,
      senderNumberId: message.senderNumberId,
      dueAt: now,
      expiresAt: new Date(now.getTime() + answer.minutes * 60_000),
      oneOffKey: answer.key,
      transactional: true,
    },
  ]);
}

/** The team as it names itself to people, and where it can be reached: its postal address, else its owner's e-mail. */
async function senderOf(tx: TeamTx): Promise<{ brand: string; contact: string }> {
  const { rows } = await tx.client.query<{ brand: string; contact: string }>(
    `select coalesce(s.brand_name, t.name) as brand, coalesce(nullif(s.postal_address, ''),
       (select u.email from team_members m join users u on u.id = m.user_id where m.team_id = t.id and m.role = 'owner' order by m.created_at limit 1), t.name) as contact
     from teams t left join team_settings s on s.team_id = t.id where t.id = $1`,
    [tx.teamId],
  );
  return rows[0] ?? { brand: 'the sender', contact: 'the sender' };
}
