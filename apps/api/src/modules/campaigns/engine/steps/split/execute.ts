import type { StepExecutor } from '../executor.js';

/** Write down which variant each run took, and begin the experiment with the first of them. */
export const splitExecutor: StepExecutor<'assign'> = {
  type: 'split',
  effect: 'assign',
  write: async (tx, { now, campaign }, carried) => {
    const at = now.toISOString();
    await tx.client.query(
      `insert into experiment_assignments (team_id, enrollment_id, step_id, variant, created_at)
       select $1, r.enrollment_id, r.step_id, r.variant, $2
       from unnest($3::uuid[], $4::uuid[], $5::text[]) as r(enrollment_id, step_id, variant)
       on conflict do nothing`,
      [
        tx.teamId,
        at,
        carried.map(({ run }) => run.enrollment_id),
        carried.map(({ effect }) => effect.stepId),
        carried.map(({ effect }) => effect.variant),
      ],
    );
    const steps = [...new Set(carried.map(({ effect }) => effect.stepId))].toSorted();
    await tx.client.query(
      `insert into experiments (team_id, id, campaign_id, step_id, started_at, updated_at)
       select $1, gen_random_uuid(), $2, step, $3, $3 from unnest($4::uuid[]) as step
       where not exists (select from experiments x where x.team_id = $1 and x.campaign_id = $2 and x.step_id = step)
       on conflict on constraint experiments_once do nothing`,
      [tx.teamId, campaign.id, at, steps],
    );
  },
};
