import type { Channel } from '@og/core';
import { newId, type TeamTx } from '@og/db';
import { plainArray, textArray } from '../../../platform/sql-array.js';
import { failpoint } from '../../../platform/failpoints.js';

/** One outbound message to be. */
export interface PlannedSend {
  leadId: string;
  channel: Channel;
  /** E.164, or an e-mail address. */
  address: string;
  /** Final, after merge fields. */
  body: string;
  /** E-mail only. */
  subject?: string | null;
  /** SMS segments of the final text; 0 for e-mail. */
  segments: number;
  /** Exactly one of the two: the number of a text, the mailbox of an e-mail. */
  senderNumberId?: string | null;
  senderMailboxId?: string | null;
  /** Why this sender, in words, for the decision record. */
  senderChoice?: string | null;
  /** Not before this. */
  dueAt: Date;
  /** Pointless after this. */
  expiresAt?: Date | null;
  /** Why it is due later than now, when a rule says so. */
  reason?: string | null;
  /** A step of a campaign: all three, or none. */
  campaignId?: string | null;
  enrollmentId?: string | null;
  stepId?: string | null;
  /** A one-off's own key: sending twice under one key is one send. */
  oneOffKey?: string | null;
  /** Opt-out confirmations and HELP answers only. */
  transactional?: boolean;
  authorUserId?: string | null;
  /** Until when a person can take it back. */
  undoUntil?: Date | null;
  /** The lead's conversation when the caller has just read it; it is looked up or made otherwise. */
  conversationId?: string | null;
}

export interface PlannedRow {
  ledgerId: string;
  messageId: string;
  conversationId: string;
  leadId: string;
  enrollmentId: string | null;
}

const CONVERSATIONS = `
insert into conversations (team_id, id, lead_id, sender_number_id, sender_mailbox_id, created_at, updated_at)
select $1, r.id, r.lead_id, r.number_id, r.mailbox_id, $2, $2
from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[]) as r(id, lead_id, number_id, mailbox_id)
on conflict on constraint conversations_lead do nothing
returning id, lead_id`;

/** Columns as arrays: PostgreSQL reads them several times faster than the same rows as JSON. */
const INPUT = `unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::text[], $10::text[], $11::int[], $12::uuid[],
    $13::uuid[], $14::text[], $15::timestamptz[], $16::timestamptz[], $17::text[], $18::uuid[], $19::uuid[], $20::uuid[], $21::text[],
    $22::boolean[], $23::uuid[], $24::timestamptz[], $25::uuid[])
  as i(ledger_id, message_id, event_id, lead_id, channel, address, body, subject, segments, number_id, mailbox_id, sender_choice,
    due_at, expires_at, reason, campaign_id, enrollment_id, step_id, one_off_key, transactional, author_user_id, undo_until, conversation_id)`;

const SENDS = `
with senders as materialized (
  select id, vendor, integration_id, phone as address from sender_numbers where team_id = $1 and id = any($12)
  union all
  select id, vendor, integration_id, address from sender_mailboxes where team_id = $1 and id = any($13)
), input as materialized (
  select i.*, s.vendor, s.integration_id, s.address as from_address,
    case when i.due_at <= $2 then 'ready'::message_state else 'planned'::message_state end as state
  from ${INPUT} join senders s on s.id = coalesce(i.number_id, i.mailbox_id)
), planned as (
  insert into send_ledger (team_id, id, message_id, lead_id, channel, address, campaign_id, enrollment_id, step_id, one_off_key, transactional,
    sender_number_id, sender_mailbox_id, vendor, integration_id, body, subject, segments, state, due_at, expires_at, reason, created_at, updated_at)
  select $1, i.ledger_id, i.message_id, i.lead_id, i.channel::channel, i.address, i.campaign_id, i.enrollment_id, i.step_id, i.one_off_key,
    i.transactional, i.number_id, i.mailbox_id, i.vendor, i.integration_id, i.body, i.subject, i.segments, i.state, i.due_at, i.expires_at,
    i.reason, $2, $2
  from input i
  on conflict do nothing
  returning id
), said as (
  insert into messages (team_id, id, conversation_id, lead_id, direction, channel, body, subject, state, from_address, to_address, segments,
    campaign_id, enrollment_id, step_id, author_user_id, undo_until, sender_choice, created_at, updated_at)
  select $1, i.message_id, i.conversation_id, i.lead_id, 'outbound', i.channel::channel, i.body, i.subject, i.state, i.from_address, i.address,
    nullif(i.segments, 0), i.campaign_id, i.enrollment_id, i.step_id, i.author_user_id, i.undo_until, i.sender_choice, $2, $2
  from planned p join input i on i.ledger_id = p.id
  returning id
), noted as (
  insert into message_events (team_id, id, message_id, ledger_id, from_state, to_state, attempt, source, reason, created_at)
  select $1, i.event_id, i.message_id, i.ledger_id, null, i.state::text, 0, case when i.author_user_id is null then 'planner' else 'user' end, i.reason, $2
  from planned p join input i on i.ledger_id = p.id
), jobs as (
  insert into outbox (team_id, kind, topic, payload, available_at, created_at)
  select $1, 'job', 'campaign/drain', jsonb_build_object('v', 1, 'teamId', $1::uuid, 'lane', 0), $2, $2
  where exists (select from planned p join input i on i.ledger_id = p.id where i.state = 'ready')
)
select i.ledger_id as "ledgerId", i.message_id as "messageId", i.conversation_id as "conversationId", i.lead_id as "leadId",
  i.enrollment_id as "enrollmentId"
from said join input i on i.message_id = said.id`;

/**
 * Write messages, ledger rows and their first events, and ask for what sends them, all in the caller's transaction
 * and in two statements whatever their number. A step of an enrollment and a one-off key exist once: what is there
 * already is left as it is and is missing from the answer.
 * @throws RangeError for a send that names half a step, no key, or not exactly one sender
 */
export async function planSends(tx: TeamTx, now: Date, sends: readonly PlannedSend[]): Promise<PlannedRow[]> {
  if (sends.length === 0) return [];
  for (const send of sends) check(send);
  const at = now.toISOString();
  const held = await holdConversations(tx, sends);
  const made = await makeConversations(tx, at, sends, held);
  const ids = (of: (send: PlannedSend) => string | null | undefined) => plainArray(sends.map(of));
  const texts = (of: (send: PlannedSend) => string | null | undefined) => textArray(sends.map(of));
  const times = (of: (send: PlannedSend) => Date | null | undefined) =>
    plainArray(sends.map((send) => of(send)?.toISOString()));
  const planned = await tx.client.query<PlannedRow>(SENDS, [
    tx.teamId,
    at,
    ids(() => newId()),
    ids(() => newId()),
    ids(() => newId()),
    ids((send) => send.leadId),
    ids((send) => send.channel),
    texts((send) => send.address),
    texts((send) => send.body),
    texts((send) => send.subject),
    plainArray(sends.map((send) => send.segments)),
    ids((send) => send.senderNumberId),
    ids((send) => send.senderMailboxId),
    texts((send) => send.senderChoice),
    times((send) => send.dueAt),
    times((send) => send.expiresAt),
    texts((send) => send.reason),
    ids((send) => send.campaignId),
    ids((send) => send.enrollmentId),
    ids((send) => send.stepId),
    texts((send) => send.oneOffKey),
    plainArray(sends.map((send) => send.transactional ?? false)),
    ids((send) => send.authorUserId),
    times((send) => send.undoUntil),
    ids((send) => (held.has(send.conversationId ?? '') ? send.conversationId : made.get(send.leadId))),
  ]);
  failpoint('intent.before_commit');
  tx.afterCommit(() => failpoint('intent.after_commit'));
  return planned.rows;
}

function check(send: PlannedSend): void {
  const inCampaign = [send.campaignId, send.enrollmentId, send.stepId].filter(Boolean).length;
  if (inCampaign !== 0 && inCampaign !== 3)
    throw new RangeError('A step names its campaign, its enrollment and its step.');
  if (inCampaign === 0 && !send.oneOffKey) throw new RangeError('A one-off send needs a key.');
  const sender = send.channel === 'sms' ? send.senderNumberId : send.senderMailboxId;
  if (!sender || (send.senderNumberId && send.senderMailboxId))
    throw new RangeError('A text names its number, an e-mail its mailbox.');
}

/**
 * Hold the conversations that callers have read, so that none goes away under the messages: leads that are being merged
 * wait. A conversation that was merged away meanwhile is not in the answer.
 */
async function holdConversations(tx: TeamTx, sends: readonly PlannedSend[]): Promise<ReadonlySet<string>> {
  const known = [...new Set(sends.flatMap((send) => send.conversationId ?? []))];
  if (known.length === 0) return new Set();
  const { rows } = await tx.client.query<{ id: string }>(
    'select id from conversations where team_id = $1 and id = any($2::uuid[]) order by id for key share',
    [tx.teamId, known],
  );
  return new Set(rows.map((row) => row.id));
}

/**
 * One conversation for each lead that has none yet; two planners may ask for the same. Whoever comes second reads what
 * the first one made.
 * @returns the conversations of leads whose caller did not name one, by lead
 */
async function makeConversations(
  tx: TeamTx,
  at: string,
  sends: readonly PlannedSend[],
  held: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const lacking = new Map(
    sends.filter((send) => !held.has(send.conversationId ?? '')).map((send) => [send.leadId, send] as const),
  );
  if (lacking.size === 0) return new Map();
  // In one order for everybody: two planners of different campaigns may make conversations of the same leads.
  const rows = [...lacking.values()].toSorted((a, b) => (a.leadId < b.leadId ? -1 : 1));
  const made = await tx.client.query<ConversationRow>(CONVERSATIONS, [
    tx.teamId,
    at,
    plainArray(rows.map(() => newId())),
    plainArray(rows.map((send) => send.leadId)),
    plainArray(rows.map((send) => send.senderNumberId)),
    plainArray(rows.map((send) => send.senderMailboxId)),
  ]);
  const found = new Map(made.rows.map((row) => [row.lead_id, row.id]));
  const others = rows.flatMap((send) => (found.has(send.leadId) ? [] : send.leadId));
  if (others.length === 0) return found;
  const there = await tx.client.query<ConversationRow>(
    'select id, lead_id from conversations where team_id = $1 and lead_id = any($2::uuid[]) order by id for key share',
    [tx.teamId, others],
  );
  for (const row of there.rows) found.set(row.lead_id, row.id);
  return found;
}

interface ConversationRow {
  id: string;
  lead_id: string;
}
