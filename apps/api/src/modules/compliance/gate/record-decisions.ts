import { newId, prepared, runPrepared, type TeamTx } from '@og/db';
import { plainArray, textArray } from '../../../platform/sql-array.js';
import type { GateDecision } from './decide.js';
import { packRules } from './rule-record.js';

/** What was decided about one message. */
export interface DecisionRecord {
  messageId: string;
  decision: GateDecision;
  /** The number or mailbox that it would leave from. */
  sender: string | null;
}

const RECORD = prepared(
  'gate_record',
  `
insert into message_decisions (team_id, id, message_id, verdict, reason, ruleset_version, rules, zones, consent_id, sender, retry_at, valid_until, created_at)
select $1, d.id, d.message_id, d.verdict, d.reason, d.ruleset, d.rules, d.zones, d.consent_id, d.sender, d.retry_at, d.valid_until, $2
from unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::jsonb[], $9::jsonb[], $10::uuid[], $11::text[], $12::timestamptz[], $13::timestamptz[])
  as d(id, message_id, verdict, reason, ruleset, rules, zones, consent_id, sender, retry_at, valid_until)
where d.verdict <> 'hold' or d.retry_at is not null
  or not exists (select from (select verdict, reason from message_decisions where team_id = $1 and message_id = d.message_id
      order by created_at desc, id desc limit 1) last where last.verdict = 'hold' and last.reason = d.reason)`,
);

/**
 * Keep decisions: every message has a record of why it went out, waited or was stopped. A hold that is asked about
 * again and again is one record until its reason changes. One statement, whatever their number.
 */
export async function recordDecisions(
  tx: TeamTx,
  now: Date,
  records: readonly DecisionRecord[],
): Promise<void> {
  if (records.length === 0) return;
  const decisions = records.map((record) => record.decision);
  await runPrepared(tx, RECORD, [
    tx.teamId,
    now.toISOString(),
    plainArray(records.map(() => newId())),
    plainArray(records.map((record) => record.messageId)),
    textArray(decisions.map((decision) => decision.verdict)),
    textArray(decisions.map((decision) => decision.reason)),
    textArray(decisions.map((decision) => decision.rulesetVersion)),
    textArray(decisions.map((decision) => JSON.stringify(packRules(decision.rules)))),
    textArray(decisions.map((decision) => JSON.stringify(decision.zones))),
    plainArray(decisions.map((decision) => decision.consentId)),
    textArray(records.map((record) => record.sender)),
    plainArray(decisions.map((decision) => decision.retryAt?.toISOString())),
    plainArray(decisions.map((decision) => decision.validUntil?.toISOString())),
  ]);
}
