import type { TeamTx } from '@og/db';
import type { TaskStateValue, TaskTypeValue } from './task.types.js';

/** A task as screens see it. */
export interface TaskView {
  __typename: 'Task';
  id: string;
  leadId: string;
  type: TaskTypeValue;
  state: TaskStateValue;
  title: string;
  notes: string | null;
  dueAt: Date;
  assigneeId: string | null;
  campaignId: string | null;
  campaignName: string | null;
  enrollmentId: string | null;
  disposition: string | null;
  priority: number;
  conversationId: string | null;
  briefId: string | null;
  doneAt: Date | null;
  createdAt: Date;
}

/** The columns of a view; `t` is the task, `c` its campaign. */
export const TASK_COLUMNS = `'Task' as "__typename", t.id, t.lead_id as "leadId", t.type, t.state, t.title, t.notes, t.due_at as "dueAt",
  t.assignee_id as "assigneeId", t.campaign_id as "campaignId", c.name as "campaignName", t.enrollment_id as "enrollmentId", t.disposition,
  t.priority, t.conversation_id as "conversationId", t.brief_id as "briefId",
  t.done_at as "doneAt", t.created_at as "createdAt"`;

/** A task of the team; null when it has none of this id. With `lock` nobody else changes it meanwhile. */
export async function readTask(
  tx: TeamTx,
  id: string,
  options: { lock?: boolean } = {},
): Promise<TaskView | null> {
  const { rows } = await tx.client.query<TaskView>(
    `select ${TASK_COLUMNS} from tasks t left join campaigns c on c.team_id = $1 and c.id = t.campaign_id
     where t.team_id = $1 and t.id = $2 ${options.lock ? 'for no key update of t' : ''}`,
    [tx.teamId, id],
  );
  return rows[0] ?? null;
}
