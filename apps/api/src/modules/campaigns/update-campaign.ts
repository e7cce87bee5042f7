import { isUuid, type TeamTx } from '@og/db';
import type { z } from 'zod';
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
  type Problem,
} from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { filterToJson } from '../leads/index.js';
import { readCampaign, type CampaignRow } from './campaign-row.js';
import { updateCampaignSchema } from './definition/campaign-input.js';
import { sequenceProblems } from './definition/sequence-problems.js';
import { missingReference, replaceSteps, sequenceOf, writeVersion } from './definition/write-steps.js';
import { readCampaignView, type CampaignView } from './report/campaign.view.js';

type Input = z.output<typeof updateCampaignSchema>;

/**
 * Change a campaign. A draft changes freely. A launched one keeps its audience; new steps become a new version of
 * its sequence, and who is in flight finishes on the old one. An edit of an older version is refused.
 */
export async function updateCampaign(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  id: string,
  input: unknown,
): Promise<CampaignView | InvalidInput | NotFound | Conflict> {
  requirePermission(ctx, 'campaigns.write');
  if (!isUuid(id)) return missing('campaign');
  const parsed = parseInput(updateCampaignSchema, input);
  if (!parsed.ok) return parsed.failure;
  const change = parsed.data;
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    const campaign = await readCampaign(tx, id, { lock: true });
    if (!campaign) return missing('campaign');
    if (campaign.version !== change.version)
      return conflict(
        'stale',
        'Somebody saved this campaign in between. Load it again and repeat your change.',
      );
    if (['completed', 'archived'].includes(campaign.state))
      return conflict('campaign_over', `The campaign is ${campaign.state}: copy it into a new one.`);
    if (campaign.state !== 'draft' && (change.segmentId !== undefined || change.filter !== undefined)) {
      return conflict(
        'launched',
        'The audience of a launched campaign cannot change: make a new campaign for other leads.',
      );
    }
    const lacking = await missingReference(tx, change);
    if (lacking) return missing(lacking);
    const problems = await publishProblems(tx, campaign, change.steps);
    if (problems.length > 0) return invalidInput(problems);
    await apply(tx, now, campaign, change);
    await audit(tx, ctx, now, {
      action: 'campaign.update',
      subjectType: 'campaign',
      subjectId: id,
      detail: { version: campaign.version + 1 },
    });
    await deps.outbox.event(tx, now, 'campaign.changed.v1', [id], { state: campaign.state });
    return (await readCampaignView(tx, id)) ?? missing('campaign');
  });
}

/** A draft may be unfinished; what people already run through may not. */
async function publishProblems(tx: TeamTx, campaign: CampaignRow, steps: Input['steps']): Promise<Problem[]> {
  if (campaign.state === 'draft' || !steps) return [];
  const problems = await sequenceProblems(tx, steps, await sequenceOf(tx, campaign.sequence_version_id));
  return problems.map((problem) => ({ ...problem, path: ['input', ...(problem.path ?? [])] }));
}

async function apply(tx: TeamTx, now: Date, campaign: CampaignRow, change: Input): Promise<void> {
  const versionId = change.steps
    ? await writeNewSteps(tx, now, campaign, change.steps)
    : campaign.sequence_version_id;
  const audienceGiven = change.segmentId !== undefined || change.filter !== undefined;
  await tx.client.query(
    `update campaigns set version = version + 1, updated_at = $3, name = coalesce($4, name), sequence_version_id = $5,
       segment_id = case when $6 then $7::uuid else segment_id end, filter = case when $6 then $8::jsonb else filter end,
       sender_pool_id = case when $9 then $10::uuid else sender_pool_id end, send_window = case when $11 then $12::jsonb else send_window end,
       sender_mailbox_id = case when $13 then $14::uuid else sender_mailbox_id end,
       exit_conditions = coalesce($15::text[], exit_conditions),
       re_entry_after_days = case when $16 then $17::int else re_entry_after_days end,
       exclusive = coalesce($18::boolean, exclusive), track_links = coalesce($19::boolean, track_links)
     where team_id = $1 and id = $2`,
    [
      tx.teamId,
      campaign.id,
      now.toISOString(),
      change.name ?? null,
      versionId,
      audienceGiven,
      change.segmentId ?? null,
      change.filter ? JSON.stringify(filterToJson(change.filter)) : null,
      change.senderPoolId !== undefined,
      change.senderPoolId ?? null,
      change.sendWindow !== undefined,
      change.sendWindow ? JSON.stringify(change.sendWindow) : null,
      change.senderMailboxId !== undefined,
      change.senderMailboxId ?? null,
      change.exitConditions ?? null,
      change.reEntryAfterDays !== undefined,
      change.reEntryAfterDays ?? null,
      change.exclusive ?? null,
      change.trackLinks ?? null,
    ],
  );
}

async function writeNewSteps(
  tx: TeamTx,
  now: Date,
  campaign: CampaignRow,
  steps: NonNullable<Input['steps']>,
): Promise<string> {
  if (campaign.state === 'draft') {
    await replaceSteps(tx, campaign.sequence_version_id, steps);
    return campaign.sequence_version_id;
  }
  return writeVersion(tx, now, await sequenceOf(tx, campaign.sequence_version_id), steps);
}
