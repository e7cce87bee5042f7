import type { StepQuestion, StepResult } from '../../../planner/types.js';
import { taskText } from '../task-text.js';

export function planCallTask({ step, lead }: StepQuestion<'call_task'>): StepResult {
  const { title, script } = step.config;
  return {
    kind: 'done',
    effect: {
      kind: 'task',
      stepId: step.id,
      type: 'call',
      title: taskText(title, lead.values),
      notes: script ? taskText(script, lead.values) : null,
    },
  };
}
