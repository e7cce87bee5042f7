import { isUuid, type TeamTx } from '@og/db';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import type { Platform } from '../../../platform/platform.js';
import { decideSend, loadManyFacts } from '../../compliance/index.js';
import { LEDGER_COLUMNS, subjectOf, type LedgerRow } from '../sending/ledger-row.js';
import {
  readConsents,
  readStoredFacts,
  recordOf,
  type DecisionRecordView,
  type GateAnswer,
} from './decision-record.js';
import { stoppedAnswer } from './stopped.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'vault'>;

/**
 * Why a message was sent, waits or was stopped: its newest decision with every rule, the arithmetic of the hours, the
 * choice of the sender, and each move of the ledger.
 * @returns null when it is not an outbound message of the team's.
 */
export async function messageDecision(
  deps: Deps,
  ctx: Ctx,
  messageId: string,
): Promise<DecisionRecordView | null> {
  requirePermission(ctx, 'inbox.read');
  if (!isUuid(messageId)) return null;
  const [record] = await deps.database.withTeam(
    ctx.teamId,
    (tx) => readDecisionRecords(deps, tx, [messageId]),
    {
      readOnly: true,
    },
  );
  return record ?? null;
}

/**
 * The records of messages, in the order given; what is not an outbound message of the team's is missing. Whatever
 * stopped a message last is its decision; a message that never came up to the gate, because it waits for its hours,
 * say, is decided about now, and nothing is stored by that.
 */
export async function readDecisionRecords(
  deps: Pick<Deps, 'clock' | 'vault'>,
  tx: TeamTx,
  messageIds: readonly string[],
): Promise<DecisionRecordView[]> {
  const facts = await readStoredFacts(tx, messageIds);
  const answers = new Map<string, GateAnswer>();
  for (const [id, stored] of facts) {
    const answer = stoppedAnswer(stored) ?? stored.answer;
    if (answer) answers.set(id, answer);
  }
  const undecided = [...facts.keys()].filter((id) => !answers.has(id));
  for (const [id, answer] of await decideNow(deps, tx, undecided)) answers.set(id, answer);
  const consents = await readConsents(
    tx,
    [...answers.values()].map((answer) => answer.consentId),
  );
  return messageIds.flatMap((id) => {
    const stored = facts.get(id);
    const answer = answers.get(id);
    return stored && answer ? [recordOf(stored, answer, consents)] : [];
  });
}

/** The gate's answers at this moment. */
async function decideNow(
  deps: Pick<Deps, 'clock' | 'vault'>,
  tx: TeamTx,
  messageIds: readonly string[],
): Promise<Map<string, GateAnswer>> {
  if (messageIds.length === 0) return new Map();
  const { rows } = await tx.client.query<LedgerRow>(
    `select distinct on (l.message_id) ${LEDGER_COLUMNS} from send_ledger l where l.team_id = $1 and l.message_id = any($2::uuid[])
     order by l.message_id, l.created_at desc`,
    [tx.teamId, messageIds],
  );
  const now = deps.clock.now();
  const loaded = await loadManyFacts(tx, deps.vault, now, rows.map(subjectOf));
  const answers = new Map<string, GateAnswer>();
  for (const [index, row] of rows.entries()) {
    const facts = loaded[index];
    if (!facts) continue;
    const { verdict, reason, rules, rulesetVersion, zones, validUntil, consentId } = decideSend(facts);
    answers.set(row.message_id, {
      verdict,
      reason,
      rules,
      ruleset: rulesetVersion,
      zones,
      sender: facts.senderPhone,
      decidedAt: now,
      validUntil,
      consentId,
    });
  }
  return answers;
}
