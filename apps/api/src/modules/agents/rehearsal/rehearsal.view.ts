import type { AgentName } from '@og/core';
import { isUuid, type TeamTx } from '@og/db';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import { idAfter, pageSize, toConnection, type Connection } from '../../../platform/graphql/connection.js';
import type { Platform } from '../../../platform/platform.js';
import { replyOf } from './differences.js';
import { decisionsById, type DecisionView } from '../recorder/decision.view.js';

export interface RehearsalView {
  __typename: 'Rehearsal';
  id: string;
  agent: AgentName;
  versionId: string;
  versionNumber: number;
  state: 'running' | 'done' | 'failed' | 'canceled';
  total: number;
  done: number;
  differing: number;
  costUsd: number;
  error: string | null;
  createdAt: Date;
  endedAt: Date | null;
}

export interface DifferenceView {
  id: string;
  what: string[];
  before: DecisionView;
  after: DecisionView;
  beforeText: string;
  afterText: string;
}

const COLUMNS = `'Rehearsal' as "__typename", r.id, r.agent, r.version_id as "versionId", v.number as "versionNumber", r.state, r.total, r.done, r.differing,
  r.cost_micros::float8 / 1000000 as "costUsd", r.error, r.created_at as "createdAt", r.ended_at as "endedAt"`;
const FROM = 'from rehearsals r join agent_versions v on v.team_id = $1 and v.id = r.version_id';
type ReadDeps = Pick<Platform, 'database'>;

export async function readRehearsal(tx: TeamTx, id: string): Promise<RehearsalView | null> {
  const { rows } = await tx.client.query<RehearsalView>(
    `select ${COLUMNS} ${FROM} where r.team_id = $1 and r.id = $2`,
    [tx.teamId, id],
  );
  return rows[0] ?? null;
}

/** An agent's rehearsals, the newest first: the last 50. */
export async function listRehearsals(deps: ReadDeps, ctx: Ctx, agent: AgentName): Promise<RehearsalView[]> {
  requirePermission(ctx, 'agents.read');
  return deps.database.withTeam(
    ctx.teamId,
    async (tx) =>
      (
        await tx.client.query<RehearsalView>(
          `select ${COLUMNS} ${FROM} where r.team_id = $1 and r.agent = $2 order by r.created_at desc, r.id desc limit 50`,
          [ctx.teamId, agent],
        )
      ).rows,
    { readOnly: true },
  );
}

export async function findRehearsal(deps: ReadDeps, ctx: Ctx, id: string): Promise<RehearsalView | null> {
  requirePermission(ctx, 'agents.read');
  if (!isUuid(id)) return null;
  return deps.database.withTeam(ctx.teamId, (tx) => readRehearsal(tx, id), { readOnly: true });
}

/** What came out another way, in the order in which it was found. */
export async function rehearsalDifferences(
  deps: ReadDeps,
  ctx: Ctx,
  rehearsalId: string,
  args: { first?: number | null; after?: string | null },
): Promise<Connection<DifferenceView>> {
  requirePermission(ctx, 'agents.read');
  const limit = pageSize(args.first);
  const after = idAfter(args.after);
  const views = await deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const { rows } = await tx.client.query<{
        id: string;
        what: string[];
        before_id: string;
        after_id: string;
      }>(
        `select id, what, before_id, after_id from rehearsal_differences
         where team_id = $1 and rehearsal_id = $2 and ($3::uuid is null or id > $3) order by id limit $4`,
        [ctx.teamId, rehearsalId, after, limit + 1],
      );
      const decisions = await decisionsById(
        tx,
        rows.flatMap((row) => [row.before_id, row.after_id]),
      );
      return rows.flatMap((row): DifferenceView[] => {
        const [a, b] = [decisions.get(row.before_id), decisions.get(row.after_id)];
        return a && b
          ? [
              {
                id: row.id,
                what: row.what,
                before: a,
                after: b,
                beforeText: replyOf(a.rawOutput),
                afterText: replyOf(b.rawOutput),
              },
            ]
          : [];
      });
    },
    { readOnly: true },
  );
  return toConnection(views, limit, args.after, (row) => [row.id]);
}
