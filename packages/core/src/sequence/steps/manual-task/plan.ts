import type { StepQuestion, StepResult } from '../../../planner/types.js';
import { taskText } from '../task-text.js';

export function planManualTask({ step, lead }: StepQuestion<'manual_task'>): StepResult {
  const { title, notes } = step.config;
  return {
    kind: 'done',
    effect: {
      kind: 'task',
      stepId: step.id,
      type: 'manual',
      title: taskText(title, lead.values),
      notes: notes ? taskText(notes, lead.values) : null,
    },
  };
}
