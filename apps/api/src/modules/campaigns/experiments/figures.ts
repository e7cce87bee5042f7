import type { VariantFigures } from '@og/core';
import type { TeamTx } from '@og/db';

/** What became of the people of a variant, with those who were assigned but not written to yet. */
export interface VariantCounts extends VariantFigures {
  assigned: number;
}

interface Row {
  step_id: string;
  variant: string;
  assigned: number;
  sent: number;
  delivered: number;
  failed: number;
  replied: number;
  opted_out: number;
}

/** Each person counts once, by the first message that a later step of the run sent; by variant, for many splits. */
const SQL = `
select a.step_id, a.variant, count(*)::int as assigned,
  count(*) filter (where first.accepted)::int as sent,
  count(*) filter (where first.state in ('delivered', 'read'))::int as delivered,
  count(*) filter (where first.state in ('failed', 'undelivered'))::int as failed,
  count(*) filter (where first.accepted and (e.state = 'replied' or exists (select from messages m where m.team_id = $1 and m.lead_id = e.lead_id
    and m.direction = 'inbound' and m.created_at >= first.created_at)))::int as replied,
  count(*) filter (where first.accepted and e.state = 'opted_out')::int as opted_out
from experiment_assignments a
  join enrollments e on e.team_id = $1 and e.id = a.enrollment_id
  left join lateral (
    select o.state, o.accepted_at is not null as accepted, o.created_at from send_ledger o
    where o.team_id = $1 and o.enrollment_id = a.enrollment_id and o.created_at >= a.created_at and o.retry = 0
    order by o.created_at limit 1) first on true
where a.team_id = $1 and a.step_id = any($2::uuid[])
group by 1, 2`;

/** Figures by split step and variant. */
export async function experimentFigures(
  tx: TeamTx,
  stepIds: readonly string[],
): Promise<Map<string, VariantCounts[]>> {
  if (stepIds.length === 0) return new Map();
  const { rows } = await tx.client.query<Row>(SQL, [tx.teamId, stepIds]);
  const figures = new Map<string, VariantCounts[]>();
  for (const { step_id: stepId, variant, opted_out: optedOut, ...counts } of rows) {
    const list = figures.get(stepId) ?? [];
    list.push({ key: variant, optedOut, ...counts });
    figures.set(stepId, list);
  }
  return figures;
}
