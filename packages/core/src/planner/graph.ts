import type { PlannedStep, SequenceGraph } from './types.js';

/** A version's steps, ready to be walked. They are those of one version and were validated. */
export function sequenceGraph(versionId: string, steps: readonly PlannedStep[]): SequenceGraph {
  const ordered = steps.toSorted((a, b) => a.position - b.position);
  return {
    versionId,
    steps: ordered,
    positions: new Map(ordered.map((step, position) => [step.key, position])),
  };
}

/** The position behind the last step: a run that comes there has ended. */
export function endOf(graph: SequenceGraph): number {
  return graph.steps.length;
}

/**
 * Where a run goes from a step. A key that is not there, or that does not lead forward, ends the run: checks keep
 * such steps out, and a run that ends is better than one that never does.
 * @param to the way that the step chose; undefined: its `config.next`, else the following step
 */
export function positionAfter(
  graph: SequenceGraph,
  step: PlannedStep,
  to: string | null | undefined,
): number {
  const target = to === undefined && 'next' in step.config ? step.config.next : to;
  if (target === undefined) return step.position + 1;
  if (target === null) return endOf(graph);
  const position = graph.positions.get(target);
  return position !== undefined && position > step.position ? position : endOf(graph);
}
