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

/**
 * What a team's models have cost today (UTC) and in one conversation, against what they may. With `withReserved` the level
 * counts what is being asked just now as well: see `openBudget`.
 */
export async function readBudget(
  tx: TeamTx,
  now: Date,
  conversationId: string | null,
  options: { withReserved?: boolean } = {},
): Promise<BudgetNow> {
  const { rows } = await tx.client.query<{
    day_budget: string | null;
    conversation_budget: string | null;
    today: string;
    conversation: string;
    reserved_today: string;
    reserved_here: string;
  }>(
    `select s.day_budget_micros as day_budget, s.conversation_budget_micros as conversation_budget,
       coalesce((select sum(u.cost_micros) from ai_usage_days u where u.team_id = $1 and u.day = $2::date), 0) as today,
       coalesce((select sum(d.cost_micros) from agent_decisions d where $3::uuid is not null and d.team_id = $1 and d.conversation_id = $3), 0) as conversation,
       r.today as reserved_today, r.here as reserved_here
     from (select 1) one left join agent_settings s on s.team_id = $1
       cross join lateral (select coalesce(sum(m.micros), 0) as today, coalesce(sum(m.micros) filter (where m.conversation_id = $3), 0) as here
         from model_reservations m where $5 and m.team_id = $1 and m.expires_at > $4) r`,
    [tx.teamId, dayOf(now), conversationId, now.toISOString(), options.withReserved ?? false],
  );
  const row = rows[0];
  const dayBudget = Number(row?.day_budget ?? DEFAULT_DAY);
  const conversationBudget = Number(row?.conversation_budget ?? DEFAULT_CONVERSATION);
  const spentToday = Number(row?.today ?? 0);
  const spentInConversation = Number(row?.conversation ?? 0);
  return {
    level: tightest([
      budgetLevel(spentToday + Number(row?.reserved_today ?? 0), dayBudget),
      ...(conversationId
        ? [budgetLevel(spentInConversation + Number(row?.reserved_here ?? 0), conversationBudget)]
        : []),
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
