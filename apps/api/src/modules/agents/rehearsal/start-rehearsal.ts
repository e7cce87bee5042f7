import { isUuid, newId } from '@og/db';
import { z } from 'zod';
import { audit } from '../../../platform/audit.js';
import { actorUserId, requirePermission, type Ctx } from '../../../platform/ctx.js';
import {
  conflict,
  missing,
  parseInput,
  type Conflict,
  type InvalidInput,
  type NotFound,
} from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import { versionById } from '../versions/working-version.js';
import { readRehearsal, type RehearsalView } from './rehearsal.view.js';

export const MAX_CONVERSATIONS = 1_000;
const schema = z.object({
  versionId: z.string(),
  limit: z.number().int().min(1).max(MAX_CONVERSATIONS, 'At most the last 1,000 conversations.').nullish(),
});

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox'>;

/** The last draft of each of the newest conversations, made before the rehearsal began. */
export const REHEARSED = `
select d.id from (
  select distinct on (d.conversation_id) d.id, d.created_at from agent_decisions d
  where d.team_id = $1 and d.agent = $2 and d.kind = 'draft' and d.conversation_id is not null and d.raw_output is not null and d.erased_at is null and d.created_at <= $3
  order by d.conversation_id, d.created_at desc, d.id desc) d
order by d.created_at desc, d.id desc limit $4`;

/** Try a version on what really came in: the last conversations of its agent, without sending anything. */
export async function startRehearsal(
  deps: Deps,
  ctx: Ctx,
  input: unknown,
): Promise<RehearsalView | InvalidInput | NotFound | Conflict> {
  requirePermission(ctx, 'agents.manage');
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    const version = await versionById(tx, parsed.data.versionId);
    if (!version) return missing('version');
    if (version.agent === 'neva')
      return conflict('does_not_write', 'Neva writes briefs: there is nothing to rehearse.');
    // One at a time for an agent: two starts at once wait for each other here.
    await tx.client.query('select from agents where team_id = $1 and agent = $2 for update', [
      ctx.teamId,
      version.agent,
    ]);
    const running = await tx.client.query(
      `select from rehearsals where team_id = $1 and agent = $2 and state = 'running'`,
      [ctx.teamId, version.agent],
    );
    if (running.rowCount)
      return conflict('rehearsal_running', 'A rehearsal of this agent is running: wait for it or cancel it.');
    const { rowCount: total } = await tx.client.query(REHEARSED, [
      ctx.teamId,
      version.agent,
      now.toISOString(),
      parsed.data.limit ?? MAX_CONVERSATIONS,
    ]);
    if (!total)
      return conflict(
        'nothing_to_rehearse',
        'This agent has written no drafts yet: there is nothing to compare with.',
      );
    const id = newId();
    await tx.client.query(
      `insert into rehearsals (team_id, id, agent, version_id, state, total, created_by, created_at, updated_at) values ($1, $2, $3, $4, 'running', $5, $6, $7, $7)`,
      [ctx.teamId, id, version.agent, version.id, total, actorUserId(ctx), now.toISOString()],
    );
    await audit(tx, ctx, now, {
      action: 'agent.rehearse',
      subjectType: 'rehearsal',
      subjectId: id,
      detail: { total },
    });
    await deps.outbox.job(tx, now, 'lead/rehearse', { rehearsalId: id });
    return (await readRehearsal(tx, id)) ?? missing('rehearsal');
  });
}

/** Stop a rehearsal; what it has found stays. */
export async function cancelRehearsal(
  deps: Deps,
  ctx: Ctx,
  id: string,
): Promise<RehearsalView | NotFound | Conflict> {
  requirePermission(ctx, 'agents.manage');
  if (!isUuid(id)) return missing('rehearsal');
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    const { rowCount } = await tx.client.query(
      `update rehearsals set state = 'canceled', ended_at = $3, updated_at = $3 where team_id = $1 and id = $2 and state = 'running'`,
      [ctx.teamId, id, now.toISOString()],
    );
    const view = await readRehearsal(tx, id);
    if (!view) return missing('rehearsal');
    if (!rowCount) return conflict('rehearsal_over', 'It has ended already.');
    const { state, done, total, differing } = view;
    await deps.outbox.event(tx, now, 'rehearsal.progressed.v1', [id], { state, done, total, differing });
    return view;
  });
}
