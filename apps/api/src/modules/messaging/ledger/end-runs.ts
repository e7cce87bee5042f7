import type { TeamTx } from '@og/db';
import { cancelPendingSends, lockPendingSends } from './cancel-pending-sends.js';
import type { TransitionSource } from './transition.js';

/** What a campaign may end runs at, beside opt-out, erasure and a person's hand, which always do. */
export type ExitCondition = 'reply' | 'bounce' | 'disposition' | 'stage_change';

export interface EndRuns {
  leadId: string;
  /** Only these of the lead's runs; default: all. */
  enrollmentIds?: readonly string[];
  /** Only runs of campaigns that end at this; null or absent: of any campaign. A finished run is marked all the same. */
  condition?: ExitCondition | null;
  /** What the runs become. */
  state: 'finished' | 'replied' | 'opted_out' | 'bounced' | 'suppressed' | 'failed';
  /** A reason code. */
  reason: string;
  source: TransitionSource;
  /** Where a run can be ended from. Default: wherever it is still running. */
  from?: readonly string[];
}

const RUNNING = ['pending', 'active', 'paused', 'held'];

/**
 * End runs of a person and stop their pending steps; a step that is in a provider's hands stays what it is. Safe
 * against a planner that is just at work: it holds the run, and what it writes is stopped after it.
 */
export async function endRuns(
  tx: TeamTx,
  now: Date,
  end: EndRuns,
): Promise<{ campaignIds: string[]; enrollmentIds: string[] }> {
  await lockPendingSends(tx, { leadId: end.leadId });
  const { rows } = await tx.client.query<{ id: string; campaign_id: string }>(
    `update enrollments e set state = $3::enrollment_state, reason = $4, next_due_at = null, updated_at = $5
     from campaigns c
     where e.team_id = $1 and e.lead_id = $2 and e.state = any($6::enrollment_state[]) and c.team_id = $1 and c.id = e.campaign_id
       and ($7::uuid[] is null or e.id = any($7)) and ($8::text is null or e.state = 'finished' or $8 = any(c.exit_conditions))
     returning e.id, e.campaign_id`,
    [
      tx.teamId,
      end.leadId,
      end.state,
      end.reason,
      now.toISOString(),
      end.from ?? RUNNING,
      end.enrollmentIds ?? null,
      end.condition ?? null,
    ],
  );
  const enrollmentIds = rows.map((row) => row.id);
  const campaignIds = [...new Set(rows.map((row) => row.campaign_id))];
  if (enrollmentIds.length === 0) return { campaignIds, enrollmentIds };
  await cancelPendingSends(tx, now, {
    leadId: end.leadId,
    enrollmentIds,
    reason: end.reason,
    source: end.source,
    onlyCampaigns: true,
    to: end.state === 'opted_out' || end.state === 'suppressed' ? 'suppressed' : 'canceled',
  });
  await tx.client.query(
    `insert into outbox (team_id, kind, topic, payload, available_at, created_at)
     select $1, 'event', 'campaign.progressed.v1', jsonb_build_object('ids', jsonb_build_array(id), 'data', '{}'::jsonb), $3, $3 from unnest($2::uuid[]) as id`,
    [tx.teamId, campaignIds, now.toISOString()],
  );
  return { campaignIds, enrollmentIds };
}
