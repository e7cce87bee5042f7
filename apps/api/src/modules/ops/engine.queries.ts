import { requirePermission, type Ctx } from '../../platform/ctx.js';
import type { Platform } from '../../platform/platform.js';
import { obstacles } from './obstacles.js';

/** What sends, or why nothing does. */
export interface EngineView {
  mode: string;
  /** Why nothing is sent; null in normal operation. */
  reason: string | null;
  since: Date | null;
  killSwitch: boolean;
  killSwitchSince: Date | null;
  /** Messages that are due, handed over right now, and in doubt. */
  ready: number;
  inFlight: number;
  unknown: number;
}

interface Row {
  killSwitch: boolean;
  killSwitchSince: Date | null;
  ready: number;
  inFlight: number;
  unknown: number;
}

/** The state of sending for the team; other teams' affairs are not named. */
export async function readEngine(
  deps: Pick<Platform, 'database' | 'clock' | 'engineMode' | 'logger'>,
  ctx: Ctx,
): Promise<EngineView> {
  requirePermission(ctx, 'campaigns.read');
  const state = await deps.engineMode.read();
  const row = await deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const { rows } = await tx.client.query<Row>(
        `select s.kill_switch as "killSwitch", s.kill_switch_since as "killSwitchSince",
           (select count(*)::int from send_ledger where team_id = $1 and place in ('open', 'back') and state = 'ready' and due_at <= $2) as ready,
           (select count(*)::int from send_ledger where team_id = $1 and place in ('open', 'back') and state = 'submitting') as "inFlight",
           (select count(*)::int from send_ledger where team_id = $1 and place = 'doubt') as unknown
         from team_settings s where s.team_id = $1`,
        [ctx.teamId, deps.clock.now().toISOString()],
      );
      return rows[0];
    },
    { readOnly: true },
  );
  const counts = row ?? { killSwitch: false, killSwitchSince: null, ready: 0, inFlight: 0, unknown: 0 };
  if (state.mode === 'normal') return { mode: 'normal', reason: null, since: state.since, ...counts };
  return {
    mode: state.mode,
    reason: await reasonFor(deps, ctx.teamId, state.reason),
    since: state.since,
    ...counts,
  };
}

async function reasonFor(
  deps: Pick<Platform, 'database' | 'clock' | 'engineMode' | 'logger'>,
  teamId: string,
  cause: string | null,
): Promise<string> {
  const all = await obstacles(deps);
  const own = all.filter((one) => one.teamId === null || one.teamId === teamId).map((one) => one.message);
  const others = all.length > own.length ? ['Other workspaces are being compared.'] : [];
  return [cause ?? 'Set by an operator.', ...own, ...others].join(' ');
}
