import { isUuid } from '@og/db';
import { audit } from '../../platform/audit.js';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import { conflict, missing, type Conflict, type NotFound } from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { ALL_NUMBERS } from './default-pool.js';

export interface Removed {
  __typename: 'Removed';
  id: string;
}

/** Take a pool away. Refused while a campaign that is not over names it; its numbers stay. */
export async function deleteSenderPool(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  id: string,
): Promise<Removed | Conflict | NotFound> {
  requirePermission(ctx, 'senders.manage');
  if (!isUuid(id)) return missing('sender pool');
  const now = deps.clock.now();
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const { rows: pools } = await tx.client.query<{ name: string }>(
      'select name from sender_pools where team_id = $1 and id = $2 for update',
      [ctx.teamId, id],
    );
    const pool = pools[0];
    if (!pool) return missing('sender pool');
    if (pool.name === ALL_NUMBERS)
      return conflict('pool_of_all', `“${ALL_NUMBERS}” stays: campaigns that name no pool use it.`);
    const { rows } = await tx.client.query<{ name: string }>(
      `select name from campaigns where team_id = $1 and sender_pool_id = $2 and state not in ('completed', 'archived')
       order by created_at desc limit 5`,
      [ctx.teamId, id],
    );
    if (rows.length > 0) {
      const names = rows.map(({ name }) => `“${name}”`).join(', ');
      return conflict('in_use', `Campaigns use it: ${names}. Give them another pool first.`);
    }
    await tx.client.query(
      'update campaigns set sender_pool_id = null where team_id = $1 and sender_pool_id = $2',
      [ctx.teamId, id],
    );
    await tx.client.query('delete from sender_pools where team_id = $1 and id = $2', [ctx.teamId, id]);
    await audit(tx, ctx, now, {
      action: 'sender_pool.delete',
      subjectType: 'sender_pool',
      subjectId: id,
      detail: { name: pool.name },
    });
    await deps.outbox.event(tx, now, 'team.changed.v1', [id], { what: 'senders' });
    return { __typename: 'Removed', id };
  });
}
