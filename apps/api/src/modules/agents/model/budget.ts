import { budgetLevel, tightest, type BudgetLevel } from '@og/core';
import type { TeamTx } from '@og/db';

export interface BudgetNow {
  level: BudgetLevel;
  /** Micro-dollars. */
  spentToday: number;
  spentInConversation: number;
  dayBudget: number;
  conversationBudget: number;
}

const DEFAULT_DAY = 20_000_000;
const DEFAULT_CONVERSATION = 500_000;

/** What a team's models have cost today (UTC) and in one conversation, against what they may. */
export async function readBudget(tx: TeamTx, now: Date, conversationId: string | null): Promise<BudgetNow> {
  const { rows } = await tx.client.query<{
    day_budget: string | null;
    conversation_budget: string | null;
    today: string;
    conversation: string;
  }>(
    `select s.day_budget_micros as day_budget, s.conversation_budget_micros as conversation_budget,
       coalesce((select sum(u.cost_micros) from ai_usage_days u where u.team_id = $1 and u.day = $2::date), 0) as today,
       coalesce((select sum(d.cost_micros) from agent_decisions d where $3::uuid is not null and d.team_id = $1 and d.conversation_id = $3), 0) as conversation
     from (select 1) one left join agent_settings s on s.team_id = $1`,
    [tx.teamId, dayOf(now), conversationId],
  );
  const row = rows[0];
  const dayBudget = Number(row?.day_budget ?? DEFAULT_DAY);
  const conversationBudget = Number(row?.conversation_budget ?? DEFAULT_CONVERSATION);
  const spentToday = Number(row?.today ?? 0);
  const spentInConversation = Number(row?.conversation ?? 0);
  return {
    level: tightest([
      budgetLevel(spentToday, dayBudget),
      ...(conversationId ? [budgetLevel(spentInConversation, conversationBudget)] : []),
    ]),
    spentToday,
    spentInConversation,
    dayBudget,
    conversationBudget,
  };
}

/** The day of a cost, in UTC. */
export function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}
