import { isUuid } from '@og/db';
import { actorUserId, requirePermission, type Ctx } from '../../platform/ctx.js';
import { placeAfter, pageSize, toConnection, type Connection } from '../../platform/graphql/connection.js';
import type { Platform } from '../../platform/platform.js';
import type { TaskStateValue } from './task.types.js';
import { TASK_COLUMNS, type TaskView } from './task.view.js';

export interface TasksArgs {
  states?: TaskStateValue[] | null;
  /** Only those of the person who asks. */
  mine?: boolean | null;
  leadId?: string | null;
  first?: number | null;
  after?: string | null;
}

/** Tasks, what is due first in front; open ones unless asked otherwise. */
export async function listTasks(
  deps: Pick<Platform, 'database'>,
  ctx: Ctx,
  args: TasksArgs,
): Promise<Connection<TaskView> & { total: number }> {
  requirePermission(ctx, 'tasks.read');
  const limit = pageSize(args.first);
  const [at, id] = placeAfter(args.after);
  if (args.leadId && !isUuid(args.leadId))
    return { ...toConnection<TaskView>([], limit, null, () => []), total: 0 };
  const states = args.states && args.states.length > 0 ? args.states : ['open'];
  const mine = args.mine ? actorUserId(ctx) : null;
  return deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const where = `t.team_id = $1 and t.state = any($2::task_state[]) and ($3::uuid is null or t.assignee_id = $3) and ($4::uuid is null or t.lead_id = $4)`;
      const filter = [ctx.teamId, states, mine, args.leadId ?? null];
      const { rows } = await tx.client.query<TaskView>(
        `select ${TASK_COLUMNS} from tasks t left join campaigns c on c.team_id = $1 and c.id = t.campaign_id
         where ${where} and ($5::timestamptz is null or (t.due_at, t.id) > ($5, $6::uuid)) order by t.due_at, t.id limit $7`,
        [...filter, at, id, limit + 1],
      );
      const counted = await tx.client.query<{ total: number }>(
        `select count(*)::int as total from tasks t where ${where}`,
        filter,
      );
      const page = toConnection(rows, limit, args.after, (task) => [task.dueAt.toISOString(), task.id]);
      return { ...page, total: counted.rows[0]?.total ?? 0 };
    },
    { readOnly: true },
  );
}

/** Open call tasks: those whose time has come first, then by priority and time. */
export async function callQueue(
  deps: Pick<Platform, 'database' | 'clock'>,
  ctx: Ctx,
  args: { mine?: boolean | null; first?: number | null },
): Promise<TaskView[]> {
  requirePermission(ctx, 'tasks.read');
  const mine = args.mine ? actorUserId(ctx) : null;
  return deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const { rows } = await tx.client.query<TaskView>(
        `select ${TASK_COLUMNS} from tasks t left join campaigns c on c.team_id = $1 and c.id = t.campaign_id
         where t.team_id = $1 and t.state = 'open' and t.type = 'call' and ($2::uuid is null or t.assignee_id = $2)
         order by t.due_at <= $3 desc, t.priority desc, t.due_at, t.id limit $4`,
        [ctx.teamId, mine, deps.clock.now().toISOString(), pageSize(args.first)],
      );
      return rows;
    },
    { readOnly: true },
  );
}
