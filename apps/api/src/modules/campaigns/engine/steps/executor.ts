import type { Effect, StepType } from '@og/core';
import type { TeamTx } from '@og/db';
import type { CampaignRow } from '../../campaign-row.js';
import type { ClaimedRun } from '../due-runs.js';

/** One step of one run that is carried out in this batch. */
export interface Carried<E extends Effect = Effect> {
  run: ClaimedRun;
  effect: E;
}

/** The batch that the steps belong to. */
export interface StepBatch {
  now: Date;
  campaign: CampaignRow;
}

type EffectOf<K extends Effect['kind']> = Extract<Effect, { kind: K }>;

/**
 * What a type of step writes, for a whole batch at once. Each row that it writes exists once for (run, step), by a
 * unique index or by the lock on the run, so that a batch that is repeated after a crash writes nothing twice.
 */
export interface StepExecutor<K extends Effect['kind'] = Effect['kind']> {
  type: StepType;
  /** Null: the step only decides where the run goes; nothing is written but where it stands. */
  effect: K | null;
  write(tx: TeamTx, batch: StepBatch, carried: readonly Carried<EffectOf<K>>[]): Promise<void>;
}

/** An executor of a step that writes nothing of its own. */
export function writesNothing(type: StepType): StepExecutor {
  return { type, effect: null, write: () => Promise.resolve() };
}
