import { FOLLOW_UP, FOLLOW_UP_DAYS, type AgentMode, type AgentName } from '@og/core';
import { audit } from '../../../platform/audit.js';
import { actorUserId, requirePermission, type Ctx } from '../../../platform/ctx.js';
import {
  conflict,
  invalidField,
  type Conflict,
  type InvalidInput,
} from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import { agentNamed } from '../registry.js';
import { readAgent, type AgentView } from './agents.queries.js';
import { NEVER_ANSWERED, readMode } from './modes.js';

/** Choose what an agent may do about an intent. Answering by itself must have been earned. */
export async function setAgentMode(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'config'>,
  ctx: Ctx,
  agent: AgentName,
  intent: string,
  mode: AgentMode,
): Promise<AgentView | Conflict | InvalidInput> {
  requirePermission(ctx, 'agents.manage');
  if (agent === 'neva')
    return invalidField('agent', 'does_not_write', 'Neva writes briefs for the team: she has no modes.');
  if (intent === FOLLOW_UP && !FOLLOW_UP_DAYS[agent])
    return invalidField(
      'agent',
      'no_follow_ups',
      `${agentNamed(agent).name} does not follow up on silence: choose Gianna or Cathy.`,
    );
  const refused = await deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    if (mode !== 'off' && NEVER_ANSWERED.has(intent))
      return conflict('never_answered', 'No agent answers this kind of message: a person does, or nobody.');
    await tx.client.query(
      `insert into agent_modes (team_id, agent, intent, mode, updated_at) values ($1, $2, $3, 'draft', $4) on conflict do nothing`,
      [ctx.teamId, agent, intent, now.toISOString()],
    );
    // Held until the end: autonomy that is being lost at the same time counts.
    await tx.client.query(
      'select from agent_modes where team_id = $1 and agent = $2 and intent = $3 for update',
      [ctx.teamId, agent, intent],
    );
    if (mode === 'auto') {
      const { unlocked, needs } = await readMode(tx, agent, intent);
      if (!unlocked)
        return conflict(
          'autonomy_locked',
          `${agentNamed(agent).name} may not ${intent === FOLLOW_UP ? 'follow up' : 'answer this'} alone yet. ${needs ?? ''}`.trim(),
        );
    }
    await tx.client.query(
      `update agent_modes set mode = $4::agent_mode, unlocked_at = case when $4::agent_mode = 'auto' then coalesce(unlocked_at, $5) else unlocked_at end, updated_by = $6, updated_at = $5
       where team_id = $1 and agent = $2 and intent = $3`,
      [ctx.teamId, agent, intent, mode, now.toISOString(), actorUserId(ctx)],
    );
    await audit(tx, ctx, now, {
      action: 'agent.set_mode',
      subjectType: 'agent',
      detail: { agent, intent, mode },
    });
    await deps.outbox.event(tx, now, 'agent.changed.v1', [ctx.teamId], { what: 'mode' });
    return null;
  });
  return refused ?? readAgent(deps, ctx, agent);
}
