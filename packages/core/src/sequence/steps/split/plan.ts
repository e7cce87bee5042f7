import type { StepQuestion, StepResult } from '../../../planner/types.js';
import { pickVariant } from './pick-variant.js';

export function planSplit({ step, run, lead, context }: StepQuestion<'split'>): StepResult {
  const stopped = context.stoppedVariants.get(step.id);
  const variant = pickVariant(step.config.variants, stopped, `${lead.id}|${step.id}|${run.run}`);
  if (!variant) return { kind: 'done' };
  const effect = { kind: 'assign', stepId: step.id, variant: variant.key } as const;
  return variant.goto === undefined ? { kind: 'done', effect } : { kind: 'done', effect, to: variant.goto };
}
