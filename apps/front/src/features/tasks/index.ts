/** What other features use of tasks. */
export { LeadTasks } from './lead-tasks';
