import { integrations, isUuid, senderMailboxes, senderNumbers, type TeamTx } from '@og/db';
import { and, eq, inArray } from 'drizzle-orm';
import { audit } from '../../platform/audit.js';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import { conflict, missing, type Conflict, type NotFound } from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { integrationColumns, type IntegrationView } from './integrations.queries.js';
import { forgetIntegration } from './open-integration.js';

/** Why the numbers of a disconnected account are blocked; connecting it again frees exactly these. */
export const DISCONNECTED = 'The account of this number was disconnected.';

/** Stop using a vendor account. Refused while a running campaign sends from its numbers. */
export async function disconnectIntegration(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  id: string,
): Promise<IntegrationView | NotFound | Conflict> {
  requirePermission(ctx, 'integrations.manage');
  if (!isUuid(id)) return missing('integration');
  const now = deps.clock.now();
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const ownRow = and(eq(integrations.teamId, ctx.teamId), eq(integrations.id, id));
    const [found] = await tx.db.select(integrationColumns).from(integrations).where(ownRow).for('update');
    if (!found) return missing('integration');
    if (found.state === 'disabled') return { __typename: 'Integration', ...found };
    const running = await campaignsUsing(tx, id);
    if (running.length > 0) {
      const names = running.map((name) => `“${name}”`).join(', ');
      return conflict('in_use', `Campaigns are sending from its numbers: ${names}. Pause them first.`);
    }
    tx.afterCommit(() => forgetIntegration(deps.database, ctx.teamId, id));
    const [row] = await tx.db
      .update(integrations)
      .set({ state: 'disabled', updatedAt: now })
      .where(ownRow)
      .returning(integrationColumns);
    for (const table of [senderNumbers, senderMailboxes]) {
      await tx.db
        .update(table)
        .set({ state: 'blocked', stateReason: DISCONNECTED, updatedAt: now })
        .where(
          and(
            eq(table.teamId, ctx.teamId),
            eq(table.integrationId, id),
            inArray(table.state, ['active', 'pending']),
          ),
        );
    }
    await audit(tx, ctx, now, {
      action: 'integration.disconnect',
      subjectType: 'integration',
      subjectId: id,
      detail: { vendor: found.vendor },
    });
    await deps.outbox.event(tx, now, 'team.changed.v1', [id], { what: 'integrations' });
    await deps.outbox.job(tx, now, 'campaign/move-sends', {});
    return { __typename: 'Integration', ...(row ?? found) };
  });
}

/** Names of up to five running campaigns whose pool has a number of this account; no pool means every number. */
async function campaignsUsing(tx: TeamTx, integrationId: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ name: string }>(
    `select c.name from campaigns c
     where c.team_id = $1 and c.state in ('active', 'scheduled') and exists (
       select from sender_mailboxes m where m.team_id = $1 and m.integration_id = $2 and m.id = c.sender_mailbox_id
         and m.state in ('active', 'pending')
       union all
       select from sender_numbers n
       left join sender_pool_numbers p on p.team_id = n.team_id and p.sender_number_id = n.id
       where n.team_id = $1 and n.integration_id = $2 and n.state in ('active', 'pending')
         and (c.sender_pool_id is null or p.pool_id = c.sender_pool_id))
     order by c.created_at desc limit 5`,
    [tx.teamId, integrationId],
  );
  return rows.map(({ name }) => name);
}
