import { isUuid, type TeamTx } from '@og/db';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import type { Platform } from '../../platform/platform.js';
import { CALL_COLUMNS, readCall, type CallView } from './call.view.js';

const MOST = 100;

/** One call; null when the team has none of this id. */
export async function findCall(
  deps: Pick<Platform, 'database'>,
  ctx: Ctx,
  id: string,
): Promise<CallView | null> {
  requirePermission(ctx, 'calls.read');
  if (!isUuid(id)) return null;
  return deps.database.withTeam(ctx.teamId, (tx) => readCall(tx, id), { readOnly: true });
}

/** Calls of the team or of one lead, the newest first. */
export async function listCalls(
  deps: Pick<Platform, 'database'>,
  ctx: Ctx,
  args: { leadId?: string | null; first?: number | null },
): Promise<CallView[]> {
  requirePermission(ctx, 'calls.read');
  if (args.leadId && !isUuid(args.leadId)) return [];
  return deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const { rows } = await tx.client.query<CallView>(
        `select ${CALL_COLUMNS} from calls k where k.team_id = $1 and ($2::uuid is null or k.lead_id = $2) order by k.created_at desc, k.id desc limit $3`,
        [ctx.teamId, args.leadId ?? null, Math.min(MOST, Math.max(1, args.first ?? 50))],
      );
      return rows;
    },
    { readOnly: true },
  );
}

/** Calls of leads or of tasks, the newest first; for lists. */
export async function callsBy(
  tx: TeamTx,
  column: 'lead_id' | 'task_id',
  ids: readonly string[],
): Promise<Map<string, CallView[]>> {
  const { rows } = await tx.client.query<CallView>(
    `select ${CALL_COLUMNS} from calls k where k.team_id = $1 and k.${column} = any($2::uuid[]) order by k.created_at desc, k.id desc`,
    [tx.teamId, ids],
  );
  const found = new Map<string, CallView[]>();
  for (const row of rows) {
    const key = column === 'lead_id' ? row.leadId : row.taskId;
    if (key) found.set(key, [...(found.get(key) ?? []), row]);
  }
  return found;
}

/** Calls of the team by their ids, in no order. */
export async function callsByIds(tx: TeamTx, ids: readonly string[]): Promise<CallView[]> {
  if (ids.length === 0) return [];
  const { rows } = await tx.client.query<CallView>(
    `select ${CALL_COLUMNS} from calls k where k.team_id = $1 and k.id = any($2::uuid[])`,
    [tx.teamId, ids],
  );
  return rows;
}
