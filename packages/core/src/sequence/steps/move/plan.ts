import type { StepQuestion, StepResult } from '../../../planner/types.js';

export function planMove({ step }: StepQuestion<'move'>): StepResult {
  const { sequenceId } = step.config;
  return {
    kind: 'end',
    state: 'moved',
    reason: 'moved',
    effect: { kind: 'move', stepId: step.id, sequenceId },
  };
}
