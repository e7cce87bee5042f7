import { newId } from '@og/db';
import { audit } from '../../platform/audit.js';
import { actorUserId, requirePermission, type Ctx } from '../../platform/ctx.js';
import { missing, parseInput, type InvalidInput, type NotFound } from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { filterToJson } from '../leads/index.js';
import { EXIT_CONDITIONS } from './campaign-row.js';
import { createCampaignSchema } from './definition/campaign-input.js';
import { missingReference, writeVersion } from './definition/write-steps.js';
import { readCampaignView, type CampaignView } from './report/campaign.view.js';

/** Save a draft: its name, audience, steps, senders and window. What it lacks is said when it is launched. */
export async function createCampaign(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  input: unknown,
): Promise<CampaignView | InvalidInput | NotFound> {
  requirePermission(ctx, 'campaigns.write');
  const parsed = parseInput(createCampaignSchema, input);
  if (!parsed.ok) return parsed.failure;
  const { name, segmentId, filter, steps, senderPoolId, senderMailboxId, sendWindow } = parsed.data;
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    const lacking = await missingReference(tx, parsed.data);
    if (lacking) return missing(lacking);
    const sequenceId = newId();
    await tx.client.query(
      'insert into sequences (team_id, id, name, created_at, updated_at) values ($1, $2, $3, $4, $4)',
      [tx.teamId, sequenceId, name, now.toISOString()],
    );
    const versionId = await writeVersion(tx, now, sequenceId, steps);
    const id = newId();
    await tx.client.query(
      `insert into campaigns (team_id, id, name, state, segment_id, filter, sequence_version_id, sender_pool_id, send_window, created_by, created_at, updated_at,
         sender_mailbox_id, exit_conditions, re_entry_after_days, exclusive, track_links)
       values ($1, $2, $3, 'draft', $4, $5, $6, $7, $8, $9, $10, $10, $11, $12, $13, $14, $15)`,
      [
        tx.teamId,
        id,
        name,
        segmentId ?? null,
        filter ? JSON.stringify(filterToJson(filter)) : null,
        versionId,
        senderPoolId ?? null,
        sendWindow ? JSON.stringify(sendWindow) : null,
        actorUserId(ctx),
        now.toISOString(),
        senderMailboxId ?? null,
        parsed.data.exitConditions ?? [...EXIT_CONDITIONS],
        parsed.data.reEntryAfterDays ?? null,
        parsed.data.exclusive ?? false,
        parsed.data.trackLinks ?? false,
      ],
    );
    await audit(tx, ctx, now, {
      action: 'campaign.create',
      subjectType: 'campaign',
      subjectId: id,
      detail: { steps: steps.length },
    });
    await deps.outbox.event(tx, now, 'campaign.changed.v1', [id], { state: 'draft' });
    return (await readCampaignView(tx, id)) ?? missing('campaign');
  });
}
