import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import { AppError } from '../../../platform/errors/app-error.js';
import type { Platform } from '../../../platform/platform.js';
import { dayOf } from '../model/budget.js';

export interface UsageDay {
  day: string;
  who: string;
  model: string;
  calls: number;
  failed: number;
  inputTokens: number;
  outputTokens: number;
  cacheReadTokens: number;
  cacheWriteTokens: number;
  costUsd: number;
}

const MAX_DAYS = 366;
const DAY_MS = 86_400_000;

/** What models were used for and cost, by day (UTC), the newest first. Default 30 days. */
export async function aiUsage(
  deps: Pick<Platform, 'database' | 'clock'>,
  ctx: Ctx,
  days: number | null | undefined,
): Promise<UsageDay[]> {
  requirePermission(ctx, 'agents.read');
  const count = days ?? 30;
  if (count < 1 || count > MAX_DAYS)
    throw new AppError('BAD_USER_INPUT', `"days" must be between 1 and ${MAX_DAYS}.`);
  const from = dayOf(new Date(deps.clock.now().getTime() - (count - 1) * DAY_MS));
  return deps.database.withTeam(
    ctx.teamId,
    async (tx) =>
      (
        await tx.client.query<UsageDay>(
          `select day::text as day, who, model, calls, failed, input_tokens::float8 as "inputTokens", output_tokens::float8 as "outputTokens",
             cache_read_tokens::float8 as "cacheReadTokens", cache_write_tokens::float8 as "cacheWriteTokens", cost_micros::float8 / 1000000 as "costUsd"
           from ai_usage_days where team_id = $1 and day >= $2::date order by day desc, who, model`,
          [ctx.teamId, from],
        )
      ).rows,
    { readOnly: true },
  );
}
