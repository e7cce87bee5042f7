import type { TeamTx } from '@og/db';
import { audit } from '../../platform/audit.js';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import type { Platform } from '../../platform/platform.js';
import { stopSends } from '../compliance/index.js';
import { readEngine, type EngineView } from './engine.queries.js';

/**
 * Stop all automatic sending of the team at once, or let it go on. When it has answered nothing automatic leaves any
 * more, claimed or not; people's own messages still go out. What waited for the switch is asked again as soon as it is
 * off.
 */
export async function setKillSwitch(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox' | 'engineMode' | 'logger'>,
  ctx: Ctx,
  on: boolean,
): Promise<EngineView> {
  requirePermission(ctx, 'campaigns.launch');
  const work = async (tx: TeamTx): Promise<void> => {
    const now = deps.clock.now();
    const changed = await tx.client.query(
      `update team_settings set kill_switch = $2, kill_switch_since = case when $2 then $3::timestamptz end, updated_at = $3
       where team_id = $1 and kill_switch <> $2`,
      [ctx.teamId, on, now.toISOString()],
    );
    if (!changed.rowCount) return;
    if (!on)
      await tx.client.query(
        `update send_ledger set due_at = least(due_at, $2) where team_id = $1 and place in ('planned', 'held') and state = 'planned' and reason = 'kill_switch'`,
        [ctx.teamId, now.toISOString()],
      );
    await audit(tx, ctx, now, {
      action: on ? 'engine.kill_switch_on' : 'engine.kill_switch_off',
      subjectType: 'team',
      subjectId: ctx.teamId,
    });
    await deps.outbox.event(tx, now, 'team.changed.v1', [ctx.teamId], { what: 'settings' });
  };
  await (on ? stopSends(deps.database, ctx.teamId, work) : deps.database.withTeam(ctx.teamId, work));
  return readEngine(deps, ctx);
}
