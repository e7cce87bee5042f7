import { isUuid, type TeamTx } from '@og/db';
import { z } from 'zod';
import { audit } from '../../platform/audit.js';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import {
  conflict,
  invalidField,
  missing,
  parseInput,
  type Conflict,
  type InvalidInput,
  type NotFound,
} from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { readCampaign, readSteps, type CampaignRow } from './campaign-row.js';
import { mapPositions } from './definition/map-positions.js';
import { sequenceOf } from './definition/write-steps.js';
import { readCampaignView, type CampaignView } from './report/campaign.view.js';
import { WHOLE_CAMPAIGN } from './whole-campaign.js';

const inputSchema = z.object({ fromVersionId: z.uuid('That is not the id of a version.') });

export interface EnrollmentsMoved {
  __typename: 'EnrollmentsMoved';
  moved: number;
  /** Runs whose next step is gone, or that would have taken a step again. */
  stayed: number;
  campaign: CampaignView;
}

/** Bring runs in flight from an older version of the campaign's sequence to the current one, by the keys of steps. */
export async function moveEnrollments(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  id: string,
  input: unknown,
): Promise<EnrollmentsMoved | Conflict | NotFound | InvalidInput> {
  requirePermission(ctx, 'campaigns.launch');
  if (!isUuid(id)) return missing('campaign');
  const parsed = parseInput(inputSchema, input);
  if (!parsed.ok) return parsed.failure;
  const { fromVersionId } = parsed.data;
  return deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const now = deps.clock.now();
      const campaign = await readCampaign(tx, id, { lock: true });
      if (!campaign) return missing('campaign');
      if (campaign.state !== 'active' && campaign.state !== 'paused')
        return conflict('not_running', `The campaign is ${campaign.state}: nobody is in flight.`);
      if (fromVersionId === campaign.sequence_version_id)
        return conflict('current_version', 'That is the current version: its runs are where they should be.');
      const refusal = await foreignVersion(tx, campaign, fromVersionId);
      if (refusal) return refusal;
      const { moved, stayed } = await move(tx, now, campaign, fromVersionId);
      await audit(tx, ctx, now, {
        action: 'campaign.move_enrollments',
        subjectType: 'campaign',
        subjectId: id,
        detail: { from: fromVersionId, to: campaign.sequence_version_id, moved, stayed },
      });
      await deps.outbox.event(tx, now, 'campaign.progressed.v1', [id], {});
      const view = await readCampaignView(tx, id);
      return view ? { __typename: 'EnrollmentsMoved', moved, stayed, campaign: view } : missing('campaign');
    },
    WHOLE_CAMPAIGN,
  );
}

/** Only versions of the campaign's own sequence: another one's keys mean something else. */
async function foreignVersion(
  tx: TeamTx,
  campaign: CampaignRow,
  fromVersionId: string,
): Promise<InvalidInput | null> {
  const { rowCount } = await tx.client.query(
    'select from sequence_versions where team_id = $1 and id = $2 and sequence_id = $3',
    [tx.teamId, fromVersionId, await sequenceOf(tx, campaign.sequence_version_id)],
  );
  return rowCount
    ? null
    : invalidField('fromVersionId', 'unknown_version', 'This campaign’s sequence has no such version.');
}

const IN_FLIGHT = `state in ('pending', 'active', 'paused', 'held')`;

async function move(
  tx: TeamTx,
  now: Date,
  campaign: CampaignRow,
  fromVersionId: string,
): Promise<{ moved: number; stayed: number }> {
  const current = campaign.sequence_version_id;
  const steps = await readSteps(tx, [fromVersionId, current]);
  const of = (versionId: string) => steps.filter((step) => step.sequence_version_id === versionId);
  const places = mapPositions(of(fromVersionId), of(current));
  const moved = await tx.client.query(
    `update enrollments e set sequence_version_id = $4, step_position = m.place, updated_at = $5
     from unnest($6::int[], $7::int[]) as m(position, place)
     where e.team_id = $1 and e.campaign_id = $2 and e.sequence_version_id = $3 and e.step_position = m.position and e.${IN_FLIGHT}`,
    [
      tx.teamId,
      campaign.id,
      fromVersionId,
      current,
      now.toISOString(),
      [...places.keys()],
      [...places.values()],
    ],
  );
  const { rows } = await tx.client.query<{ count: number }>(
    `select count(*)::int as count from enrollments where team_id = $1 and campaign_id = $2 and sequence_version_id = $3 and ${IN_FLIGHT}`,
    [tx.teamId, campaign.id, fromVersionId],
  );
  return { moved: moved.rowCount ?? 0, stayed: rows[0]?.count ?? 0 };
}
