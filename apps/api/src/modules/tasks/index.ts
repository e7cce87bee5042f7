export { TasksModule } from './tasks.module.js';
export { raiseCallTask } from './raise-call-task.js';
export { TaskObjectType } from './task.types.js';
