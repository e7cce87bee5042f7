import {
  sequenceGraph,
  STEP_DEFINITIONS,
  type Channel,
  type PlannedStep,
  type SequenceGraph,
} from '@og/core';
import type { TeamTx } from '@og/db';
import { readSteps, type StepRow } from '../campaign-row.js';

/** A stored step as core walks it. It was validated when it was published; a draft's is when it is launched. */
export function plannedStep(row: StepRow): PlannedStep {
  return {
    id: row.id,
    key: row.key,
    position: row.position,
    type: row.type,
    delay: { amount: row.delay_amount, unit: row.delay_unit },
    subject: row.subject,
    body: row.body,
    config: row.config,
  } as unknown as PlannedStep;
}

/** Steps of one version as a graph. */
export function graphOf(versionId: string, rows: readonly StepRow[]): SequenceGraph {
  return sequenceGraph(
    versionId,
    rows.filter((row) => row.sequence_version_id === versionId).map(plannedStep),
  );
}

/** The versions that runs go through, by id. */
export async function readGraphs(
  tx: TeamTx,
  versionIds: readonly string[],
): Promise<Map<string, SequenceGraph>> {
  const rows = await readSteps(tx, versionIds);
  return new Map(versionIds.map((id) => [id, graphOf(id, rows)]));
}

/** The channels on which a sequence writes, SMS first. */
export function channelsOf(graph: Pick<SequenceGraph, 'steps'>): Channel[] {
  const used = new Set(graph.steps.map((step) => STEP_DEFINITIONS[step.type].channel));
  return (['sms', 'email'] as const).filter((channel) => used.has(channel));
}
