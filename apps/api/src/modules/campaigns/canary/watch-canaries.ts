import { judgeCanary } from '@og/core';
import type { Platform } from '../../../platform/platform.js';
import { readCampaign } from '../campaign-row.js';
import { audit } from '../../../platform/audit.js';
import { WHOLE_CAMPAIGN } from '../whole-campaign.js';
import { canaryFigures } from './canary-figures.js';
import { releaseRest } from './release-rest.js';
import { isKeptBack } from './split-canary.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'logger'>;

/** Look at every canary that keeps its rest back: release it by good figures, or say why it holds. */
export async function watchCanaries(deps: Deps): Promise<void> {
  const { rows } = await deps.database.withSystem(
    (tx) =>
      tx.client.query<{ team_id: string; id: string }>(
        `select team_id, id from campaigns where state = 'active' and canary_state in ('running', 'holding') limit 500`,
      ),
    { readOnly: true },
  );
  for (const { team_id: teamId, id } of rows) {
    await watchCanary(deps, teamId, id).catch((error: unknown) =>
      deps.logger.warn({ err: error, campaignId: id }, 'canary: it is looked at again'),
    );
  }
}

/** One look at one canary; idempotent. */
export async function watchCanary(deps: Deps, teamId: string, campaignId: string): Promise<void> {
  await deps.database.withTeam(
    teamId,
    async (tx) => {
      const now = deps.clock.now();
      const campaign = await readCampaign(tx, campaignId, { lock: true });
      if (!campaign || campaign.state !== 'active' || !isKeptBack(campaign)) return;
      const figures = (await canaryFigures(tx, now, [campaignId])).get(campaignId);
      if (!figures) return;
      const ctx = { teamId, actor: { type: 'system' as const, name: 'health' }, requestId: 'canary' };
      // The audience was smaller than the canary: nothing is kept back.
      if (campaign.enrolled_at && figures.waiting === 0) {
        await releaseRest(deps, tx, now, campaign, 'system:health', 'The first runs are the whole audience.');
        return;
      }
      const { verdict, reason, tests } = judgeCanary({
        ...figures,
        size: Math.min(figures.size, campaign.canary_size ?? 0),
      });
      // Who is still being enrolled is not released yet: the rest must be known first.
      if (verdict === 'release' && campaign.enrolled_at) {
        const runs = await releaseRest(deps, tx, now, campaign, 'system:health', reason);
        await audit(tx, ctx, now, {
          action: 'campaign.release_canary',
          subjectType: 'campaign',
          subjectId: campaignId,
          detail: { runs, tests },
        });
        return;
      }
      const isOut = figures.size > 0 && figures.settled >= figures.size && campaign.enrolled_at !== null;
      const state = verdict === 'hold' || isOut ? 'holding' : 'running';
      const { rowCount } = await tx.client.query(
        `update campaigns set canary_state = $3::canary_state, canary_reason = $4, updated_at = $5
       where team_id = $1 and id = $2 and (canary_state <> $3::canary_state or canary_reason is distinct from $4)`,
        [teamId, campaignId, state, reason, now.toISOString()],
      );
      if (!rowCount) return;
      await deps.outbox.event(tx, now, 'campaign.changed.v1', [campaignId], { state: campaign.state });
      if (verdict === 'hold' && campaign.canary_state !== 'holding')
        await audit(tx, ctx, now, {
          action: 'campaign.hold_canary',
          subjectType: 'campaign',
          subjectId: campaignId,
          detail: { tests },
        });
    },
    WHOLE_CAMPAIGN,
  );
}
