export { TasksModule } from './tasks.module.js';
export { raiseCallTask } from './raise-call-task.js';
