import { isUuid, newId, type TeamTx } from '@og/db';
import { z } from 'zod';
import { audit } from '../../platform/audit.js';
import { clientKeySchema, ownKey } from '../../platform/client-key.js';
import { actorName, requirePermission, type Ctx } from '../../platform/ctx.js';
import {
  invalidField,
  missing,
  parseInput,
  type InvalidInput,
  type NotFound,
} from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { readTask, type TaskView } from './task.view.js';

const inputSchema = z.object({
  leadId: z.string(),
  type: z.enum(['call', 'manual']),
  title: z.string().trim().min(1, 'Say what is to be done.').max(200, 'Keep the title under 200 characters.'),
  notes: z.string().trim().max(5_000, 'Keep the notes under 5,000 characters.').nullish(),
  dueAt: z.date().nullish(),
  assigneeId: z.string().nullish(),
  clientKey: clientKeySchema,
});

/** Note something to be done for a lead. The same `clientKey` is the same task, whatever else is said. */
export async function createTask(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  input: unknown,
): Promise<TaskView | InvalidInput | NotFound> {
  requirePermission(ctx, 'tasks.write');
  const parsed = parseInput(inputSchema, input);
  if (!parsed.ok) return parsed.failure;
  const { leadId, type, title, notes, dueAt, assigneeId } = parsed.data;
  const key = ownKey(ctx, parsed.data.clientKey);
  if (!isUuid(leadId)) return missing('lead');
  if (assigneeId && !isUuid(assigneeId)) return notAMember();
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    const lead = await tx.client.query(
      'select from leads where team_id = $1 and id = $2 and deleted_at is null',
      [tx.teamId, leadId],
    );
    if (!lead.rowCount) return missing('lead');
    if (assigneeId) {
      const member = await tx.client.query('select from team_members where team_id = $1 and user_id = $2', [
        tx.teamId,
        assigneeId,
      ]);
      if (!member.rowCount) return notAMember();
    }
    const id = newId();
    const { rowCount } = await tx.client.query(
      `insert into tasks (team_id, id, lead_id, type, title, notes, due_at, assignee_id, created_by, client_key, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $11, $10, $10)
       on conflict (team_id, client_key) where client_key is not null do nothing`,
      [
        tx.teamId,
        id,
        leadId,
        type,
        title,
        notes || null,
        (dueAt ?? now).toISOString(),
        assigneeId ?? null,
        actorName(ctx),
        now.toISOString(),
        key,
      ],
    );
    if (!rowCount) return (await taskOfKey(tx, key)) ?? missing('task');
    await audit(tx, ctx, now, {
      action: 'task.create',
      subjectType: 'task',
      subjectId: id,
      detail: { leadId },
    });
    await deps.outbox.event(tx, now, 'task.changed.v1', [id], { state: 'open' });
    return (await readTask(tx, id)) ?? missing('task');
  });
}

async function taskOfKey(tx: TeamTx, key: string | null): Promise<TaskView | null> {
  const { rows } = await tx.client.query<{ id: string }>(
    'select id from tasks where team_id = $1 and client_key = $2',
    [tx.teamId, key],
  );
  return rows[0] ? readTask(tx, rows[0].id) : null;
}

function notAMember(): InvalidInput {
  return invalidField('assigneeId', 'not_a_member', 'Only a member of the team can be asked to do it.');
}
