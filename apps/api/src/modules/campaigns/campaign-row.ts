import type { CampaignState, SendWindow } from '@og/core';
import type { TeamTx } from '@og/db';

/** A campaign as it is stored. */
export interface CampaignRow {
  id: string;
  name: string;
  state: CampaignState;
  segment_id: string | null;
  filter: Record<string, unknown> | null;
  sequence_version_id: string;
  sender_pool_id: string | null;
  send_window: SendWindow | null;
  version: number;
  enrolled_at: Date | null;
}

export interface StepRow {
  id: string;
  sequence_version_id: string;
  position: number;
  type: string;
  body: string | null;
  delay_amount: number;
  delay_unit: 'minutes' | 'hours' | 'days';
}

/** A campaign of the team; null when it has none of this id. */
export async function readCampaign(
  tx: TeamTx,
  id: string,
  options: { lock?: boolean } = {},
): Promise<CampaignRow | null> {
  const { rows } = await tx.client.query<CampaignRow>(
    `select id, name, state, segment_id, filter, sequence_version_id, sender_pool_id, send_window, version, enrolled_at
     from campaigns where team_id = $1 and id = $2 ${options.lock ? 'for no key update' : ''}`,
    [tx.teamId, id],
  );
  return rows[0] ?? null;
}

/** The steps of sequence versions, in order. */
export async function readSteps(tx: TeamTx, versionIds: readonly string[]): Promise<StepRow[]> {
  const { rows } = await tx.client.query<StepRow>(
    `select id, sequence_version_id, position, type, body, delay_amount, delay_unit from steps
     where team_id = $1 and sequence_version_id = any($2::uuid[]) order by sequence_version_id, position`,
    [tx.teamId, versionIds],
  );
  return rows;
}
