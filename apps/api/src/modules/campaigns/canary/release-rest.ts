import { firstDueAt } from '@og/core';
import type { TeamTx } from '@og/db';
import type { Platform } from '../../../platform/platform.js';
import type { CampaignRow } from '../campaign-row.js';
import { readGraphs } from '../engine/graphs.js';

type Deps = Pick<Platform, 'outbox'>;

/**
 * Let the rest of a canary launch go: its runs begin now. The caller has locked the campaign's row.
 * @param by `user:<id>`, or `system:health` when good figures did it
 */
export async function releaseRest(
  deps: Deps,
  tx: TeamTx,
  now: Date,
  campaign: CampaignRow,
  by: string,
  reason: string,
): Promise<number> {
  const graph = (await readGraphs(tx, [campaign.sequence_version_id])).get(campaign.sequence_version_id);
  const dueAt = graph ? firstDueAt(graph, now) : null;
  const { rowCount } = await tx.client.query(
    `update enrollments set state = 'active', reason = null, next_due_at = $4, updated_at = $3
     where team_id = $1 and campaign_id = $2 and state = 'pending' and not canary`,
    [tx.teamId, campaign.id, now.toISOString(), (dueAt ?? now).toISOString()],
  );
  await tx.client.query(
    `update campaigns set canary_state = 'released', canary_reason = $4, canary_released_by = $5, canary_released_at = $3,
       version = version + 1, updated_at = $3 where team_id = $1 and id = $2`,
    [tx.teamId, campaign.id, now.toISOString(), reason, by],
  );
  await deps.outbox.job(tx, now, 'campaign-sequence/plan', { campaignId: campaign.id });
  await deps.outbox.event(tx, now, 'campaign.changed.v1', [campaign.id], { state: campaign.state });
  return rowCount ?? 0;
}
