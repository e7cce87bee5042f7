import type { TeamTx } from '@og/db';
import type { CampaignRow } from '../campaign-row.js';
import type { NewRun } from '../engine/new-runs.js';

/** A run that is written down: a canary's first runs begin, the rest waits for the release. */
export interface PlacedRun extends Omit<NewRun, 'state'> {
  state: 'active' | 'pending' | 'suppressed';
  canary: boolean;
}

/** Why a run of a canary launch has not begun; its code is stored. */
export const CANARY_WAITING = 'canary_waiting';

/** Whether the campaign still keeps its rest back. */
export function isKeptBack(campaign: Pick<CampaignRow, 'canary_size' | 'canary_state'>): boolean {
  return campaign.canary_size !== null && ['running', 'holding'].includes(campaign.canary_state);
}

/**
 * Give the first runs of a canary launch their start and keep the others back. Who is left out of the campaign takes no
 * place among the first. The campaign's row is locked by the caller, so that no two batches count at once.
 */
export async function splitCanary(
  tx: TeamTx,
  campaign: CampaignRow,
  runs: readonly NewRun[],
): Promise<PlacedRun[]> {
  const size = campaign.canary_size;
  if (size === null || !isKeptBack(campaign)) {
    if (campaign.canary_state === 'stopped')
      return runs.map((run) => (run.state === 'active' ? keptOut(run) : { ...run, canary: false }));
    return runs.map((run) => ({ ...run, canary: false }));
  }
  const { rows } = await tx.client.query<{ count: number }>(
    'select count(*)::int as count from enrollments where team_id = $1 and campaign_id = $2 and canary',
    [tx.teamId, campaign.id],
  );
  let places = size - (rows[0]?.count ?? 0);
  return runs.map((run): PlacedRun => {
    if (run.state !== 'active') return { ...run, canary: false };
    places -= 1;
    if (places >= 0) return { ...run, canary: true };
    return { ...run, state: 'pending', reason: CANARY_WAITING, dueAt: null, canary: false };
  });
}

/** The rest was given up while the audience was still being enrolled. */
function keptOut(run: NewRun): PlacedRun {
  return { ...run, state: 'suppressed', reason: 'canary_stopped', dueAt: null, canary: false };
}
