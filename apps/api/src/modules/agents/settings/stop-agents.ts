import type { TeamTx } from '@og/db';
import { audit } from '../../../platform/audit.js';
import { actorUserId, requirePermission, type Ctx } from '../../../platform/ctx.js';
import type { Platform } from '../../../platform/platform.js';
import { stopSends } from '../../compliance/index.js';
import { returnDrafts, transition } from '../../messaging/index.js';
import { agentSettings, type AgentSettingsView } from './agent-settings.js';

/**
 * The agents' kill switch. On: what they would send by themselves and has not left is stopped in this transaction, and
 * waits for people; what a process has claimed is looked at once more before its socket opens; drafts go on. Whoever
 * answers people may stop it; only who manages agents lets them go on.
 */
export async function stopAgents(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'config'>,
  ctx: Ctx,
  on: boolean,
): Promise<AgentSettingsView> {
  requirePermission(ctx, on ? 'inbox.reply' : 'agents.manage');
  const work = async (tx: TeamTx): Promise<void> => {
    const now = deps.clock.now();
    await tx.client.query(
      `insert into agent_settings as s (team_id, stopped_at, stopped_by, updated_at) values ($1, $2, $3, $4)
       on conflict (team_id) do update set stopped_at = case when $2::timestamptz is null then null else coalesce(s.stopped_at, excluded.stopped_at) end,
         stopped_by = case when $2::timestamptz is null then null when s.stopped_at is null then excluded.stopped_by else s.stopped_by end, updated_at = excluded.updated_at`,
      [ctx.teamId, on ? now.toISOString() : null, on ? actorUserId(ctx) : null, now.toISOString()],
    );
    const stopped = on ? await stopAutomatic(tx, deps, now) : 0;
    await audit(tx, ctx, now, { action: on ? 'agent.stop' : 'agent.resume', detail: { stopped } });
    await deps.outbox.event(tx, now, 'agent.changed.v1', [ctx.teamId], { what: 'stopped' });
  };
  await (on ? stopSends(deps.database, ctx.teamId, work) : deps.database.withTeam(ctx.teamId, work));
  return agentSettings(deps, ctx);
}

const PENDING = ['planned', 'held', 'ready'] as const;

async function stopAutomatic(tx: TeamTx, deps: Pick<Platform, 'outbox'>, now: Date): Promise<number> {
  const { rows } = await tx.client.query<{ id: string }>(
    `select id from send_ledger where team_id = $1 and one_off_key like 'auto:%' and place in ('planned', 'held', 'open', 'back') and state in ('planned', 'held', 'ready') order by id for update`,
    [tx.teamId],
  );
  const moved = await transition(tx, now, {
    ids: rows.map((row) => row.id),
    from: [...PENDING],
    to: 'canceled',
    source: 'user',
    reason: 'agents_stopped',
  });
  const messages = moved.map((row) => row.message_id);
  await returnDrafts(tx, deps, now, messages, 'Automatic answers were switched off before it left.');
  return moved.length;
}
