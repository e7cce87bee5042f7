import { nextExit, type StepDefinition } from '../../definition.js';
import { checkTask } from '../task-checks.js';

/** A person is asked to call the lead; the run goes on meanwhile. */
export const callTaskDefinition: StepDefinition<'call_task'> = {
  type: 'call_task',
  label: 'Call task',
  channel: null,
  check: (step, report) => checkTask(step, 'script', report),
  exits: nextExit,
};
