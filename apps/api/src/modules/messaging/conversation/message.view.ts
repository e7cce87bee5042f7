import type { TeamTx } from '@og/db';
import type { AgentSlugValue } from '../../../platform/graphql/shared-enums.js';
import type { MessageStateValue } from './message.types.js';

/** Why the sender of an inbound e-mail is not proven, and what a person made of it. */
export interface SenderDoubt {
  /** In words. */
  why: string;
  /** The opt-out rule that its words match: a person decides whether it holds. Null: it asks for nothing. */
  rule: string | null;
  decision: 'genuine' | 'forged' | null;
}

/** A message as people read it. */
export interface MessageView {
  __typename: 'Message';
  id: string;
  conversationId: string;
  leadId: string;
  direction: 'inbound' | 'outbound';
  channel: 'sms' | 'email';
  body: string;
  /** Of an e-mail. */
  subject: string | null;
  /** The whole text of an inbound e-mail when `body` is only what is new in it. */
  originalBody: string | null;
  media: { url: string; contentType: string; name?: string; byteSize?: number }[] | null;
  state: MessageStateValue;
  from: string | null;
  to: string | null;
  segments: number | null;
  errorCode: string | null;
  errorMessage: string | null;
  undoUntil: Date | null;
  /** Name of the person who wrote it; null for campaigns, agents and inbound messages. */
  author: string | null;
  campaignId: string | null;
  campaignName: string | null;
  intent: string | null;
  intentRule: string | null;
  sentiment: string | null;
  /** 0–1; of a label that a machine gave. */
  confidence: number | null;
  /** The agent that wrote it, and the draft that it was. */
  agent: AgentSlugValue | null;
  draftId: string | null;
  /** The recorder's row of its classification or draft. */
  agentDecisionId: string | null;
  senderDoubt: SenderDoubt | null;
  /** When it was written or came; of one that still waits, when it is due. */
  at: Date;
  /** Its place in the conversation; cursors are made from it. */
  createdAt: Date;
}

/** Columns of a `MessageView`, over `messages m` with `MESSAGE_JOINS`. */
export const MESSAGE_COLUMNS = `'Message' as "__typename", m.id, m.conversation_id as "conversationId", m.lead_id as "leadId", m.direction, m.channel,
  m.body, m.subject, m.original_body as "originalBody", m.media, m.state, m.from_address as "from", m.to_address as "to", m.segments, m.error_code as "errorCode", m.error_message as "errorMessage",
  m.undo_until as "undoUntil", u.name as author, m.campaign_id as "campaignId", c.name as "campaignName", m.intent, m.intent_rule as "intentRule", m.sentiment, m.confidence, m.agent, m.draft_id as "draftId",
  coalesce((select d.decision_id from drafts d where d.team_id = m.team_id and d.id = m.draft_id), (select a.id from agent_decisions a
    where m.direction = 'inbound' and a.team_id = m.team_id and a.conversation_id = m.conversation_id and a.inbound_message_id = m.id and a.kind = 'classify'
    order by a.created_at desc limit 1)) as "agentDecisionId", m.sender_doubt as "senderDoubt", m.created_at as "createdAt",
  case when m.state in ('planned', 'ready', 'held') then coalesce(
    (select greatest(l.due_at, m.created_at) from send_ledger l where l.team_id = m.team_id and l.message_id = m.id limit 1), m.created_at)
  else m.created_at end as "at"`;

export const MESSAGE_JOINS = `left join users u on u.id = m.author_user_id left join campaigns c on c.team_id = m.team_id and c.id = m.campaign_id`;

/** One message; null when it is not the team's. */
export async function readMessage(tx: TeamTx, id: string): Promise<MessageView | null> {
  const { rows } = await tx.client.query<MessageView>(
    `select ${MESSAGE_COLUMNS} from messages m ${MESSAGE_JOINS} where m.team_id = $1 and m.id = $2`,
    [tx.teamId, id],
  );
  return rows[0] ?? null;
}

/** A page of a conversation, newest first. `before` is the (time, id) of the last message that was read. */
export async function listMessages(
  tx: TeamTx,
  conversationId: string,
  limit: number,
  before: { at: string; id: string } | null,
): Promise<MessageView[]> {
  const { rows } = await tx.client.query<MessageView>(
    `select ${MESSAGE_COLUMNS} from messages m ${MESSAGE_JOINS}
     where m.team_id = $1 and m.conversation_id = $2 and ($3::timestamptz is null or (m.created_at, m.id) < ($3, $4::uuid))
     order by m.created_at desc, m.id desc limit $5`,
    [tx.teamId, conversationId, before?.at ?? null, before?.id ?? null, limit],
  );
  return rows;
}

/** Messages of the team by their ids, in no order. */
export async function messagesByIds(tx: TeamTx, ids: readonly string[]): Promise<MessageView[]> {
  if (ids.length === 0) return [];
  const { rows } = await tx.client.query<MessageView>(
    `select ${MESSAGE_COLUMNS} from messages m ${MESSAGE_JOINS} where m.team_id = $1 and m.id = any($2::uuid[])`,
    [tx.teamId, ids],
  );
  return rows;
}
