import type { TeamTx } from '@og/db';
import { cancelPendingSends, lockPendingSends } from './cancel-pending-sends.js';
import type { TransitionSource } from './transition.js';

export interface StopEnrollments {
  leadId: string;
  /** What the runs become. `opted_out` also ends runs that a reply had ended. */
  state: 'replied' | 'opted_out' | 'bounced' | 'suppressed' | 'failed';
  /** A reason code, such as `person_replied` or `suppressed`. */
  reason: string;
  /** Default `revocation`. */
  source?: TransitionSource;
}

/** Where a run can still be stopped from, by what stops it. */
const FROM: Record<StopEnrollments['state'], string[]> = {
  replied: ['pending', 'active', 'paused', 'finished', 'held'],
  opted_out: ['pending', 'active', 'paused', 'finished', 'replied', 'bounced', 'failed', 'held'],
  bounced: ['pending', 'active', 'paused'],
  suppressed: ['pending', 'active', 'paused', 'held'],
  failed: ['pending', 'active', 'paused', 'held'],
};

/**
 * End every run of a person, in all campaigns of the team, and stop the steps that are pending. A finished run that
 * is answered becomes `replied`, so that its campaign's counts show the reply.
 * @returns the campaigns concerned.
 */
export async function stopEnrollments(
  tx: TeamTx,
  now: Date,
  stop: StopEnrollments,
): Promise<{ campaignIds: string[] }> {
  await lockPendingSends(tx, { leadId: stop.leadId });
  const { rows } = await tx.client.query<{ campaign_id: string }>(
    `update enrollments set state = $3::enrollment_state, reason = $4, next_due_at = null, updated_at = $5
     where team_id = $1 and lead_id = $2 and state = any($6::enrollment_state[])
     returning campaign_id`,
    [tx.teamId, stop.leadId, stop.state, stop.reason, now.toISOString(), FROM[stop.state]],
  );
  await cancelPendingSends(tx, now, {
    leadId: stop.leadId,
    reason: stop.reason,
    source: stop.source ?? 'revocation',
    onlyCampaigns: true,
    to: stop.state === 'opted_out' || stop.state === 'suppressed' ? 'suppressed' : 'canceled',
  });
  const campaignIds = [...new Set(rows.map((row) => row.campaign_id))];
  await tx.client.query(
    `insert into outbox (team_id, kind, topic, payload, available_at, created_at)
     select $1, 'event', 'campaign.progressed.v1', jsonb_build_object('ids', jsonb_build_array(id), 'data', '{}'::jsonb), $3, $3 from unnest($2::uuid[]) as id`,
    [tx.teamId, campaignIds, now.toISOString()],
  );
  return { campaignIds };
}
