import { judgeExperiment, type ExperimentVerdict, type VariantFigures } from '@og/core';
import type { TeamTx } from '@og/db';
import type { Platform } from '../../../platform/platform.js';
import { experimentFigures } from './figures.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'logger'>;

interface Running {
  id: string;
  campaign_id: string;
  step_id: string;
  stopped_variants: { key: string; reason: string; at: string; figures: Record<string, number> }[];
  keys: string[];
  campaign_state: string;
}

/** Every minute: look at the running experiments, stop variants that harm, name winners. */
export async function checkExperiments(deps: Deps): Promise<void> {
  const { rows } = await deps.database.withSystem(
    (tx) =>
      tx.client.query<{ team_id: string }>(
        `select distinct x.team_id from experiments x join campaigns c on c.team_id = x.team_id and c.id = x.campaign_id
         where x.state = 'running' and c.state in ('active', 'paused') limit 500`,
      ),
    { readOnly: true },
  );
  for (const { team_id: teamId } of rows)
    await deps.database
      .withTeam(teamId, (tx) => checkTeam(deps, tx), { statementTimeout: 60_000 })
      .catch((error: unknown) =>
        deps.logger.warn({ err: error, teamId }, 'experiments could not be looked at'),
      );
}

async function checkTeam(deps: Deps, tx: TeamTx): Promise<void> {
  const now = deps.clock.now();
  const { rows } = await tx.client.query<Running>(
    `select x.id, x.campaign_id, x.step_id, x.stopped_variants, c.state as campaign_state,
       array(select v ->> 'key' from jsonb_array_elements(s.config -> 'variants') v) as keys
     from experiments x join campaigns c on c.team_id = $1 and c.id = x.campaign_id and c.state in ('active', 'paused')
       join steps s on s.team_id = $1 and s.id = x.step_id and jsonb_typeof(s.config -> 'variants') = 'array'
     where x.team_id = $1 and x.state = 'running' order by x.id for update of x skip locked`,
    [tx.teamId],
  );
  const figures = await experimentFigures(
    tx,
    rows.map((row) => row.step_id),
  );
  for (const experiment of rows) {
    const stopped = new Set(experiment.stopped_variants.map((item) => item.key));
    const counts = new Map((figures.get(experiment.step_id) ?? []).map((item) => [item.key, item]));
    const running = experiment.keys
      .filter((key) => !stopped.has(key))
      .map((key): VariantFigures => counts.get(key) ?? nothing(key));
    const verdict = judgeExperiment(running);
    if (verdict.stop.length > 0 || verdict.winner) await decide(deps, tx, now, experiment, running, verdict);
  }
}

function nothing(key: string): VariantFigures {
  return { key, sent: 0, delivered: 0, failed: 0, replied: 0, optedOut: 0 };
}

/** Write a verdict down, with the figures it rests on, in the audit log too: nobody pressed a button. */
async function decide(
  deps: Deps,
  tx: TeamTx,
  now: Date,
  experiment: Running,
  running: readonly VariantFigures[],
  verdict: ExperimentVerdict,
): Promise<void> {
  const stops = verdict.stop.map(({ key, reason }) => {
    const { key: _key, ...figures } = running.find((item) => item.key === key) ?? nothing(key);
    return { key, reason, at: now.toISOString(), figures };
  });
  const onlyOneLeft = running.length - stops.length < 2;
  const state = verdict.winner ? 'concluded' : onlyOneLeft ? 'stopped' : 'running';
  const reason = verdict.winner?.reason ?? (onlyOneLeft ? (stops[0]?.reason ?? null) : null);
  await tx.client.query(
    `update experiments set stopped_variants = stopped_variants || $3::jsonb, state = $4::experiment_state, winner = $5, reason = coalesce($6, reason),
       decided_at = case when $4 = 'running' then decided_at else $7::timestamptz end, updated_at = $7
     where team_id = $1 and id = $2`,
    [
      tx.teamId,
      experiment.id,
      JSON.stringify(stops),
      state,
      verdict.winner?.key ?? null,
      reason,
      now.toISOString(),
    ],
  );
  const action = verdict.winner ? 'experiment.conclude' : 'experiment.stop_variant';
  await tx.client.query(
    `insert into audit_log (team_id, id, actor, action, subject_type, subject_id, detail, created_at)
     values ($1, gen_random_uuid(), 'system:experiment', $2, 'campaign', $3, $4, $5)`,
    [
      tx.teamId,
      action,
      experiment.campaign_id,
      JSON.stringify({
        experiment: experiment.id,
        step: experiment.step_id,
        stopped: stops.map(({ key, reason: why }) => `${key}: ${why}`),
        winner: verdict.winner?.key ?? null,
        reason,
      }),
      now.toISOString(),
    ],
  );
  await deps.outbox.event(tx, now, 'campaign.changed.v1', [experiment.campaign_id], {
    state: experiment.campaign_state,
  });
  deps.logger.warn(
    { experiment: experiment.id, stops: stops.map(({ key }) => key), winner: verdict.winner?.key },
    'experiment decided',
  );
}
