import { isUuid } from '@og/db';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import type { Platform } from '../../platform/platform.js';
import { reasonMessage } from '../compliance/index.js';
import type { MessageDecisionType } from './conversation/message.types.js';

interface DecisionRow extends Omit<MessageDecisionType, 'message' | 'ledger'> {}

/**
 * Why a message was sent, waited or was stopped: its newest decision with every rule, and each move of the ledger.
 * @returns null when it is not the team's, or the gate was not asked about it yet.
 */
export async function messageDecision(
  deps: Pick<Platform, 'database'>,
  ctx: Ctx,
  messageId: string,
): Promise<MessageDecisionType | null> {
  requirePermission(ctx, 'inbox.read');
  if (!isUuid(messageId)) return null;
  return deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const decisions = await tx.client.query<DecisionRow>(
        `select d.message_id as "messageId", d.verdict, d.reason, d.rules, d.ruleset_version as ruleset, d.zones, d.sender,
           d.created_at as "decidedAt", d.valid_until as "validUntil", null as consent
         from message_decisions d where d.team_id = $1 and d.message_id = $2 order by d.created_at desc, d.id desc limit 1`,
        [ctx.teamId, messageId],
      );
      const row = decisions.rows[0];
      if (!row) return null;
      const consents = await tx.client.query<NonNullable<MessageDecisionType['consent']>>(
        `select k.id, k.channel, k.source, k.scope, k.evidence, k.created_at as "recordedAt", k.revoked_at as "revokedAt"
         from consents k join message_decisions d on d.team_id = $1 and d.message_id = $2 and d.created_at = $3 and k.id = d.consent_id
         where k.team_id = $1 limit 1`,
        [ctx.teamId, messageId, row.decidedAt],
      );
      const events = await tx.client.query<MessageDecisionType['ledger'][number]>(
        `select created_at as at, from_state as "from", to_state as "to", reason, attempt from message_events
         where team_id = $1 and message_id = $2 order by created_at, id`,
        [ctx.teamId, messageId],
      );
      return {
        ...row,
        message: reasonMessage(row.reason ?? 'ok'),
        consent: consents.rows[0] ?? null,
        ledger: events.rows,
      };
    },
    { readOnly: true },
  );
}
