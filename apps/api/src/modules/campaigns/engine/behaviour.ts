import type { Behaviour, Intent, SequenceGraph } from '@og/core';
import type { TeamTx } from '@og/db';
import type { ClaimedRun } from './due-runs.js';

interface Row {
  enrollment_id: string;
  replied: boolean;
  last_intent: Intent | null;
  clicked: boolean;
  delivered: boolean;
}

/** Each part is a look-up by index for one run; only runs that may come to a branch are asked about. */
const SQL = `
select r.id as enrollment_id, said.intent is not null or said.id is not null as replied, said.intent as last_intent,
  exists (select from tracked_links k where k.team_id = $1 and k.enrollment_id = r.id and k.clicks > 0) as clicked,
  coalesce(sent.state in ('delivered', 'read'), false) as delivered
from unnest($2::uuid[], $3::uuid[], $4::timestamptz[]) as r(id, lead_id, began)
  left join lateral (select m.id, m.intent from messages m where m.team_id = $1 and m.lead_id = r.lead_id and m.direction = 'inbound'
    and m.created_at >= r.began order by m.created_at desc limit 1) said on true
  left join lateral (select o.state from send_ledger o where o.team_id = $1 and o.enrollment_id = r.id
    order by o.created_at desc, o.retry desc limit 1) sent on true`;

/** What each person did since the run began; runs whose sequence asks nothing of the kind are not looked up. */
export async function loadBehaviour(
  tx: TeamTx,
  runs: readonly ClaimedRun[],
  graphs: ReadonlyMap<string, SequenceGraph>,
): Promise<Map<string, Behaviour>> {
  const asking = runs.filter((run) => asks(graphs.get(run.sequence_version_id), run.step_position));
  if (asking.length === 0) return new Map();
  const { rows } = await tx.client.query<Row>(SQL, [
    tx.teamId,
    asking.map((run) => run.enrollment_id),
    asking.map((run) => run.id),
    asking.map((run) => run.created_at.toISOString()),
  ]);
  return new Map(
    rows.map((row): [string, Behaviour] => [
      row.enrollment_id,
      {
        replied: row.replied,
        lastIntent: row.last_intent,
        linkClicked: row.clicked,
        delivered: row.delivered,
      },
    ]),
  );
}

/** Whether a run may come to a branch about the person's behaviour before it sends or waits again. */
function asks(graph: SequenceGraph | undefined, position: number): boolean {
  return (graph?.steps ?? []).some(
    (step) => step.position >= position && step.type === 'branch' && step.config.condition.kind !== 'field',
  );
}
