import type { TeamTx } from '@og/db';
import { readSteps } from '../campaign-row.js';
import { stepView, type StepView } from './campaign.view.js';
import { noCounts, type CampaignCounts, type CampaignFigures } from './counts.js';
import { readStepCounts } from './step-counts.js';

export interface SequenceVersionView {
  id: string;
  version: number;
  createdAt: Date;
  current: boolean;
  inFlight: number;
  steps: VersionStepView[];
}

/** Counted only when a client asks: pages refetch versions often and seldom look at their figures. */
export type VersionStepView = Omit<StepView, 'counts'> & { counts: () => Promise<CampaignCounts> };

interface Row {
  campaign_id: string;
  id: string;
  version: number;
  created_at: Date;
  current: boolean;
  in_flight: number;
}

/**
 * Versions of the sequences of campaigns, the newest first, with the runs that are still on each.
 * @param count the figures of these campaigns; called once at most, and outside of this transaction
 */
export async function loadSequenceVersions(
  tx: TeamTx,
  campaignIds: readonly string[],
  count: () => Promise<Map<string, CampaignFigures>>,
): Promise<Map<string, SequenceVersionView[]>> {
  const { rows } = await tx.client.query<Row>(
    `select c.id as campaign_id, v.id, v.version, v.created_at, v.id = c.sequence_version_id as current, coalesce(f.count, 0)::int as in_flight
     from campaigns c
       join sequence_versions own on own.team_id = $1 and own.id = c.sequence_version_id
       join sequence_versions v on v.team_id = $1 and v.sequence_id = own.sequence_id
       left join (select campaign_id, sequence_version_id, count(*) as count from enrollments
         where team_id = $1 and campaign_id = any($2::uuid[]) and state in ('pending', 'active', 'paused', 'held') group by 1, 2) f
         on f.campaign_id = c.id and f.sequence_version_id = v.id
     where c.team_id = $1 and c.id = any($2::uuid[]) order by v.version desc`,
    [tx.teamId, campaignIds],
  );
  const steps = await readSteps(
    tx,
    rows.map((row) => row.id),
  );
  const carriedOut = await readStepCounts(
    tx,
    steps.map((step) => step.id),
  );
  let counting: Promise<Map<string, CampaignFigures>> | undefined;
  const countsOf = (campaignId: string, stepId: string) => async (): Promise<CampaignCounts> => {
    counting ??= count();
    return (await counting).get(campaignId)?.bySteps.get(stepId) ?? noCounts();
  };
  const byCampaign = new Map<string, SequenceVersionView[]>(campaignIds.map((id) => [id, []]));
  for (const row of rows)
    byCampaign.get(row.campaign_id)?.push({
      id: row.id,
      version: row.version,
      createdAt: row.created_at,
      current: row.current,
      inFlight: row.in_flight,
      steps: steps
        .filter((step) => step.sequence_version_id === row.id)
        .map((step) => ({
          ...stepView(step, carriedOut.get(step.id) ?? 0, undefined),
          counts: countsOf(row.campaign_id, step.id),
        })),
    });
  return byCampaign;
}
