import type { DraftAction } from '@og/contracts';
import { measureSms, zoneOfWords, type Check, type GivenFact } from '@og/core';
import type { TeamTx } from '@og/db';
import { actionOf } from './draft-action.js';

export type DraftStateValue =
  | 'writing'
  | 'pending'
  | 'approved'
  | 'edited'
  | 'rejected'
  | 'expired'
  | 'auto'
  | 'failed';

/** A draft as people see it. */
export interface DraftView {
  __typename: 'Draft';
  id: string;
  conversationId: string;
  leadId: string;
  agent: 'gianna' | 'cathy' | 'sabrina';
  versionNumber: number;
  decisionId: string | null;
  channel: 'sms' | 'email';
  subject: string | null;
  intent: string;
  state: DraftStateValue;
  body: string;
  finalBody: string | null;
  /** SMS segments of what would leave; null for an e-mail. */
  segments: number | null;
  claims: { text: string; fact: GivenFact | null }[];
  facts: GivenFact[];
  checks: Check[];
  confidence: number | null;
  handoff: string | null;
  /** The times that it offers or takes when it is let go as it is. */
  action: DraftAction | null;
  /** IANA zone in which the lead reads them. */
  zone: string;
  reason: string | null;
  rejectReason: string | null;
  rejectNote: string | null;
  inboundText: string | null;
  inboundMessageId: string | null;
  messageId: string | null;
  decidedById: string | null;
  decidedAt: Date | null;
  /** Until when its message can be taken back. */
  undoUntil: Date | null;
  simulated: boolean;
  costUsd: number;
  createdAt: Date;
  expiresAt: Date;
}

interface Row extends Omit<DraftView, '__typename' | 'claims' | 'segments' | 'costUsd' | 'action' | 'zone'> {
  rawOutput: string | null;
  zones: string[] | null;
  claims: { text: string; factId: string }[];
  costMicros: string | null;
}

const COLUMNS = `d.id, d.conversation_id as "conversationId", d.lead_id as "leadId", d.agent, v.number as "versionNumber", d.decision_id as "decisionId",
  d.channel, d.subject, d.intent, d.state, d.body, d.final_body as "finalBody", d.claims, d.facts, d.checks, d.confidence, d.handoff, d.reason,
  d.reject_reason as "rejectReason", d.reject_note as "rejectNote", i.body as "inboundText", d.inbound_message_id as "inboundMessageId",
  d.message_id as "messageId", d.decided_by as "decidedById", d.decided_at as "decidedAt",
  case when m.state in ('planned', 'ready', 'held') then m.undo_until end as "undoUntil", coalesce(a.simulated, false) as simulated,
  a.cost_micros as "costMicros", a.raw_output as "rawOutput", l.time_zones as zones, d.created_at as "createdAt", d.expires_at as "expiresAt"`;
const FROM = `from drafts d join agent_versions v on v.team_id = $1 and v.id = d.version_id
  left join leads l on l.team_id = $1 and l.id = d.lead_id
  left join messages i on i.team_id = $1 and i.id = d.inbound_message_id
  left join messages m on m.team_id = $1 and m.id = d.message_id
  left join agent_decisions a on a.team_id = $1 and a.id = d.decision_id`;

/** Read drafts by a condition over `d`, whose parameters begin at $2. */
export async function selectDrafts(
  tx: TeamTx,
  where: string,
  parameters: readonly unknown[],
  tail: string,
): Promise<DraftView[]> {
  const { rows } = await tx.client.query<Row>(
    `select ${COLUMNS} ${FROM} where d.team_id = $1 and ${where} ${tail}`,
    [tx.teamId, ...parameters],
  );
  return rows.map(viewOf);
}

/** One draft; null when the team has none of this id. */
export async function readDraft(tx: TeamTx, id: string): Promise<DraftView | null> {
  return (await selectDrafts(tx, 'd.id = $2', [id], ''))[0] ?? null;
}

function viewOf({ costMicros, claims, rawOutput, zones, ...row }: Row): DraftView {
  const byId = new Map(row.facts.map((fact) => [fact.id, fact]));
  return {
    __typename: 'Draft',
    ...row,
    claims: claims.map(({ text, factId }) => ({ text, fact: byId.get(factId) ?? null })),
    action: actionOf(rawOutput, row.checks, row.facts),
    zone: zoneOfWords(zones ?? []),
    segments: row.channel === 'sms' ? measureSms(row.finalBody ?? row.body).segments : null,
    costUsd: Number(costMicros ?? 0) / 1_000_000,
  };
}
