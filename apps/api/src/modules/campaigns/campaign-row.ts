import type { CampaignState, Delay, SendWindow, StepType } from '@og/core';
import type { TeamTx } from '@og/db';

/** What ends a run early, beside an opt-out and erasure, which always do. */
export const EXIT_CONDITIONS = ['reply', 'bounce', 'disposition', 'stage_change'] as const;
export type ExitCondition = (typeof EXIT_CONDITIONS)[number];

/** A campaign as it is stored. */
export interface CampaignRow {
  id: string;
  name: string;
  state: CampaignState;
  segment_id: string | null;
  filter: Record<string, unknown> | null;
  sequence_version_id: string;
  sender_pool_id: string | null;
  sender_mailbox_id: string | null;
  send_window: SendWindow | null;
  exit_conditions: ExitCondition[];
  re_entry_after_days: number | null;
  exclusive: boolean;
  track_links: boolean;
  canary_size: number | null;
  canary_state: 'none' | 'running' | 'holding' | 'released' | 'stopped';
  version: number;
  launched_at: Date | null;
  /** The last lead of the audience that was looked at, and how many were. */
  enroll_cursor: string | null;
  enroll_count: number;
  enrolled_at: Date | null;
}

export interface StepRow {
  id: string;
  sequence_version_id: string;
  key: string;
  position: number;
  type: StepType;
  channel: 'sms' | 'email' | null;
  subject: string | null;
  body: string | null;
  config: Record<string, unknown>;
  delay_amount: number;
  delay_unit: Delay['unit'];
}

const CAMPAIGN = `id, name, state, segment_id, filter, sequence_version_id, sender_pool_id, sender_mailbox_id, send_window, exit_conditions,
  re_entry_after_days, exclusive, track_links, canary_size, canary_state, version, launched_at, enroll_cursor, enroll_count, enrolled_at`;

/** A campaign of the team; null when it has none of this id. */
export async function readCampaign(
  tx: TeamTx,
  id: string,
  options: { lock?: boolean } = {},
): Promise<CampaignRow | null> {
  const { rows } = await tx.client.query<CampaignRow>(
    `select ${CAMPAIGN} from campaigns where team_id = $1 and id = $2 ${options.lock ? 'for no key update' : ''}`,
    [tx.teamId, id],
  );
  return rows[0] ?? null;
}

/** The steps of sequence versions, in order. */
export async function readSteps(tx: TeamTx, versionIds: readonly string[]): Promise<StepRow[]> {
  const { rows } = await tx.client.query<StepRow>(
    `select id, sequence_version_id, key, position, type, channel, subject, body, config, delay_amount, delay_unit from steps
     where team_id = $1 and sequence_version_id = any($2::uuid[]) order by sequence_version_id, position`,
    [tx.teamId, versionIds],
  );
  return rows;
}
