import type { TeamTx } from '@og/db';

/** How often steps were carried out, by their ids. */
export async function readStepCounts(tx: TeamTx, stepIds: readonly string[]): Promise<Map<string, number>> {
  if (stepIds.length === 0) return new Map();
  const { rows } = await tx.client.query<{ step_id: string; count: number }>(
    'select step_id, sum(carried_out)::int as count from step_counts where team_id = $1 and step_id = any($2::uuid[]) group by step_id',
    [tx.teamId, stepIds],
  );
  return new Map(rows.map((row) => [row.step_id, row.count]));
}
