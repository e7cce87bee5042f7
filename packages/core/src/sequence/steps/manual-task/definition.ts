import { nextExit, type StepDefinition } from '../../definition.js';
import { checkTask } from '../task-checks.js';

/** A person is asked to do something for the lead; the run goes on meanwhile. */
export const manualTaskDefinition: StepDefinition<'manual_task'> = {
  type: 'manual_task',
  label: 'Task',
  channel: null,
  check: (step, report) => checkTask(step, 'notes', report),
  exits: nextExit,
};
