import { advanceRun, NO_BEHAVIOUR, type Effect, type SequenceGraph, type StepType } from '@og/core';
import type { TeamTx } from '@og/db';
import type { Platform } from '../../../platform/platform.js';
import { notePlanned } from '../../senders/index.js';
import { leadFacts } from '../audience/lead-facts.js';
import { readCampaign } from '../campaign-row.js';
import { loadBehaviour } from './behaviour.js';
import { claimDueRuns, dueRun, moveOn, placeBehind, type QueueFront } from './due-runs.js';
import { readGraphs } from './graphs.js';
import { plannerContext } from './planner-context.js';
import { executorOf } from './steps/registry.js';
import type { Carried } from './steps/executor.js';
import { storeRuns, type AdvancedRun } from './store-runs.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'logger' | 'config' | 'turns'>;

/** Runs in one transaction. */
export const BATCH = 1_000;
/**
 * A planner holds runs while it writes to conversations; what a person writes to us holds the conversation and then
 * ends the runs. Where the two meet the planner gives way, before PostgreSQL would choose one of them: an opt-out never
 * waits for a batch, and the batch comes again.
 */
const YIELD_MS = 400;

/**
 * Advance the due runs of a campaign, a thousand in a transaction; any number of planners may run at once. It begins
 * again from the front once it comes to the end, until nothing is due any more: instant steps and moved runs may have
 * made more.
 * @param batches how many to do at most; default: until nothing is due
 * @param queue where planners of this campaign stand together; what is behind them they need not pass again
 * @returns how many runs it took up
 */
export async function planCampaign(
  deps: Deps,
  { teamId, campaignId }: { teamId: string; campaignId: string },
  batches = Number.POSITIVE_INFINITY,
  queue: QueueFront = { place: null },
): Promise<number> {
  let taken = 0;
  for (let done = 0; done < batches; done++) {
    await deps.turns.giveWay(teamId);
    const batch = await deps.database.withTeam(teamId, (tx) => planBatch(deps, tx, campaignId, queue));
    taken += batch.taken;
    deps.turns.did(teamId, batch.taken);
    if (batch.taken === 0 && batch.fromFront) break;
    if (batch.taken < BATCH) queue.place = null;
  }
  return taken;
}

async function planBatch(
  deps: Deps,
  tx: TeamTx,
  campaignId: string,
  queue: QueueFront,
): Promise<{ taken: number; fromFront: boolean }> {
  const now = deps.clock.now();
  const campaign = await readCampaign(tx, campaignId);
  if (campaign?.state !== 'active') return { taken: 0, fromFront: true };
  const after = queue.place;
  const runs = await claimDueRuns(tx, now, campaignId, BATCH, after);
  const batch = { taken: runs.length, fromFront: after === null };
  if (runs.length === 0) return batch;
  // Told before the commit, so that the next planner need not pass what is locked here. If this batch fails, its runs are
  // found again from the front.
  if (runs.length === BATCH) moveOn(queue, placeBehind(runs));
  const graphs = await readGraphs(tx, [...new Set(runs.map((run) => run.sequence_version_id))]);
  const context = await plannerContext(deps, tx, now, campaign);
  const behaviours = await loadBehaviour(tx, runs, graphs);
  const advanced = runs.map((run, turn): AdvancedRun => {
    const graph = graphs.get(run.sequence_version_id);
    if (!graph || run.gone) return { run, plan: null, fault: 'lead_unreachable' };
    const behaviour = behaviours.get(run.enrollment_id) ?? NO_BEHAVIOUR;
    try {
      const plan = advanceRun(dueRun(run, turn, behaviour), leadFacts(run, run.phone), graph, context, now);
      return { run, plan, fault: null };
    } catch (error) {
      // One run that cannot be planned must not hold up the thousand that stand around it.
      deps.logger.error(
        { err: error, enrollmentId: run.enrollment_id },
        'a step could not be planned: its run ends',
      );
      return { run, plan: null, fault: 'step_failed' };
    }
  });
  await tx.client.query(`set local lock_timeout = ${YIELD_MS}`);
  await carryOut(tx, { now, campaign }, advanced, graphs);
  await tx.client.query('set local lock_timeout = 0');
  await storeRuns(tx, now, campaign, advanced);
  await notePlanned(tx, now, new Map([...context.senders.sms.given(), ...context.senders.email.given()]));
  await deps.outbox.event(tx, now, 'campaign.progressed.v1', [campaignId], {});
  return batch;
}

/** Write what the steps do, type by type, each in as many statements as the type has, whatever the number of runs. */
async function carryOut(
  tx: TeamTx,
  batch: Parameters<ReturnType<typeof executorOf>['write']>[1],
  advanced: readonly AdvancedRun[],
  graphs: ReadonlyMap<string, SequenceGraph>,
): Promise<void> {
  const types = new Map<string, StepType>();
  for (const graph of graphs.values()) for (const step of graph.steps) types.set(step.id, step.type);
  const byType = new Map<StepType, Carried[]>();
  for (const { run, plan } of advanced) {
    for (const effect of plan?.effects ?? []) {
      const type = types.get(effect.stepId);
      if (!type) continue;
      const list = byType.get(type);
      if (list) list.push({ run, effect });
      else byType.set(type, [{ run, effect }]);
    }
  }
  for (const [type, carried] of byType) {
    const kind: Effect['kind'] | undefined = carried[0]?.effect.kind;
    if (kind) await executorOf(kind, type).write(tx, batch, carried);
  }
}
