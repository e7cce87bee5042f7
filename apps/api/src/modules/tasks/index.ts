export { TasksModule } from './tasks.module.js';
export { OF_APPOINTMENT, raiseCallTask } from './raise-call-task.js';
export { TaskObjectType } from './task.types.js';
