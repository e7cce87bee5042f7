import type { StepQuestion, StepResult } from '../../../planner/types.js';

export function planHandoff({ step }: StepQuestion<'handoff'>): StepResult {
  const { agent, note } = step.config;
  return {
    kind: 'end',
    state: 'finished',
    reason: 'handed_off',
    effect: { kind: 'handoff', stepId: step.id, agent, note: note ?? null },
  };
}
