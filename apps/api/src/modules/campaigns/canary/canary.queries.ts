import { actorLabel, userIdOf, userNames } from '../../../platform/actor-names.js';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import type { Platform } from '../../../platform/platform.js';
import type { CampaignRow } from '../campaign-row.js';
import { canaryFigures } from './canary-figures.js';

/** A canary launch as screens see it. */
export interface CanaryView {
  size: number | null;
  state: CampaignRow['canary_state'];
  reason: string | null;
  releasedBy: string | null;
  releasedAt: Date | null;
  written: number;
  sent: number;
  delivered: number;
  failed: number;
  optedOut: number;
  replied: number;
  waiting: number;
}

interface Row {
  id: string;
  size: number | null;
  state: CampaignRow['canary_state'];
  reason: string | null;
  by: string | null;
  at: Date | null;
}

/** The canaries of many campaigns, in two statements and one for names. */
export async function loadCanaries(
  deps: Pick<Platform, 'database' | 'clock'>,
  ctx: Ctx,
  campaignIds: readonly string[],
): Promise<Map<string, CanaryView>> {
  requirePermission(ctx, 'campaigns.read');
  return deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const { rows } = await tx.client.query<Row>(
        `select id, canary_size as size, canary_state as state, canary_reason as reason, canary_released_by as by, canary_released_at as at
         from campaigns where team_id = $1 and id = any($2::uuid[])`,
        [ctx.teamId, campaignIds],
      );
      const watched = rows.flatMap((row) => (row.size === null ? [] : [row.id]));
      const figures = await canaryFigures(tx, deps.clock.now(), watched);
      const names = await userNames(
        tx,
        rows.map((row) => (row.by ? userIdOf(row.by) : null)),
      );
      return new Map(
        rows.map((row) => {
          const counts = figures.get(row.id);
          return [
            row.id,
            {
              size: row.size,
              state: row.state,
              reason: row.reason,
              releasedBy: row.by ? actorLabel(row.by, names) : null,
              releasedAt: row.at,
              written: counts?.written ?? 0,
              sent: counts?.sent ?? 0,
              delivered: counts?.delivered ?? 0,
              failed: counts?.failed ?? 0,
              optedOut: counts?.optedOut ?? 0,
              replied: counts?.replied ?? 0,
              waiting: counts?.waiting ?? 0,
            },
          ];
        }),
      );
    },
    { readOnly: true },
  );
}
