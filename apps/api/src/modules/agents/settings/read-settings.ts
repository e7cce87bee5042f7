import type { TeamTx } from '@og/db';

/** What a team decided for all its agents. */
export interface AgentSettingsRow {
  stoppedAt: Date | null;
  stoppedBy: string | null;
  dayBudgetMicros: number;
  conversationBudgetMicros: number;
  disclosure: boolean;
  disclosureLine: string;
  /** The team's own kill switch, over everything that leaves by itself. */
  killSwitch: boolean;
  brandName: string;
}

const DEFAULT_LINE = 'Sent with the help of an automated assistant.';

/** The settings as they stand; a team that decided nothing has the defaults. */
export async function readAgentSettings(tx: TeamTx): Promise<AgentSettingsRow> {
  const { rows } = await tx.client.query<Record<keyof AgentSettingsRow, unknown>>(
    `select a.stopped_at as "stoppedAt", a.stopped_by as "stoppedBy", coalesce(a.day_budget_micros, 20000000) as "dayBudgetMicros",
       coalesce(a.conversation_budget_micros, 500000) as "conversationBudgetMicros", coalesce(a.disclosure, true) as disclosure,
       coalesce(a.disclosure_line, $2) as "disclosureLine", coalesce(t.kill_switch, false) as "killSwitch", coalesce(t.brand_name, '') as "brandName"
     from (select 1) one left join agent_settings a on a.team_id = $1 left join team_settings t on t.team_id = $1`,
    [tx.teamId, DEFAULT_LINE],
  );
  const row = rows[0];
  if (!row) throw new Error('the settings of the agents could not be read');
  return {
    ...(row as unknown as AgentSettingsRow),
    dayBudgetMicros: Number(row.dayBudgetMicros),
    conversationBudgetMicros: Number(row.conversationBudgetMicros),
  };
}
