import type { StepExecutor } from '../executor.js';
import { writeTasks } from '../write-tasks.js';

export const manualTaskExecutor: StepExecutor<'task'> = {
  type: 'manual_task',
  effect: 'task',
  write: writeTasks,
};
