import type { TeamTx } from '@og/db';

/** Variants of a campaign's splits that get nobody any more: those that harmed, and all but a winner. */
export async function stoppedVariants(
  tx: TeamTx,
  campaignId: string,
): Promise<Map<string, ReadonlySet<string>>> {
  const { rows } = await tx.client.query<{
    step_id: string;
    stopped: string[] | null;
    keys: string[];
    winner: string | null;
  }>(
    `select x.step_id, x.winner, array(select v ->> 'key' from jsonb_array_elements(x.stopped_variants) v) as stopped,
       array(select v ->> 'key' from jsonb_array_elements(case jsonb_typeof(s.config -> 'variants') when 'array' then s.config -> 'variants' else '[]' end) v) as keys
     from experiments x join steps s on s.team_id = $1 and s.id = x.step_id
     where x.team_id = $1 and x.campaign_id = $2`,
    [tx.teamId, campaignId],
  );
  return new Map(
    rows.map((row) => [
      row.step_id,
      new Set(row.winner === null ? row.stopped : row.keys.filter((key) => key !== row.winner)),
    ]),
  );
}
