import { brandLimits, campaignRate } from '@og/core';
import type { TeamTx } from '@og/db';

/** Bring a brand's daily cap and the rates of all its campaigns in line with its trust score. */
export async function applyBrandLimits(
  tx: TeamTx,
  now: Date,
  brand: { id: string; trustScore: number | null; soleProprietor: boolean },
): Promise<void> {
  await tx.client.query(
    'update brands set daily_segment_cap = $3, updated_at = $4 where team_id = $1 and id = $2',
    [tx.teamId, brand.id, brandLimits(brand).dailySegments, now.toISOString()],
  );
  const { rows } = await tx.client.query<{ id: string; use_case: string }>(
    'select id, use_case from ten_dlc_campaigns where team_id = $1 and brand_id = $2',
    [tx.teamId, brand.id],
  );
  await tx.client.query(
    `update ten_dlc_campaigns c set segments_per_second = r.rate, updated_at = $2
     from unnest($3::uuid[], $4::float8[]) as r(id, rate) where c.team_id = $1 and c.id = r.id`,
    [
      tx.teamId,
      now.toISOString(),
      rows.map(({ id }) => id),
      rows.map(({ use_case: useCase }) => campaignRate(brand, useCase)),
    ],
  );
}
