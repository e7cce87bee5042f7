import type { AgentName } from '@og/core';
import { isUuid } from '@og/db';
import { audit } from '../../platform/audit.js';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import { missing, type NotFound } from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { announceAgent, giveTo } from './give-conversation.js';

/**
 * Give a conversation to an agent, with what it should know, or take it back (null). The agent answers what comes next,
 * and what came last when nobody has answered it.
 * @returns the conversation's id
 */
export async function handToAgent(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  conversationId: string,
  agent: AgentName | null,
  note: string | null,
): Promise<{ conversationId: string } | NotFound> {
  requirePermission(ctx, 'inbox.reply');
  if (!isUuid(conversationId)) return missing('conversation');
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    const { rows } = await tx.client.query<{ lead_id: string; waiting: string | null }>(
      `select v.lead_id, (select case when m.direction = 'inbound' then m.id end from messages m where m.team_id = $1 and m.conversation_id = v.id
         and m.state not in ('canceled', 'suppressed', 'expired', 'failed') order by m.created_at desc, m.id desc limit 1) as waiting
       from conversations v where v.team_id = $1 and v.id = $2`,
      [ctx.teamId, conversationId],
    );
    const row = rows[0];
    if (!row) return missing('conversation');
    await giveTo(tx, now, conversationId, agent, agent ? note?.trim().slice(0, 2_000) || null : null);
    await audit(tx, ctx, now, {
      action: 'conversation.hand_to_agent',
      subjectType: 'conversation',
      subjectId: conversationId,
      detail: { agent },
    });
    await announceAgent(tx, deps, now, conversationId);
    if (agent && agent !== 'neva' && row.waiting)
      await deps.outbox.job(tx, now, 'lead/answer', { messageId: row.waiting });
    if (agent === 'neva') await deps.outbox.job(tx, now, 'lead/brief', { leadId: row.lead_id });
    return { conversationId };
  });
}
