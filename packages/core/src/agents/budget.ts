export type BudgetLevel = 'ok' | 'warn' | 'spent';

/** Warned from this part of the budget on. */
const WARN = 0.8;

/** How much of a budget is used; both in micro-dollars. A budget of nothing is spent. */
export function budgetLevel(spentMicros: number, budgetMicros: number): BudgetLevel {
  if (spentMicros >= budgetMicros) return 'spent';
  return spentMicros >= budgetMicros * WARN ? 'warn' : 'ok';
}

/** The tighter of several. */
export function tightest(levels: readonly BudgetLevel[]): BudgetLevel {
  if (levels.includes('spent')) return 'spent';
  return levels.includes('warn') ? 'warn' : 'ok';
}
