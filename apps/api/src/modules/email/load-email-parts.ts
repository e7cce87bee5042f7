import type { TeamTx } from '@og/db';

/** What the database knows about one e-mail that is about to leave. */
export interface EmailParts {
  teamId: string;
  ledgerId: string;
  /** To whom. */
  address: string;
  /** Null: it goes on in a thread. */
  subject: string | null;
  body: string;
  inCampaign: boolean;
  mailbox: { address: string; displayName: string; replyTo: string | null };
  brand: string;
  postalAddress: string | null;
  /** Our Message-ID of it. */
  messageId: string;
  /** Earlier mails that it goes on from, the oldest first. */
  thread: { messageId: string; subject: string | null; inbound: boolean }[];
}

/** Mails of a thread that are named in an answer. */
const THREAD = 20;

/**
 * A step without a subject goes on in the run's own thread, an answer in the person's conversation. The Message-ID
 * is made from the ledger row and kept with the message, so that an answer to it finds both.
 */
const SQL = `
with rows as (
  select l.id, l.message_id, l.address, l.subject, l.body, l.enrollment_id, b.address as mailbox, b.display_name, b.reply_to,
    '<og.' || l.id || '@' || split_part(b.address, '@', 2) || '>' as own_id
  from send_ledger l join sender_mailboxes b on b.team_id = $1 and b.id = l.sender_mailbox_id
  where l.team_id = $1 and l.id = any($2::uuid[]) and l.channel = 'email'
), named as (
  update messages m set email_message_id = r.own_id from rows r
  where m.team_id = $1 and m.id = r.message_id and m.email_message_id is distinct from r.own_id
)
select $1::uuid as "teamId", r.id as "ledgerId", r.address, r.subject, r.body, r.enrollment_id is not null as "inCampaign",
  jsonb_build_object('address', r.mailbox, 'displayName', r.display_name, 'replyTo', r.reply_to) as mailbox,
  coalesce(nullif(ts.brand_name, ''), t.name) as brand, nullif(trim(ts.postal_address), '') as "postalAddress", r.own_id as "messageId",
  coalesce(thread.mails, '[]') as thread
from rows r
  join teams t on t.id = $1
  left join team_settings ts on ts.team_id = $1
  left join lateral (
    select jsonb_agg(jsonb_build_object('messageId', x.email_message_id, 'subject', x.subject, 'inbound', x.direction = 'inbound') order by x.created_at, x.id) as mails
    from (
      select o.email_message_id, o.subject, o.direction, o.created_at, o.id
      from messages own join messages o on o.team_id = $1 and o.conversation_id = own.conversation_id
      where own.team_id = $1 and own.id = r.message_id and o.id <> own.id and o.channel = 'email' and o.email_message_id is not null
        and (o.direction = 'inbound' or o.state in ('accepted', 'sent', 'delivered', 'read', 'submitting', 'unknown', 'failed_unknown'))
        and (r.enrollment_id is null or o.enrollment_id = r.enrollment_id)
      order by o.created_at desc, o.id desc limit $3
    ) x
  ) thread on r.enrollment_id is null or r.subject is null or trim(r.subject) = ''`;

/**
 * Everything that composing these e-mails takes, in one statement; call it in the transaction that claims them.
 * @param ledgerIds rows of other channels are left out of the answer
 */
export async function loadEmailParts(
  tx: TeamTx,
  ledgerIds: readonly string[],
): Promise<Map<string, EmailParts>> {
  if (ledgerIds.length === 0) return new Map();
  const { rows } = await tx.client.query<EmailParts>(SQL, [tx.teamId, ledgerIds, THREAD]);
  return new Map(rows.map((row) => [row.ledgerId, row]));
}
