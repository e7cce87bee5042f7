import { FACT_KINDS } from '@og/contracts';
import { isUuid, newId, type TeamTx } from '@og/db';
import { z } from 'zod';
import { audit } from '../../../platform/audit.js';
import { actorUserId, requirePermission, type Ctx } from '../../../platform/ctx.js';
import { missing, parseInput, type InvalidInput, type NotFound } from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';

export interface FactView {
  __typename: 'AgentFact';
  id: string;
  kind: string;
  title: string;
  body: string;
  url: string | null;
  updatedAt: Date;
}

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox'>;

const schema = z.object({
  id: z.string().nullish(),
  kind: z.string().refine((kind) => (FACT_KINDS as readonly string[]).includes(kind), {
    error: `The kind is one of: ${FACT_KINDS.join(', ')}.`,
  }),
  title: z.string().trim().min(1, 'Give the fact a title.').max(200),
  body: z.string().trim().min(1, 'Say what is true.').max(4_000, 'At most 4,000 characters.'),
  url: z
    .url({ protocol: /^https?$/, error: 'Give an address like https://example.com/page.' })
    .max(500)
    .nullish(),
});

const COLUMNS = `'AgentFact' as "__typename", id, kind, title, body, url, updated_at as "updatedAt"`;

/** What the agents may say of the team, by kind and title. */
export async function listFacts(deps: Pick<Platform, 'database'>, ctx: Ctx): Promise<FactView[]> {
  requirePermission(ctx, 'agents.read');
  return deps.database.withTeam(
    ctx.teamId,
    async (tx) =>
      (
        await tx.client.query<FactView>(
          `select ${COLUMNS} from agent_facts where team_id = $1 and deleted_at is null order by kind, title, id limit 500`,
          [ctx.teamId],
        )
      ).rows,
    { readOnly: true },
  );
}

/** Make a fact, or change one. Drafts that were written with the old one keep it. */
export async function saveFact(
  deps: Deps,
  ctx: Ctx,
  input: unknown,
): Promise<FactView | InvalidInput | NotFound> {
  requirePermission(ctx, 'agents.manage');
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  const { kind, title, body, url } = parsed.data;
  const given = parsed.data.id ?? null;
  if (given !== null && !isUuid(given)) return missing('fact');
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    const id = given ?? newId();
    const values = [ctx.teamId, id, kind, title, body, url ?? null, now.toISOString()];
    const { rowCount } = given
      ? await tx.client.query(
          `update agent_facts set kind = $3, title = $4, body = $5, url = $6, updated_at = $7 where team_id = $1 and id = $2 and deleted_at is null`,
          values,
        )
      : await tx.client.query(
          `insert into agent_facts (team_id, id, kind, title, body, url, created_by, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $8, $7, $7)`,
          [...values, actorUserId(ctx)],
        );
    if (!rowCount) return missing('fact');
    await changed(deps, tx, ctx, now, id, 'agent_fact.save');
    return (await readFact(tx, id)) ?? missing('fact');
  });
}

export async function deleteFact(deps: Deps, ctx: Ctx, id: string): Promise<FactView | NotFound> {
  requirePermission(ctx, 'agents.manage');
  if (!isUuid(id)) return missing('fact');
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    const before = await readFact(tx, id);
    if (!before) return missing('fact');
    await tx.client.query(
      'update agent_facts set deleted_at = $3, updated_at = $3 where team_id = $1 and id = $2',
      [ctx.teamId, id, now.toISOString()],
    );
    await changed(deps, tx, ctx, now, id, 'agent_fact.delete');
    return before;
  });
}

async function changed(
  deps: Deps,
  tx: TeamTx,
  ctx: Ctx,
  now: Date,
  id: string,
  action: string,
): Promise<void> {
  await audit(tx, ctx, now, { action, subjectType: 'agent_fact', subjectId: id });
  await deps.outbox.event(tx, now, 'agent.changed.v1', [ctx.teamId], { what: 'facts' });
}

async function readFact(tx: TeamTx, id: string): Promise<FactView | null> {
  const { rows } = await tx.client.query<FactView>(
    `select ${COLUMNS} from agent_facts where team_id = $1 and id = $2 and deleted_at is null`,
    [tx.teamId, id],
  );
  return rows[0] ?? null;
}
