import { delayMs } from '../sequence/due.js';
import { endOf, positionAfter } from './graph.js';
import { planStep } from './step-plans.js';
import type { DueRun, LeadFacts, PlannerContext, RunNext, RunPlan, SequenceGraph } from './types.js';

/**
 * What a run does now that its next step is due: it takes step after step until it sends, waits, is held or ends.
 * Pure but for the senders' counts in `context.senders`; the same question has the same answer. The engine writes
 * the effects down, the forecast counts them.
 *
 * A run only goes forward, so this ends after at most as many rounds as there are steps.
 */
export function advanceRun(
  run: DueRun,
  lead: LeadFacts,
  graph: SequenceGraph,
  context: PlannerContext,
  now: Date,
): RunPlan {
  const plan: RunPlan = { effects: [], carriedOut: [], skipped: [], next: over(graph) };
  let { position } = run;
  for (;;) {
    const step = graph.steps[position];
    if (!step) return { ...plan, next: over(graph) };
    const result = planStep({ step, run, lead, context, now });
    if (result.kind === 'hold')
      return { ...plan, next: { kind: 'held', position, reason: result.reason, detail: result.detail } };
    (result.kind === 'skip' ? plan.skipped : plan.carriedOut).push(step.id);
    if ('effect' in result && result.effect) plan.effects.push(result.effect);
    if (result.kind === 'end')
      return {
        ...plan,
        next: { kind: 'ends', position: endOf(graph), state: result.state, reason: result.reason },
      };
    position = positionAfter(graph, step, result.kind === 'done' ? result.to : undefined);
    if (result.kind === 'send') return { ...plan, next: { kind: 'awaits_acceptance', position } };
    const done = result.kind === 'wait' ? result.until : now;
    const following = graph.steps[position];
    const dueAt = following ? new Date(done.getTime() + delayMs(following.delay)) : done;
    if (dueAt > now) return { ...plan, next: { kind: 'waits', position, dueAt } };
  }
}

function over(graph: SequenceGraph): RunNext {
  return { kind: 'ends', position: endOf(graph), state: 'finished', reason: 'sequence_done' };
}

/**
 * When a run's next step is due once the message before it was accepted; null: it was the last step and the run has
 * ended.
 */
export function dueAfterAcceptance(graph: SequenceGraph, position: number, acceptedAt: Date): Date | null {
  const step = graph.steps[position];
  return step ? new Date(acceptedAt.getTime() + delayMs(step.delay)) : null;
}

/** When a new run's first step is due; null for an empty sequence. */
export function firstDueAt(graph: SequenceGraph, enrolledAt: Date): Date | null {
  return dueAfterAcceptance(graph, 0, enrolledAt);
}
