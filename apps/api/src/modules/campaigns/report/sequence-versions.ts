import type { TeamTx } from '@og/db';
import { readSteps } from '../campaign-row.js';
import { stepView, type StepView } from './campaign.view.js';
import { readStepCounts } from './step-counts.js';

export interface SequenceVersionView {
  id: string;
  version: number;
  createdAt: Date;
  current: boolean;
  inFlight: number;
  steps: StepView[];
}

interface Row {
  campaign_id: string;
  id: string;
  version: number;
  created_at: Date;
  current: boolean;
  in_flight: number;
}

/** Versions of the sequences of campaigns, the newest first, with the runs that are still on each. */
export async function loadSequenceVersions(
  tx: TeamTx,
  campaignIds: readonly string[],
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
        .map((step) => stepView(step, carriedOut.get(step.id) ?? 0, undefined)),
    });
  return byCampaign;
}
