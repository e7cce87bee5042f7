import type { SplitVariant } from '@og/core';
import type { TeamTx } from '@og/db';
import { experimentFigures } from './figures.js';

export interface ExperimentView {
  id: string;
  campaignId: string;
  stepId: string;
  state: 'running' | 'stopped' | 'concluded';
  reason: string | null;
  winner: string | null;
  startedAt: Date;
  decidedAt: Date | null;
  variants: {
    key: string;
    weight: number;
    stopped: boolean;
    stoppedReason: string | null;
    assigned: number;
    sent: number;
    delivered: number;
    replied: number;
    optedOut: number;
  }[];
}

type Row = Omit<ExperimentView, 'variants'> & {
  stopped: { key: string; reason: string }[];
  variants: SplitVariant[] | null;
};

/** Experiments of campaigns, the first of a campaign in front, with the figures of all in one query. */
export async function loadExperiments(
  tx: TeamTx,
  campaignIds: readonly string[],
): Promise<Map<string, ExperimentView[]>> {
  const { rows } = await tx.client.query<Row>(
    `select x.id, x.campaign_id as "campaignId", x.step_id as "stepId", x.state, x.reason, x.winner, x.started_at as "startedAt",
       x.decided_at as "decidedAt", x.stopped_variants as stopped, s.config -> 'variants' as variants
     from experiments x join steps s on s.team_id = $1 and s.id = x.step_id
     where x.team_id = $1 and x.campaign_id = any($2::uuid[]) order by x.started_at, x.id`,
    [tx.teamId, campaignIds],
  );
  const figures = await experimentFigures(
    tx,
    rows.map((row) => row.stepId),
  );
  const byCampaign = new Map<string, ExperimentView[]>(campaignIds.map((id) => [id, []]));
  for (const { stopped, variants, ...row } of rows) {
    const counts = new Map((figures.get(row.stepId) ?? []).map((item) => [item.key, item]));
    byCampaign.get(row.campaignId)?.push({
      ...row,
      variants: (variants ?? []).map(({ key, weight }) => {
        const count = counts.get(key);
        const stop = stopped.find((item) => item.key === key);
        return {
          key,
          weight,
          stopped: stop !== undefined,
          stoppedReason: stop?.reason ?? null,
          assigned: count?.assigned ?? 0,
          sent: count?.sent ?? 0,
          delivered: count?.delivered ?? 0,
          replied: count?.replied ?? 0,
          optedOut: count?.optedOut ?? 0,
        };
      }),
    });
  }
  return byCampaign;
}
