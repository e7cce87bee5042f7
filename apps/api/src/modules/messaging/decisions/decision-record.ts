import type { TeamTx } from '@og/db';
import { reasonMessage, unpackRules, type PackedRule, type RuleLine } from '../../compliance/index.js';
import { reasonSaid, type ProviderSaid } from '../reason-said.js';
import { hoursOfZones, type HoursView } from './hours.js';

/** Everything that is known about why a message was sent, waits or was stopped. */
export interface DecisionRecordView {
  messageId: string;
  verdict: string;
  reason: string | null;
  message: string;
  rules: RuleLine[];
  ruleset: string;
  /** Each zone and state that was looked at, as the gate stored it. */
  zones: unknown;
  hours: HoursView[];
  consent: ConsentView | null;
  sender: string | null;
  senderChoice: string | null;
  ledger: LedgerMove[];
  decidedAt: Date;
  validUntil: Date | null;
}

interface ConsentView {
  id: string;
  channel: 'sms' | 'email';
  source: string;
  scope: string;
  evidence: string;
  recordedAt: Date;
  revokedAt: Date | null;
}

export interface LedgerMove {
  at: Date;
  from: string | null;
  to: string;
  reason: string | null;
  /** The reason in words. */
  explanation: string | null;
  attempt: number;
  /** Who moved it: planner, sender, callback, sweeper, revocation, user, campaign. */
  source: string;
}

/** The part of a record that the gate gave, or that stands in for it. */
export interface GateAnswer {
  verdict: string;
  reason: string | null;
  rules: RuleLine[];
  ruleset: string;
  zones: unknown;
  consentId: string | null;
  sender: string | null;
  decidedAt: Date;
  validUntil: Date | null;
}

/** A message's stored facts. */
export interface StoredFacts {
  messageId: string;
  senderChoice: string | null;
  answer: GateAnswer | null;
  ledger: LedgerMove[];
}

/** What is stored about many messages, in three statements whatever their number; messages that are not outbound are missing. */
export async function readStoredFacts(
  tx: TeamTx,
  messageIds: readonly string[],
): Promise<Map<string, StoredFacts>> {
  const outbound = await tx.client.query<{ id: string; sender_choice: string | null }>(
    `select id, sender_choice from messages m where team_id = $1 and id = any($2::uuid[])
       and (direction = 'outbound' or exists (select from message_decisions d where d.team_id = $1 and d.message_id = m.id))`,
    [tx.teamId, messageIds],
  );
  const answers = await tx.client.query<
    Omit<GateAnswer, 'rules'> & { messageId: string; rules: (PackedRule | RuleLine)[] }
  >(
    `select distinct on (d.message_id) d.message_id as "messageId", d.verdict, d.reason, d.rules, d.ruleset_version as ruleset, d.zones, d.sender,
       d.created_at as "decidedAt", d.valid_until as "validUntil", d.consent_id as "consentId"
     from message_decisions d where d.team_id = $1 and d.message_id = any($2::uuid[]) order by d.message_id, d.created_at desc, d.id desc`,
    [tx.teamId, messageIds],
  );
  const moves = await tx.client.query<Omit<LedgerMove, 'explanation'> & ProviderSaid & { messageId: string }>(
    `select e.message_id as "messageId", e.created_at as at, e.from_state as "from", e.to_state as "to", e.reason, e.attempt, e.source,
       l.vendor, l.error_code as "errorCode", l.error_message as "errorMessage"
     from message_events e left join send_ledger l on l.team_id = e.team_id and l.id = e.ledger_id
     where e.team_id = $1 and e.message_id = any($2::uuid[]) order by e.message_id, e.created_at, e.id`,
    [tx.teamId, messageIds],
  );
  const facts = new Map<string, StoredFacts>(
    outbound.rows.map((row) => [
      row.id,
      { messageId: row.id, senderChoice: row.sender_choice, answer: null, ledger: [] },
    ]),
  );
  for (const { messageId, ...answer } of answers.rows) {
    const found = facts.get(messageId);
    if (found) found.answer = { ...answer, rules: unpackRules(answer.rules) };
  }
  for (const { messageId, vendor, errorCode, errorMessage, ...move } of moves.rows) {
    const explanation = move.reason && reasonSaid(move.reason, { vendor, errorCode, errorMessage });
    facts.get(messageId)?.ledger.push({ ...move, explanation });
  }
  return facts;
}

/** Consents by id. */
export async function readConsents(
  tx: TeamTx,
  ids: readonly (string | null)[],
): Promise<Map<string, ConsentView>> {
  const wanted = ids.filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const { rows } = await tx.client.query<ConsentView>(
    `select id, channel, source, scope, evidence, created_at as "recordedAt", revoked_at as "revokedAt"
     from consents where team_id = $1 and id = any($2::uuid[])`,
    [tx.teamId, wanted],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The record of a message from its parts. */
export function recordOf(
  facts: StoredFacts,
  answer: GateAnswer,
  consents: ReadonlyMap<string, ConsentView>,
): DecisionRecordView {
  const { consentId, ...rest } = answer;
  return {
    messageId: facts.messageId,
    ...rest,
    message:
      facts.ledger.findLast((move) => move.explanation && move.reason === answer.reason)?.explanation ??
      reasonMessage(answer.reason ?? 'ok'),
    hours: hoursOfZones(answer.zones),
    consent: consentId ? (consents.get(consentId) ?? null) : null,
    senderChoice: facts.senderChoice,
    ledger: facts.ledger,
  };
}
