import { splitKnownReply } from '@og/core';
import type { TeamTx } from '@og/db';
import { findPerson, findRecipient } from './find-person.js';
import type { InboundMessage } from './inbound-message.js';
import { revocationOf } from './revocation-of.js';

/** Of our mails to a person so many may be copied into an answer. */
const LOOK_BACK = 5;

/** The last texts that we sent by e-mail in a conversation of this lead. */
export async function ourMails(tx: TeamTx, leadId: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ body: string }>(
    `select m.body from conversations v join messages m on m.team_id = v.team_id and m.conversation_id = v.id
     where v.team_id = $1 and v.lead_id = $2 and m.direction = 'outbound' and m.channel = 'email'
     order by m.created_at desc, m.id desc limit $3`,
    [tx.teamId, leadId, LOOK_BACK],
  );
  return rows.map((row) => row.body);
}

/**
 * A mail as its sender wrote it: sentences of ours are left out, also where no mark tells that they are quoted, and an
 * answer below them is found. Asked for only where it matters: when the words withdraw something, or when there are none.
 */
export async function withoutOurWords(tx: TeamTx, message: InboundMessage): Promise<InboundMessage> {
  const { email } = message;
  if (!email || (email.words !== '' && !revocationOf(message))) return message;
  const person =
    (email.answersLedgerId && (await findRecipient(tx, email.answersLedgerId))) ||
    (await findPerson(tx, { channel: 'email', address: message.from }));
  if (!person) return message;
  const ours = await ourMails(tx, person.leadId);
  if (ours.length === 0) return message;
  const { reply, words } = splitKnownReply(email.original, ours);
  return { ...message, body: reply === '' ? message.body : reply, email: { ...email, words } };
}
