import type { SendWindow } from '@og/core';
import type { TeamTx } from '@og/db';
import type { PlanContext } from './assess-lead.js';
import { PlanCache } from './plan-cache.js';

/** The team's settings as planning needs them, with a campaign's own window. */
export async function planContext(
  tx: TeamTx,
  now: Date,
  sendWindow: SendWindow | null,
): Promise<PlanContext> {
  const { rows } = await tx.client.query<{
    profile: 'cautious' | 'legal';
    max_per_day: number;
    max_per_week: number;
    brand_name: string;
    opt_out_hint: boolean;
  }>(
    'select quiet_hours_profile as profile, max_per_day, max_per_week, brand_name, opt_out_hint from team_settings where team_id = $1',
    [tx.teamId],
  );
  const settings = rows[0];
  return {
    now,
    profile: settings?.profile ?? 'cautious',
    sendWindow,
    caps: { perDay: settings?.max_per_day ?? null, perWeek: settings?.max_per_week ?? null },
    brandName: settings?.brand_name ?? '',
    optOutHint: settings?.opt_out_hint ?? true,
    cache: new PlanCache(),
  };
}
