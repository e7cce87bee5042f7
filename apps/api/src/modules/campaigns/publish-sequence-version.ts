import { isUuid } from '@og/db';
import { z } from 'zod';
import { audit } from '../../platform/audit.js';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import {
  conflict,
  invalidInput,
  missing,
  parseInput,
  type Conflict,
  type InvalidInput,
  type NotFound,
} from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { readCampaign } from './campaign-row.js';
import { stepsSchema } from './definition/campaign-input.js';
import { sequenceProblems } from './definition/sequence-problems.js';
import { sequenceOf, writeVersion } from './definition/write-steps.js';
import { readCampaignView, type CampaignView } from './report/campaign.view.js';

const inputSchema = z.object({ version: z.number().int(), steps: stepsSchema });

/**
 * Edit the sequence of a running campaign: a new version. Who is in flight finishes on the old one; who enters from
 * now on takes the new one. `moveEnrollments` brings the others over.
 */
export async function publishSequenceVersion(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  id: string,
  input: unknown,
): Promise<CampaignView | InvalidInput | NotFound | Conflict> {
  requirePermission(ctx, 'campaigns.write');
  if (!isUuid(id)) return missing('campaign');
  const parsed = parseInput(inputSchema, input);
  if (!parsed.ok) return parsed.failure;
  const { version, steps } = parsed.data;
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    const campaign = await readCampaign(tx, id, { lock: true });
    if (!campaign) return missing('campaign');
    if (campaign.version !== version)
      return conflict(
        'stale',
        'Somebody saved this campaign in between. Load it again and repeat your change.',
      );
    if (campaign.state !== 'active' && campaign.state !== 'paused')
      return conflict(
        'not_running',
        `The campaign is ${campaign.state}: only a running one has versions to publish.`,
      );
    const sequenceId = await sequenceOf(tx, campaign.sequence_version_id);
    const problems = await sequenceProblems(tx, steps, sequenceId);
    if (problems.length > 0)
      return invalidInput(
        problems.map((problem) => ({ ...problem, path: ['input', ...(problem.path ?? [])] })),
      );
    const versionId = await writeVersion(tx, now, sequenceId, steps);
    await tx.client.query(
      'update campaigns set sequence_version_id = $3, version = version + 1, updated_at = $4 where team_id = $1 and id = $2',
      [tx.teamId, id, versionId, now.toISOString()],
    );
    await audit(tx, ctx, now, {
      action: 'campaign.publish_sequence',
      subjectType: 'campaign',
      subjectId: id,
      detail: { from: campaign.sequence_version_id, to: versionId, steps: steps.length },
    });
    await deps.outbox.event(tx, now, 'campaign.changed.v1', [id], { state: campaign.state });
    return (await readCampaignView(tx, id)) ?? missing('campaign');
  });
}
