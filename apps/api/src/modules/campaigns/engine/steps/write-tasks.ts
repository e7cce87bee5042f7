import type { Effect } from '@og/core';
import { newId, type TeamTx } from '@og/db';
import type { Carried, StepBatch } from './executor.js';

type Task = Carried<Extract<Effect, { kind: 'task' }>>;

/** Open a task for each run, once for each step of it, and tell the browsers in one event. */
export async function writeTasks(
  tx: TeamTx,
  { now, campaign }: StepBatch,
  tasks: readonly Task[],
): Promise<void> {
  await tx.client.query(
    `with made as (
       insert into tasks (team_id, id, lead_id, type, title, notes, due_at, campaign_id, enrollment_id, step_id, created_by, created_at, updated_at)
       select $1, r.id, r.lead_id, r.type::task_type, r.title, r.notes, $2, $3, r.enrollment_id, r.step_id, 'system:campaign', $2, $2
       from unnest($4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::uuid[], $10::uuid[])
         as r(id, lead_id, type, title, notes, enrollment_id, step_id)
       on conflict do nothing returning id
     )
     insert into outbox (team_id, kind, topic, payload, available_at, created_at)
     select $1, 'event', 'task.changed.v1', jsonb_build_object('ids', jsonb_agg(id), 'data', jsonb_build_object('state', 'open')), $2, $2
     from made having count(*) > 0`,
    [
      tx.teamId,
      now.toISOString(),
      campaign.id,
      tasks.map(() => newId()),
      tasks.map(({ run }) => run.id),
      tasks.map(({ effect }) => effect.type),
      tasks.map(({ effect }) => effect.title),
      tasks.map(({ effect }) => effect.notes),
      tasks.map(({ run }) => run.enrollment_id),
      tasks.map(({ effect }) => effect.stepId),
    ],
  );
}
