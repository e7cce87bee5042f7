import type { Channel } from '@og/core';
import { isUuid, leads, type TeamTx } from '@og/db';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { audit } from '../../platform/audit.js';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import {
  conflict,
  missing,
  type CampaignNotReady,
  type Conflict,
  type NotFound,
  type Problem,
} from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { leadPredicate, type LeadFilter } from '../leads/index.js';
import { audienceFilter } from './audience/audience-leads.js';
import { readCampaign, readSteps, type CampaignRow } from './campaign-row.js';
import { checkedStep, sequenceProblems } from './definition/sequence-problems.js';
import { sequenceOf } from './definition/write-steps.js';
import { channelsOf, graphOf } from './engine/graphs.js';
import { campaignMailboxes, campaignSenders } from './engine/senders.js';
import { freezeForecast } from './forecast/stored-forecasts.js';
import { readCampaignView, type CampaignView } from './report/campaign.view.js';

/** Above this many leads the person confirms the number that they read. */
export const CONFIRM_ABOVE = 1_000;

const inputSchema = z
  .object({ confirmCount: z.number().int().nullish(), canarySize: z.number().int().nullish() })
  .nullish();

/** Start a draft: check everything that a start needs, and leave the enrolling to a job. */
export async function launchCampaign(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  id: string,
  input: unknown,
): Promise<CampaignView | CampaignNotReady | NotFound | Conflict> {
  requirePermission(ctx, 'campaigns.launch');
  if (!isUuid(id)) return missing('campaign');
  const { confirmCount = null, canarySize = null } = inputSchema.safeParse(input).data ?? {};
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    const campaign = await readCampaign(tx, id, { lock: true });
    if (!campaign) return missing('campaign');
    if (campaign.state !== 'draft')
      return conflict(
        'not_a_draft',
        `The campaign is ${campaign.state} already: only a draft can be launched.`,
      );
    const { problems, audience } = await readiness(tx, now, campaign, confirmCount);
    if (canarySize !== null && canarySize < 1)
      problems.push(
        problem('canary_size', 'Launch at least one run first, or all at once: leave the number empty.', [
          'input',
          'canarySize',
        ]),
      );
    if (problems.length > 0) return notReady(problems);
    await tx.client.query(
      `update campaigns set state = 'active', launched_at = $3, updated_at = $3, version = version + 1,
         canary_size = $4, canary_state = case when $4::int is null then 'none' else 'running' end::canary_state where team_id = $1 and id = $2`,
      [tx.teamId, id, now.toISOString(), canarySize],
    );
    await freezeForecast(tx, now, id, campaign.version);
    await audit(tx, ctx, now, {
      action: 'campaign.launch',
      subjectType: 'campaign',
      subjectId: id,
      detail: { audience, canarySize },
    });
    await deps.outbox.job(tx, now, 'campaign/launch', { campaignId: id });
    await deps.outbox.event(tx, now, 'campaign.changed.v1', [id], { state: 'active' });
    return (await readCampaignView(tx, id)) ?? missing('campaign');
  });
}

/** Everything that stands against a start, at once. */
async function readiness(
  tx: TeamTx,
  now: Date,
  campaign: CampaignRow,
  confirmCount: number | null,
): Promise<{ problems: Problem[]; audience: number }> {
  const problems: Problem[] = [];
  const steps = await readSteps(tx, [campaign.sequence_version_id]);
  const sequenceId = await sequenceOf(tx, campaign.sequence_version_id);
  problems.push(...(await sequenceProblems(tx, steps.map(checkedStep), sequenceId)));
  const channels = channelsOf(graphOf(campaign.sequence_version_id, steps));
  problems.push(...(await senderProblems(tx, now, campaign, channels)));
  const filter = await audienceFilter(tx, campaign);
  if (!filter) {
    problems.push(
      problem('no_audience', 'The campaign has no audience: choose a segment or a filter.', ['filter']),
    );
    return { problems, audience: 0 };
  }
  const counts = await countAudience(tx, filter);
  if (counts.all === 0)
    problems.push(
      problem('empty_audience', 'No lead matches the audience: change the filter or import leads.', [
        'filter',
      ]),
    );
  else if (counts.consented === 0 && channels.length === 1 && channels[0] === 'sms') {
    problems.push(
      problem(
        'no_consent',
        'Nobody in the audience has consent to be texted: state at import, or on the leads, where consent came from.',
        ['filter'],
      ),
    );
  }
  if (counts.all > CONFIRM_ABOVE && confirmCount !== counts.all) {
    problems.push(
      problem(
        'confirm_count',
        `The audience is ${counts.all.toLocaleString('en-US')} leads: confirm this number (confirmCount: ${counts.all}).`,
        ['input', 'confirmCount'],
      ),
    );
  }
  return { problems, audience: counts.all };
}

/** Every channel of the sequence needs somebody who can write on it. */
async function senderProblems(
  tx: TeamTx,
  now: Date,
  campaign: CampaignRow,
  channels: readonly Channel[],
): Promise<Problem[]> {
  const problems: Problem[] = [];
  if (channels.includes('sms') && (await campaignSenders(tx, now, campaign.sender_pool_id)).length === 0)
    problems.push(
      problem('no_sender', 'No number can send: add an active number on a connected account to the pool.', [
        'senderPoolId',
      ]),
    );
  if (
    channels.includes('email') &&
    (await campaignMailboxes(tx, now, campaign.sender_mailbox_id)).length === 0
  )
    problems.push(
      problem(
        'no_mailbox',
        'No mailbox can send the e-mails: add an active mailbox of a verified domain, or choose another.',
        ['senderMailboxId'],
      ),
    );
  return problems;
}

async function countAudience(tx: TeamTx, filter: LeadFilter): Promise<{ all: number; consented: number }> {
  const [row] = await tx.db
    .select({
      all: sql<number>`count(*)::int`,
      consented: sql<number>`(count(*) filter (where exists (select from consents k where k.team_id = leads.team_id and k.lead_id = leads.id
        and k.channel = 'sms' and k.revoked_at is null)))::int`,
    })
    .from(leads)
    .where(and(eq(leads.teamId, tx.teamId), leadPredicate(filter)));
  return row ?? { all: 0, consented: 0 };
}

function problem(code: string, message: string, path: string[]): Problem {
  return { code, message, path };
}

function notReady(problems: Problem[]): CampaignNotReady {
  const [first] = problems;
  return {
    __typename: 'CampaignNotReady',
    code: 'campaign_not_ready',
    message: first?.message ?? 'The campaign cannot start.',
    path: first?.path ?? null,
    problems,
  };
}
