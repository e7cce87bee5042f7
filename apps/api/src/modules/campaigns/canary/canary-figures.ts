import { OBSERVE_MS, type CanaryFigures } from '@og/core';
import type { TeamTx } from '@og/db';

interface Row extends CanaryFigures {
  campaign_id: string;
  waiting: number;
}

/** A canary's figures with how many runs wait for its release. */
export interface CanaryCounts extends CanaryFigures {
  waiting: number;
}

/**
 * Figures of many campaigns' canaries in one statement. A run is settled once its first message left, or once it ended
 * or waits for a person without one.
 */
const SQL = `
with runs as (
  select e.campaign_id, e.id, e.state, e.canary from enrollments e
  where e.team_id = $1 and e.campaign_id = any($2::uuid[]) and (e.canary or e.state = 'pending')
), sends as (
  select r.campaign_id, r.id, count(*) filter (where l.accepted_at is not null)::int as sent,
    count(*) filter (where l.state in ('delivered', 'read'))::int as delivered,
    count(*) filter (where l.state in ('failed', 'undelivered'))::int as failed,
    min(l.accepted_at) as first_at, bool_or(l.state in ('submitting', 'unknown', 'planned', 'ready')) as under_way
  from runs r join send_ledger l on l.team_id = $1 and l.enrollment_id = r.id where r.canary group by 1, 2
)
select r.campaign_id, count(*) filter (where r.canary)::int as size, count(*) filter (where not r.canary and r.state = 'pending')::int as waiting,
  count(*) filter (where r.canary and (s.first_at is not null or (r.state <> 'active' and not coalesce(s.under_way, false))))::int as settled,
  count(*) filter (where r.canary and s.first_at is not null)::int as written, coalesce(sum(s.sent), 0)::int as sent, coalesce(sum(s.delivered), 0)::int as delivered, coalesce(sum(s.failed), 0)::int as failed,
  count(*) filter (where r.canary and r.state = 'opted_out')::int as "optedOut", count(*) filter (where r.canary and r.state = 'replied')::int as replied,
  count(*) filter (where r.canary and s.first_at is not null and (s.first_at <= $3 or r.state = 'opted_out'))::int as observed
from runs r left join sends s on s.campaign_id = r.campaign_id and s.id = r.id group by r.campaign_id`;

const NONE: CanaryCounts = {
  size: 0,
  settled: 0,
  written: 0,
  sent: 0,
  delivered: 0,
  failed: 0,
  optedOut: 0,
  replied: 0,
  observed: 0,
  waiting: 0,
};

/** Figures by campaign; a campaign without a canary has none of anything. */
export async function canaryFigures(
  tx: TeamTx,
  now: Date,
  campaignIds: readonly string[],
): Promise<Map<string, CanaryCounts>> {
  const figures = new Map(campaignIds.map((id) => [id, NONE]));
  if (campaignIds.length === 0) return figures;
  const { rows } = await tx.client.query<Row>(SQL, [
    tx.teamId,
    campaignIds,
    new Date(now.getTime() - OBSERVE_MS).toISOString(),
  ]);
  for (const { campaign_id: id, ...counts } of rows) figures.set(id, counts);
  return figures;
}
