import { budgetLevel, type BudgetLevel } from '@og/core';
import { z } from 'zod';
import { audit } from '../../../platform/audit.js';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import { parseInput, type InvalidInput } from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import { readBudget } from '../model/budget.js';
import { openLanguageModel } from '../../integrations/index.js';
import { readAgentSettings } from './read-settings.js';

export interface AgentSettingsView {
  __typename: 'AgentSettings';
  stopped: boolean;
  stoppedAt: Date | null;
  stoppedById: string | null;
  dayBudgetUsd: number;
  conversationBudgetUsd: number;
  disclosure: boolean;
  disclosureLine: string;
  spentTodayUsd: number;
  budgetState: BudgetLevel;
  simulated: boolean;
  models: string[];
}

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'config'>;

const money = z
  .number()
  .min(0, 'Money cannot be negative; 0 stops every model.')
  .max(10_000, 'At most 10,000 dollars.');
const schema = z.object({
  dayBudgetUsd: money.nullish(),
  conversationBudgetUsd: money.nullish(),
  disclosure: z.boolean().nullish(),
  disclosureLine: z
    .string()
    .trim()
    .min(10, 'Say in a short sentence that a machine helps.')
    .max(160, 'At most 160 characters.')
    .nullish(),
});

/** What the team decided for all its agents, and what they have cost today. */
export async function agentSettings(deps: Deps, ctx: Ctx): Promise<AgentSettingsView> {
  requirePermission(ctx, 'agents.read');
  const opened = await openLanguageModel(deps, ctx.teamId);
  return deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const row = await readAgentSettings(tx);
      const budget = await readBudget(tx, deps.clock.now(), null);
      return {
        __typename: 'AgentSettings' as const,
        stopped: row.stoppedAt !== null,
        stoppedAt: row.stoppedAt,
        stoppedById: row.stoppedBy,
        dayBudgetUsd: row.dayBudgetMicros / 1_000_000,
        conversationBudgetUsd: row.conversationBudgetMicros / 1_000_000,
        disclosure: row.disclosure,
        disclosureLine: row.disclosureLine,
        spentTodayUsd: budget.spentToday / 1_000_000,
        budgetState: budgetLevel(budget.spentToday, budget.dayBudget),
        simulated: opened?.simulated ?? false,
        models: opened ? Object.keys(opened.models.models) : [],
      };
    },
    { readOnly: true },
  );
}

export async function updateAgentSettings(
  deps: Deps,
  ctx: Ctx,
  input: unknown,
): Promise<AgentSettingsView | InvalidInput> {
  requirePermission(ctx, 'agents.manage');
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  const { dayBudgetUsd, conversationBudgetUsd, disclosure, disclosureLine } = parsed.data;
  const micros = (usd: number | null | undefined): number | null =>
    usd == null ? null : Math.round(usd * 1_000_000);
  await deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    await tx.client.query(
      'insert into agent_settings (team_id, updated_at) values ($1, $2) on conflict do nothing',
      [ctx.teamId, now.toISOString()],
    );
    await tx.client.query(
      `update agent_settings set day_budget_micros = coalesce($2, day_budget_micros), conversation_budget_micros = coalesce($3, conversation_budget_micros),
         disclosure = coalesce($4, disclosure), disclosure_line = coalesce($5, disclosure_line), updated_at = $6 where team_id = $1`,
      [
        ctx.teamId,
        micros(dayBudgetUsd),
        micros(conversationBudgetUsd),
        disclosure ?? null,
        disclosureLine ?? null,
        now.toISOString(),
      ],
    );
    await audit(tx, ctx, now, { action: 'agent.settings', detail: { changed: Object.keys(parsed.data) } });
    await deps.outbox.event(tx, now, 'agent.changed.v1', [ctx.teamId], { what: 'settings' });
  });
  return agentSettings(deps, ctx);
}
