import { isUuid, type TeamTx } from '@og/db';
import { audit } from '../../../platform/audit.js';
import { actorName, requirePermission, type Ctx } from '../../../platform/ctx.js';
import { conflict, missing, type Conflict, type NotFound } from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import { readCampaign, type CampaignRow } from '../campaign-row.js';
import { readCampaignView, type CampaignView } from '../report/campaign.view.js';
import { WHOLE_CAMPAIGN } from '../whole-campaign.js';
import { releaseRest } from './release-rest.js';
import { isKeptBack } from './split-canary.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox'>;
type Result = CampaignView | NotFound | Conflict;

/** A person lets the rest go, whatever the figures say. */
export function releaseCanary(deps: Deps, ctx: Ctx, id: string): Promise<Result> {
  return decide(deps, ctx, id, 'campaign.release_canary', (tx, now, campaign) =>
    releaseRest(deps, tx, now, campaign, actorName(ctx), 'Released by a person.'),
  );
}

/** A person gives up the rest: it never begins. The first runs go on. */
export function stopCanary(deps: Deps, ctx: Ctx, id: string): Promise<Result> {
  return decide(deps, ctx, id, 'campaign.stop_canary', async (tx, now, campaign) => {
    const { rowCount } = await tx.client.query(
      `update enrollments set state = 'finished', reason = 'canary_stopped', next_due_at = null, updated_at = $3
       where team_id = $1 and campaign_id = $2 and state = 'pending' and not canary`,
      [tx.teamId, campaign.id, now.toISOString()],
    );
    await tx.client.query(
      `update campaigns set canary_state = 'stopped', canary_reason = 'Stopped by a person.', canary_released_by = $4, canary_released_at = null,
         version = version + 1, updated_at = $3 where team_id = $1 and id = $2`,
      [tx.teamId, campaign.id, now.toISOString(), actorName(ctx)],
    );
    await deps.outbox.event(tx, now, 'campaign.changed.v1', [campaign.id], { state: campaign.state });
    return rowCount ?? 0;
  });
}

async function decide(
  deps: Deps,
  ctx: Ctx,
  id: string,
  action: string,
  effect: (tx: TeamTx, now: Date, campaign: CampaignRow) => Promise<number>,
): Promise<Result> {
  requirePermission(ctx, 'campaigns.launch');
  if (!isUuid(id)) return missing('campaign');
  return deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const now = deps.clock.now();
      const campaign = await readCampaign(tx, id, { lock: true });
      if (!campaign) return missing('campaign');
      if (!isKeptBack(campaign))
        return conflict(
          'no_canary',
          `No runs of this campaign wait for a release: ${WORDS[campaign.canary_state]}`,
        );
      if (!['active', 'paused'].includes(campaign.state))
        return conflict(
          'wrong_state',
          `The campaign is ${campaign.state}: its rest can no longer be decided about.`,
        );
      const runs = await effect(tx, now, campaign);
      await audit(tx, ctx, now, { action, subjectType: 'campaign', subjectId: id, detail: { runs } });
      return (await readCampaignView(tx, id)) ?? missing('campaign');
    },
    WHOLE_CAMPAIGN,
  );
}

const WORDS: Record<CampaignRow['canary_state'], string> = {
  none: 'it was launched all at once.',
  running: 'its first runs have begun.',
  holding: 'it is held.',
  released: 'the rest was released.',
  stopped: 'the rest was given up.',
};
