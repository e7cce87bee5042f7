import type { EntryFacts } from '@og/core';
import type { TeamTx } from '@og/db';

interface Row {
  lead_id: string;
  last_run_at: Date | null;
  busy: boolean;
}

/** What the entry rules ask about leads, for many at once; a lead that is missing ran nothing yet. */
export async function loadEntryFacts(
  tx: TeamTx,
  now: Date,
  of: { campaignId: string | null; sequenceId: string; leadIds: readonly string[] },
): Promise<Map<string, EntryFacts>> {
  const { rows } = await tx.client.query<Row>(
    `select e.lead_id, max(e.created_at) filter (where v.sequence_id = $3 and e.state <> 'suppressed') as last_run_at,
       coalesce(bool_or(c.exclusive and e.campaign_id is distinct from $2::uuid and e.state in ('pending', 'active', 'paused', 'held')
         and c.state in ('active', 'paused')), false) as busy
     from enrollments e
       join campaigns c on c.team_id = $1 and c.id = e.campaign_id
       join sequence_versions v on v.team_id = $1 and v.id = e.sequence_version_id
     where e.team_id = $1 and e.lead_id = any($4::uuid[]) and (v.sequence_id = $3 or c.exclusive)
     group by e.lead_id`,
    [tx.teamId, of.campaignId, of.sequenceId, of.leadIds],
  );
  return new Map(
    rows.map((row) => [row.lead_id, { now, lastRunAt: row.last_run_at, inExclusiveCampaign: row.busy }]),
  );
}
