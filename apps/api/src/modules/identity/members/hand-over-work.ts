import type { TeamTx } from '@og/db';
import type { Platform } from '../../../platform/platform.js';

/** So many rows are named to browsers; lists ask anew after the first. */
const NAMED = 200;

/**
 * What somebody who leaves the team had to do is nobody's again: it shows as such, the team's rule can give it to
 * somebody, and whoever waits too long is told to the managers and not to a person who is gone.
 */
export async function handOverWork(
  tx: TeamTx,
  deps: Pick<Platform, 'outbox'>,
  now: Date,
  userId: string,
): Promise<void> {
  const values = [tx.teamId, userId, now.toISOString()];
  const items = await tx.client.query<{ id: string; conversation_id: string; state: string }>(
    `update inbox_items set assignee_id = null, updated_at = $3
     where team_id = $1 and id in (select id from inbox_items where team_id = $1 and assignee_id = $2 and state = 'open' order by id for update)
     returning id, conversation_id, state`,
    values,
  );
  const tasks = await tx.client.query<{ id: string }>(
    `update tasks set assignee_id = null, updated_at = $3
     where team_id = $1 and id in (select id from tasks where team_id = $1 and assignee_id = $2 and state = 'open' order by id for update)
     returning id`,
    values,
  );
  await tx.client.query(
    `update inbox_settings set assignees = array_remove(assignees, $2::uuid), updated_at = $3 where team_id = $1 and $2::uuid = any(assignees)`,
    values,
  );
  const [item] = items.rows;
  if (item) {
    const data = { conversationId: item.conversation_id, state: item.state };
    await deps.outbox.event(tx, now, 'inbox_item.changed.v1', idsOf(items.rows), data);
  }
  if (tasks.rows.length > 0)
    await deps.outbox.event(tx, now, 'task.changed.v1', idsOf(tasks.rows), { state: 'open' });
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.slice(0, NAMED).map((row) => row.id);
}
