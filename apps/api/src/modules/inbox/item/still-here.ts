/**
 * SQL over item `i`: who has it, or nobody when they have left the team since. What was settled keeps the name of who
 * settled it; what comes back to life needs somebody who is there.
 */
export const ASSIGNEE_STILL_HERE =
  '(select here.user_id from team_members here where here.team_id = i.team_id and here.user_id = i.assignee_id)';
