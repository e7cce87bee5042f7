import type { AgentSlugValue } from '../../platform/graphql/shared-enums.js';
import { bandOf, type PriorityBand, type PriorityPart } from '@og/core';
import type { LeadView } from '../leads/index.js';

/** An inbox item as screens show it. */
export interface InboxItemView {
  __typename: 'InboxItem';
  id: string;
  conversationId: string;
  lead: LeadView;
  state: 'open' | 'done';
  intent: string | null;
  intentRule: string | null;
  priority: number;
  band: PriorityBand;
  priorityParts: PriorityPart[];
  lastMessage: string;
  lastMessageAt: Date;
  unread: boolean;
  assignee: { id: string; email: string; name: string; createdAt: Date } | null;
  campaignId: string | null;
  campaignName: string | null;
  stepPosition: number | null;
  slaDueAt: Date | null;
  firstAnsweredAt: Date | null;
  channel: 'sms' | 'email';
  sentiment: string | null;
  confidence: number | null;
  /** Neither rules nor model were sure what the person means. */
  uncertain: boolean;
  entities: { kind: string; text: string; value: string }[];
  language: string | null;
  bucketId: string | null;
  snoozedUntil: Date | null;
  escalation: number;
  disposition: string | null;
  /** The agent that has the conversation. */
  agent: AgentSlugValue | null;
  draftId: string | null;
}

export interface InboxItemRow {
  id: string;
  conversation_id: string;
  lead_id: string;
  state: 'open' | 'done';
  intent: string | null;
  intent_rule: string | null;
  priority: number;
  priority_parts: PriorityPart[];
  last_message_text: string;
  last_message_at: Date;
  unread: boolean;
  assignee_id: string | null;
  assignee_email: string;
  assignee_name: string;
  assignee_created_at: Date;
  campaign_id: string | null;
  campaign_name: string | null;
  step_position: number | null;
  sla_due_at: Date | null;
  first_answered_at: Date | null;
  channel: 'sms' | 'email';
  sentiment: string | null;
  confidence: number | null;
  uncertain: boolean;
  entities: { kind: string; text: string; value: string }[];
  language: string | null;
  bucket_id: string | null;
  snoozed_until: Date | null;
  escalation: number;
  disposition: string | null;
  agent: AgentSlugValue | null;
  draft_id: string | null;
}

/** Columns of an `InboxItemRow`, over `inbox_items i` with `ITEM_JOINS`. */
export const ITEM_COLUMNS = `i.id, i.conversation_id, i.lead_id, i.state, i.intent, i.intent_rule, i.priority, i.priority_parts, i.last_message_text,
  i.last_message_at, i.unread, u.id as assignee_id, u.email as assignee_email, u.name as assignee_name, u.created_at as assignee_created_at,
  i.campaign_id, c.name as campaign_name, i.step_position, i.sla_due_at, i.first_answered_at, i.channel, i.sentiment, i.confidence, i.uncertain,
  i.entities, i.language, i.bucket_id, i.snoozed_until, i.escalation, i.disposition, i.draft_id, v.agent`;

export const ITEM_JOINS = `left join users u on u.id = i.assignee_id left join campaigns c on c.team_id = i.team_id and c.id = i.campaign_id
   left join conversations v on v.team_id = i.team_id and v.id = i.conversation_id`;

export function toItemView(row: InboxItemRow, lead: LeadView): InboxItemView {
  return {
    __typename: 'InboxItem',
    id: row.id,
    conversationId: row.conversation_id,
    lead,
    state: row.state,
    intent: row.intent,
    intentRule: row.intent_rule,
    priority: row.priority,
    band: bandOf(row.priority),
    priorityParts: row.priority_parts,
    lastMessage: row.last_message_text,
    lastMessageAt: row.last_message_at,
    unread: row.unread,
    assignee: row.assignee_id
      ? {
          id: row.assignee_id,
          email: row.assignee_email,
          name: row.assignee_name,
          createdAt: row.assignee_created_at,
        }
      : null,
    campaignId: row.campaign_id,
    campaignName: row.campaign_name,
    stepPosition: row.step_position,
    slaDueAt: row.sla_due_at,
    firstAnsweredAt: row.first_answered_at,
    channel: row.channel,
    sentiment: row.sentiment,
    confidence: row.confidence,
    uncertain: row.uncertain,
    entities: row.entities,
    language: row.language,
    bucketId: row.bucket_id,
    snoozedUntil: row.snoozed_until,
    escalation: row.escalation,
    disposition: row.disposition,
    agent: row.agent,
    draftId: row.draft_id,
  };
}
