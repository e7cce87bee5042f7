import { zoneOfWords } from '@og/core';
import type { TeamTx } from '@og/db';

/**
 * The zone in which times are said to a lead: its own, or the first of those it may be in. When it is not certain
 * (`certain` false), words must name the zone; they always do.
 * @returns null when there is no such lead
 */
export async function leadZone(
  tx: TeamTx,
  leadId: string,
): Promise<{ zone: string; zones: string[]; certain: boolean; name: string } | null> {
  const { rows } = await tx.client.query<{ zones: string[]; name: string }>(
    `select time_zones as zones, coalesce(nullif(trim(concat_ws(' ', first_name, last_name)), ''), company, 'the lead') as name
     from leads where team_id = $1 and id = $2 and deleted_at is null`,
    [tx.teamId, leadId],
  );
  const [row] = rows;
  if (!row) return null;
  const zone = zoneOfWords(row.zones);
  const zones = row.zones.length > 0 ? row.zones : [zone];
  return { zone, zones, certain: row.zones.length === 1, name: row.name };
}
