import type { TeamTx } from '@og/db';
import { lockPendingSends, cancelPendingSends } from './cancel-pending-sends.js';

/**
 * An address of a person bounced for good: their runs of campaigns that end at a bounce become `bounced`, and what
 * those runs have pending is canceled. Runs of other campaigns go on, by text for example. Runs that never write
 * e-mails have not bounced.
 * @returns the campaigns concerned.
 */
export async function endBouncedRuns(
  tx: TeamTx,
  now: Date,
  { leadId, reason }: { leadId: string; reason: string },
): Promise<{ campaignIds: string[] }> {
  await lockPendingSends(tx, { leadId });
  const { rows } = await tx.client.query<{ id: string; campaign_id: string }>(
    `update enrollments e set state = 'bounced', reason = $3, next_due_at = null, updated_at = $4
     from campaigns c
     where e.team_id = $1 and e.lead_id = $2 and e.state in ('pending', 'active', 'paused', 'held')
       and c.team_id = $1 and c.id = e.campaign_id and 'bounce' = any(c.exit_conditions)
       and exists (select from steps s where s.team_id = $1 and s.sequence_version_id = e.sequence_version_id and s.type = 'email')
     returning e.id, e.campaign_id`,
    [tx.teamId, leadId, reason, now.toISOString()],
  );
  const campaignIds = [...new Set(rows.map((row) => row.campaign_id))];
  for (const campaignId of campaignIds)
    await cancelPendingSends(tx, now, {
      leadId,
      campaignId,
      reason: 'bounced',
      source: 'callback',
      onlyCampaigns: true,
    });
  await tx.client.query(
    `insert into outbox (team_id, kind, topic, payload, available_at, created_at)
     select $1, 'event', 'campaign.progressed.v1', jsonb_build_object('ids', jsonb_build_array(id), 'data', '{}'::jsonb), $3, $3 from unnest($2::uuid[]) as id`,
    [tx.teamId, campaignIds, now.toISOString()],
  );
  return { campaignIds };
}
