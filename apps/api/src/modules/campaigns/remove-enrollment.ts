import { isUuid } from '@og/db';
import { audit } from '../../platform/audit.js';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import { conflict, missing, type Conflict, type NotFound } from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { endRuns } from '../messaging/index.js';
import { readCampaignView, type CampaignView } from './report/campaign.view.js';

/** Take one lead out of a campaign: its run ends, and what is pending for it is stopped. What was sent stays. */
export async function removeEnrollment(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  id: string,
): Promise<CampaignView | Conflict | NotFound> {
  requirePermission(ctx, 'campaigns.write');
  if (!isUuid(id)) return missing('run');
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    const { rows } = await tx.client.query<{ campaign_id: string; lead_id: string }>(
      'select campaign_id, lead_id from enrollments where team_id = $1 and id = $2',
      [tx.teamId, id],
    );
    const run = rows[0];
    if (!run) return missing('run');
    const ended = await endRuns(tx, now, {
      leadId: run.lead_id,
      enrollmentIds: [id],
      state: 'finished',
      reason: 'removed',
      source: 'user',
    });
    if (ended.enrollmentIds.length === 0)
      return conflict('run_over', 'This run has ended already: nothing more is sent for it.');
    await audit(tx, ctx, now, {
      action: 'campaign.remove_enrollment',
      subjectType: 'campaign',
      subjectId: run.campaign_id,
      detail: { enrollmentId: id, leadId: run.lead_id },
    });
    return (await readCampaignView(tx, run.campaign_id)) ?? missing('campaign');
  });
}
