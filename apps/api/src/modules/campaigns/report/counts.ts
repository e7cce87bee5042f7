import type { TeamTx } from '@og/db';
import { reasonMessage } from '../../compliance/index.js';

/**
 * What became of messages.
 * - planned: messages on their way to the carrier that nothing holds, and runs whose next step is not written yet
 * - held: messages and runs that wait for a time or a person; `causes` says why
 * - suppressed: runs that may not be texted (of a step: its messages)
 * - sent: messages that the carrier accepted; delivered, failed: what became of messages; failed counts those
 *   that were refused, undelivered or too late
 * - unknown: outcomes being looked up, or not found at the carrier
 */
export interface MessageCounts {
  planned: number;
  held: number;
  suppressed: number;
  sent: number;
  delivered: number;
  failed: number;
  unknown: number;
}

/**
 * Counts of a campaign, or of one of its steps.
 * - enrolled: leads that entered (of a step: messages written for it)
 * - replied, optedOut: runs that an answer or a revocation ended (of a step: after its message, before the next)
 */
export interface CampaignCounts extends MessageCounts {
  enrolled: number;
  replied: number;
  optedOut: number;
}

export interface CampaignFigures {
  total: CampaignCounts;
  bySteps: Map<string, CampaignCounts>;
}

interface Row {
  campaign_id: string;
  step_id: string | null;
  state: string;
  waits: boolean;
  accepted: boolean;
  count: number;
}

const SQL = `
select campaign_id, step_id, state::text, reason is not null as waits, accepted_at is not null as accepted, count(*)::int as count
from send_ledger where team_id = $1 and campaign_id = any($2::uuid[]) group by 1, 2, 3, 4, 5
union all
select e.campaign_id, e.last_step_id, 'run:' || e.state::text, e.next_due_at is not null, false, count(*)::int
from enrollments e
where e.team_id = $1 and e.campaign_id = any($2::uuid[]) group by 1, 2, 3, 4`;

export function noMessages(): MessageCounts {
  return { planned: 0, held: 0, suppressed: 0, sent: 0, delivered: 0, failed: 0, unknown: 0 };
}

export function noCounts(): CampaignCounts {
  return { ...noMessages(), enrolled: 0, replied: 0, optedOut: 0 };
}

/** Counts of many campaigns and all their steps, in one grouped query. */
export async function countCampaigns(
  tx: TeamTx,
  campaignIds: readonly string[],
): Promise<Map<string, CampaignFigures>> {
  const figures = new Map(
    campaignIds.map((id) => [id, { total: noCounts(), bySteps: new Map<string, CampaignCounts>() }]),
  );
  if (campaignIds.length === 0) return figures;
  const { rows } = await tx.client.query<Row>(SQL, [tx.teamId, campaignIds]);
  for (const row of rows) {
    const figure = figures.get(row.campaign_id);
    if (!figure) continue;
    const isRun = row.state.startsWith('run:');
    if (isRun) countRuns(figure.total, row);
    else countMessages(figure.total, row);
    if (row.step_id === null) continue;
    const step = figure.bySteps.get(row.step_id) ?? noCounts();
    figure.bySteps.set(row.step_id, step);
    if (isRun) {
      if (row.state === 'run:replied') step.replied += row.count;
      if (row.state === 'run:opted_out') step.optedOut += row.count;
      continue;
    }
    step.enrolled += row.count;
    if (row.state === 'suppressed') step.suppressed += row.count;
    countMessages(step, row);
  }
  return figures;
}

function countRuns(counts: CampaignCounts, row: Row): void {
  counts.enrolled += row.count;
  switch (row.state.slice(4)) {
    case 'pending':
    case 'active':
      if (row.waits) counts.planned += row.count;
      break;
    case 'held':
      counts.held += row.count;
      break;
    case 'suppressed':
      counts.suppressed += row.count;
      break;
    case 'replied':
      counts.replied += row.count;
      break;
    case 'opted_out':
      counts.optedOut += row.count;
      break;
  }
}

/** Add messages of one state to counts. */
export function countMessages(
  counts: MessageCounts,
  row: Pick<Row, 'state' | 'waits' | 'accepted' | 'count'>,
): void {
  if (row.accepted) counts.sent += row.count;
  switch (row.state) {
    case 'planned':
      if (row.waits) counts.held += row.count;
      else counts.planned += row.count;
      break;
    case 'ready':
    case 'submitting':
      counts.planned += row.count;
      break;
    case 'held':
      counts.held += row.count;
      break;
    case 'delivered':
    case 'read':
      counts.delivered += row.count;
      break;
    case 'failed':
    case 'undelivered':
    case 'expired':
      counts.failed += row.count;
      break;
    case 'unknown':
    case 'failed_unknown':
      counts.unknown += row.count;
      break;
  }
}

export interface Cause {
  reason: string;
  message: string;
  count: number;
}

/** Why messages and runs of campaigns wait, were stopped or failed; the most frequent first. */
export async function causesOf(tx: TeamTx, campaignIds: readonly string[]): Promise<Map<string, Cause[]>> {
  const causes = new Map<string, Cause[]>(campaignIds.map((id) => [id, []]));
  if (campaignIds.length === 0) return causes;
  const { rows } = await tx.client.query<{
    campaign_id: string;
    reason: string;
    said: string | null;
    count: number;
  }>(
    `select campaign_id, reason, min(said) as said, count(*)::int as count from (
       select campaign_id, coalesce(error_code, reason) as reason, error_message as said from send_ledger
       where team_id = $1 and campaign_id = any($2::uuid[]) and coalesce(error_code, reason) is not null
         and state in ('planned', 'held', 'suppressed', 'canceled', 'expired', 'failed', 'undelivered', 'unknown', 'failed_unknown')
       union all
       select e.campaign_id, e.reason, null from enrollments e
       where e.team_id = $1 and e.campaign_id = any($2::uuid[]) and e.reason is not null and e.state in ('held', 'suppressed', 'failed')
         and not exists (select from send_ledger l where l.team_id = $1 and l.enrollment_id = e.id)
     ) x group by 1, 2 order by 4 desc, 2`,
    [tx.teamId, campaignIds],
  );
  for (const row of rows)
    causes
      .get(row.campaign_id)
      ?.push({ reason: row.reason, message: row.said ?? reasonMessage(row.reason), count: row.count });
  return causes;
}
