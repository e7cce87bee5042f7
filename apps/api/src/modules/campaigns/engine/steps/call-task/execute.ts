import type { StepExecutor } from '../executor.js';
import { writeTasks } from '../write-tasks.js';

export const callTaskExecutor: StepExecutor<'task'> = {
  type: 'call_task',
  effect: 'task',
  write: writeTasks,
};
