/** What other features use of tasks. */
export { dueWords } from './due-words';
export { LeadTasks } from './lead-tasks';
