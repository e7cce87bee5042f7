import type { ThreadLine } from '@og/core';
import { isUuid, type TeamTx } from '@og/db';

/** A conversation as the agents see it. */
export interface Situation {
  conversationId: string;
  leadId: string;
  channel: 'sms' | 'email';
  /** The message that is answered; null: nobody has written since our last one. */
  inbound: {
    id: string;
    text: string;
    at: Date;
    intent: string | null;
    confidence: number | null;
  } | null;
  /** What comes before that message, the oldest first. */
  thread: ThreadLine[];
  /** Messages of the lead. */
  replies: number;
  wasInterested: boolean;
  rebuttals: number;
  lastAgent: string | null;
  /** Whose the number is that the conversation goes on by. */
  numberAgent: string | null;
  /** Whom a step or a person gave the conversation to. */
  givenTo: string | null;
  note: string | null;
  stage: string;
  optedOut: boolean;
  /** When what agents keep of the lead was last taken out. */
  erasedAt: Date | null;
  gone: boolean;
  /** A person closed the conversation or put it away until later, and has not given it to an agent since. */
  settled: boolean;
  zone: string | null;
  language: string | null;
  uncertain: boolean;
  saidEmail: string | null;
  itemId: string | null;
  draftId: string | null;
}

interface Row {
  lead_id: string;
  number_agent: string | null;
  agent: string | null;
  agent_note: string | null;
  stage: string;
  opted_out_at: Date | null;
  erased_at: Date | null;
  gone: boolean;
  settled: boolean;
  time_zones: string[];
  item_id: string | null;
  draft_id: string | null;
  language: string | null;
  uncertain: boolean | null;
  entities: { kind: string; value: string }[] | null;
}

interface MessageRow {
  id: string;
  direction: 'inbound' | 'outbound';
  channel: 'sms' | 'email';
  body: string;
  agent: string | null;
  intent: string | null;
  confidence: number | null;
  draft_intent: string | null;
  at: Date;
}

/** Messages of a conversation that an agent may look back on. */
const LOOK_BACK = 60;
const LONGEST = 1_600;
/** Of the message that is answered: a longer one is a document, and each of its characters is paid for. */
const MOST_INBOUND = 8_000;

/** Read a conversation for its agent; null when the team has none of this id. */
export async function readSituation(tx: TeamTx, conversationId: string): Promise<Situation | null> {
  if (!isUuid(conversationId)) return null;
  const { rows } = await tx.client.query<Row>(
    `select v.lead_id, v.agent, v.agent_note, l.stage::text, l.opted_out_at, (l.deleted_at is not null or l.merged_into is not null) as gone,
       coalesce((i.state = 'done' and coalesce(v.agent_since < i.done_at, true))
         or (i.snoozed_until is not null and coalesce(v.agent_since < i.last_message_at, true)), false) as settled,
       (select e.erased_at from text_erasures e where e.team_id = $1 and e.lead_id = v.lead_id) as erased_at, l.time_zones, i.id as item_id, i.draft_id, i.language, i.uncertain, i.entities,
       (select n.agent from sender_numbers n where n.team_id = $1 and n.id = v.sender_number_id) as number_agent
     from conversations v join leads l on l.team_id = $1 and l.id = v.lead_id
       left join inbox_items i on i.team_id = $1 and i.conversation_id = v.id
     where v.team_id = $1 and v.id = $2`,
    [tx.teamId, conversationId],
  );
  const row = rows[0];
  if (!row) return null;
  const messages = await lastMessages(tx, conversationId);
  const newest = messages.at(-1);
  const inbound = newest?.direction === 'inbound' ? newest : null;
  const before = inbound ? messages.slice(0, -1) : messages;
  const theirs = messages.filter(({ direction }) => direction === 'inbound');
  const channel = (theirs.at(-1) ?? newest)?.channel ?? 'sms';
  return {
    conversationId,
    leadId: row.lead_id,
    channel,
    inbound: inbound && {
      id: inbound.id,
      text: inbound.body.slice(0, MOST_INBOUND).toWellFormed(),
      at: inbound.at,
      intent: inbound.intent,
      confidence: inbound.confidence,
    },
    thread: before.map((line) => ({
      inbound: line.direction === 'inbound',
      text: line.body.slice(0, LONGEST).toWellFormed(),
      agent: line.agent,
    })),
    replies: theirs.length,
    wasInterested: before.some(({ direction, intent }) => direction === 'inbound' && intent === 'interested'),
    rebuttals: before.filter(({ draft_intent }) => draft_intent === 'objection').length,
    lastAgent: before.findLast(({ direction }) => direction === 'outbound')?.agent ?? null,
    numberAgent: channel === 'sms' ? row.number_agent : null,
    givenTo: row.agent,
    note: row.agent_note,
    stage: row.stage,
    optedOut: row.opted_out_at !== null,
    erasedAt: row.erased_at,
    gone: row.gone,
    settled: row.settled,
    // Several zones are plausible: none of them is said to the lead.
    zone: row.time_zones.length === 1 ? (row.time_zones[0] ?? null) : null,
    language: row.language,
    uncertain: row.uncertain ?? false,
    saidEmail: row.entities?.find(({ kind }) => kind === 'email')?.value ?? null,
    itemId: row.item_id,
    draftId: row.draft_id,
  };
}

/** What was really said, the oldest first: what was held back or taken back is no part of a conversation. */
async function lastMessages(tx: TeamTx, conversationId: string): Promise<MessageRow[]> {
  const { rows } = await tx.client.query<MessageRow>(
    `select m.id, m.direction, m.channel, m.body, m.agent, m.intent, m.confidence, d.intent as draft_intent, m.created_at as at
     from messages m left join drafts d on d.team_id = $1 and d.id = m.draft_id
     where m.team_id = $1 and m.conversation_id = $2 and m.state not in ('canceled', 'suppressed', 'expired', 'failed')
       and coalesce(m.intent_rule, '') not like 'auto_reply:%'
     order by m.created_at desc, m.id desc limit $3`,
    [tx.teamId, conversationId, LOOK_BACK],
  );
  return rows.toReversed();
}
