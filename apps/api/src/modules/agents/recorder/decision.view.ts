import type { AgentName, Check } from '@og/core';
import { isUuid, type TeamTx } from '@og/db';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import { placeAfter, pageSize, toConnection, type Connection } from '../../../platform/graphql/connection.js';
import type { Platform } from '../../../platform/platform.js';

/** One row of the flight recorder. */
export interface DecisionView {
  id: string;
  kind: string;
  agent: AgentName | null;
  versionNumber: number | null;
  model: string;
  promptHash: string;
  inboundHash: string | null;
  inboundText: string | null;
  conversationId: string | null;
  leadId: string | null;
  input: Record<string, unknown>;
  rawOutput: string | null;
  stopReason: string | null;
  error: string | null;
  checks: Check[];
  verdict: string;
  reason: string | null;
  inputTokens: number;
  outputTokens: number;
  cacheReadTokens: number;
  cacheWriteTokens: number;
  costUsd: number;
  latencyMs: number;
  simulated: boolean;
  /** Since when its texts are gone. */
  erasedAt: Date | null;
  createdAt: Date;
}

const COLUMNS = `d.id, d.kind, d.agent, v.number as "versionNumber", d.model, d.prompt_hash as "promptHash", d.inbound_hash as "inboundHash",
  case when d.erased_at is null then m.body end as "inboundText", d.conversation_id as "conversationId", d.lead_id as "leadId", d.input, d.raw_output as "rawOutput",
  d.stop_reason as "stopReason", d.error, d.checks, d.verdict, d.reason, d.input_tokens as "inputTokens", d.output_tokens as "outputTokens",
  d.cache_read_tokens as "cacheReadTokens", d.cache_write_tokens as "cacheWriteTokens", d.cost_micros::float8 / 1000000 as "costUsd",
  d.latency_ms as "latencyMs", d.simulated, d.erased_at as "erasedAt", d.created_at as "createdAt"`;
const FROM = `from agent_decisions d left join agent_versions v on v.team_id = $1 and v.id = d.version_id
  left join messages m on m.team_id = $1 and m.id = d.inbound_message_id`;

/** Decisions by id; those of other teams are not there. */
export async function decisionsById(tx: TeamTx, ids: readonly string[]): Promise<Map<string, DecisionView>> {
  const { rows } = await tx.client.query<DecisionView>(
    `select ${COLUMNS} ${FROM} where d.team_id = $1 and d.id = any($2::uuid[])`,
    [tx.teamId, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export interface DecisionsArgs {
  agent?: string | null;
  conversationId?: string | null;
  verdict?: string | null;
  kind?: string | null;
  first?: number | null;
  after?: string | null;
}

/** The flight recorder, the newest first. */
export async function listDecisions(
  deps: Pick<Platform, 'database'>,
  ctx: Ctx,
  args: DecisionsArgs,
): Promise<Connection<DecisionView>> {
  requirePermission(ctx, 'agents.read');
  const limit = pageSize(args.first);
  const [at, id] = placeAfter(args.after);
  const conversationId = args.conversationId ?? null;
  if (conversationId !== null && !isUuid(conversationId))
    return toConnection([], limit, args.after, () => []);
  const rows = await deps.database.withTeam(
    ctx.teamId,
    async (tx) =>
      (
        await tx.client.query<DecisionView>(
          `select ${COLUMNS} ${FROM} where d.team_id = $1 and ($2::agent_slug is null or d.agent = $2) and ($3::uuid is null or d.conversation_id = $3)
             and ($4::text is null or d.verdict = $4) and ($5::text is null or d.kind = $5)
             and ($6::timestamptz is null or (d.created_at, d.id) < ($6, $7::uuid))
           order by d.created_at desc, d.id desc limit $8`,
          [
            ctx.teamId,
            args.agent ?? null,
            conversationId,
            args.verdict ?? null,
            args.kind ?? null,
            at,
            id,
            limit + 1,
          ],
        )
      ).rows,
    { readOnly: true },
  );
  return toConnection(rows, limit, args.after, (row) => [row.createdAt.toISOString(), row.id]);
}

export async function findDecision(
  deps: Pick<Platform, 'database'>,
  ctx: Ctx,
  id: string,
): Promise<DecisionView | null> {
  requirePermission(ctx, 'agents.read');
  if (!isUuid(id)) return null;
  const found = await deps.database.withTeam(ctx.teamId, (tx) => decisionsById(tx, [id]), { readOnly: true });
  return found.get(id) ?? null;
}
