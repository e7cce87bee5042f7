import { isUuid, type TeamTx } from '@og/db';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import type { Platform } from '../../platform/platform.js';
import { decideSend, loadSendFacts, reasonMessage, unpackRules } from '../compliance/index.js';
import type { MessageDecisionType } from './conversation/message.types.js';
import { LEDGER_COLUMNS, subjectOf, type LedgerRow } from './sending/ledger-row.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'vault'>;

interface DecisionRow extends Omit<MessageDecisionType, 'message' | 'ledger' | 'consent'> {
  consentId: string | null;
}

/**
 * Why a message was sent, waits or was stopped: its newest decision with every rule, and each move of the ledger.
 * A message that never came up to the gate, because it waits for its hours, say, is decided about now.
 * @returns null when it is not an outbound message of the team's.
 */
export async function messageDecision(
  deps: Deps,
  ctx: Ctx,
  messageId: string,
): Promise<MessageDecisionType | null> {
  requirePermission(ctx, 'inbox.read');
  if (!isUuid(messageId)) return null;
  return deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const found = (await storedDecision(tx, messageId)) ?? (await decideNow(deps, tx, messageId));
      if (!found) return null;
      const { consentId, ...decision } = found;
      const consents = await tx.client.query<NonNullable<MessageDecisionType['consent']>>(
        `select id, channel, source, scope, evidence, created_at as "recordedAt", revoked_at as "revokedAt"
         from consents where team_id = $1 and id = $2`,
        [ctx.teamId, consentId],
      );
      const events = await tx.client.query<MessageDecisionType['ledger'][number]>(
        `select created_at as at, from_state as "from", to_state as "to", reason, attempt from message_events
         where team_id = $1 and message_id = $2 order by created_at, id`,
        [ctx.teamId, messageId],
      );
      return {
        ...decision,
        message: reasonMessage(decision.reason ?? 'ok'),
        consent: consents.rows[0] ?? null,
        ledger: events.rows,
      };
    },
    { readOnly: true },
  );
}

async function storedDecision(tx: TeamTx, messageId: string): Promise<DecisionRow | null> {
  const { rows } = await tx.client.query<DecisionRow>(
    `select d.message_id as "messageId", d.verdict, d.reason, d.rules, d.ruleset_version as ruleset, d.zones, d.sender,
       d.created_at as "decidedAt", d.valid_until as "validUntil", d.consent_id as "consentId"
     from message_decisions d where d.team_id = $1 and d.message_id = $2 order by d.created_at desc, d.id desc limit 1`,
    [tx.teamId, messageId],
  );
  const [row] = rows;
  return row ? { ...row, rules: unpackRules(row.rules) } : null;
}

/** The gate's answer at this moment; nothing is stored, because nothing was done by it. */
async function decideNow(deps: Deps, tx: TeamTx, messageId: string): Promise<DecisionRow | null> {
  const { rows } = await tx.client.query<LedgerRow>(
    `select ${LEDGER_COLUMNS} from send_ledger l where l.team_id = $1 and l.message_id = $2`,
    [tx.teamId, messageId],
  );
  const [row] = rows;
  if (!row) return null;
  const now = deps.clock.now();
  const loaded = await loadSendFacts(tx, deps.vault, now, subjectOf(row));
  if (!loaded) return null;
  const { verdict, reason, rules, rulesetVersion, zones, validUntil, consentId } = decideSend(loaded);
  return {
    messageId,
    verdict,
    reason,
    rules,
    ruleset: rulesetVersion,
    zones,
    sender: loaded.senderPhone,
    decidedAt: now,
    validUntil,
    consentId,
  };
}
