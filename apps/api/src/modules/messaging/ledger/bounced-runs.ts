import type { TeamTx } from '@og/db';
import { lockPendingSends } from './cancel-pending-sends.js';
import { endRuns } from './end-runs.js';

/**
 * An address of a person bounced for good: their runs of campaigns that end at a bounce become `bounced`, and what
 * those runs have pending is canceled. Runs of other campaigns go on, by text for example. Runs that never write
 * e-mails have not bounced.
 */
export async function endBouncedRuns(
  tx: TeamTx,
  now: Date,
  { leadId, reason }: { leadId: string; reason: string },
): Promise<void> {
  await lockPendingSends(tx, { leadId });
  const { rows } = await tx.client.query<{ id: string }>(
    `select e.id from enrollments e where e.team_id = $1 and e.lead_id = $2 and e.state in ('pending', 'active', 'paused', 'held')
       and exists (select from steps s where s.team_id = $1 and s.sequence_version_id = e.sequence_version_id and s.type = 'email')`,
    [tx.teamId, leadId],
  );
  if (rows.length === 0) return;
  await endRuns(tx, now, {
    leadId,
    enrollmentIds: rows.map((row) => row.id),
    condition: 'bounce',
    state: 'bounced',
    reason,
    source: 'callback',
  });
}
