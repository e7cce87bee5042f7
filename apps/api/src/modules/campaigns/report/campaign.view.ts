import { measureSms, type CampaignState, type SendWindow } from '@og/core';
import type { TeamTx } from '@og/db';
import { readSteps, type ExitCondition, type StepRow } from '../campaign-row.js';
import { readStepCounts } from './step-counts.js';
import { causesOf, countCampaigns, noCounts, type CampaignCounts, type Cause } from './counts.js';

export interface StepView {
  id: string;
  key: string;
  position: number;
  type: string;
  channel: 'sms' | 'email' | null;
  delay: { amount: number; unit: 'minutes' | 'hours' | 'days' };
  subject: string | null;
  body: string | null;
  /** SMS segments of the body as it stands, before merge fields. */
  segments: number | null;
  config: Record<string, unknown>;
  /** Runs in which it was carried out. */
  carriedOut: number;
  counts: CampaignCounts;
}

/** A campaign as screens see it. */
export interface CampaignView {
  __typename: 'Campaign';
  id: string;
  name: string;
  state: CampaignState;
  filter: Record<string, unknown> | null;
  segmentId: string | null;
  senderPoolId: string | null;
  senderMailboxId: string | null;
  exitConditions: ExitCondition[];
  reEntryAfterDays: number | null;
  exclusive: boolean;
  trackLinks: boolean;
  /** The version that new runs take. */
  sequenceVersionId: string;
  sendWindow: SendWindow | null;
  steps: StepView[];
  counts: CampaignCounts;
  causes: Cause[];
  pauseReason: string | null;
  version: number;
  createdById: string | null;
  createdAt: Date;
  updatedAt: Date;
  launchedAt: Date | null;
  completedAt: Date | null;
}

type Row = Omit<CampaignView, '__typename' | 'steps' | 'counts' | 'causes'>;

const COLUMNS = `id, name, state, filter, segment_id as "segmentId", sender_pool_id as "senderPoolId", send_window as "sendWindow",
  pause_reason as "pauseReason", version, created_by as "createdById", created_at as "createdAt", updated_at as "updatedAt",
  launched_at as "launchedAt", completed_at as "completedAt", sequence_version_id as "sequenceVersionId",
  sender_mailbox_id as "senderMailboxId", exit_conditions as "exitConditions", re_entry_after_days as "reEntryAfterDays", exclusive,
  track_links as "trackLinks"`;

/** Campaigns by id, in the order given, with steps, counts and causes loaded for all at once. */
export async function loadCampaignViews(tx: TeamTx, ids: readonly string[]): Promise<CampaignView[]> {
  if (ids.length === 0) return [];
  const { rows } = await tx.client.query<Row>(
    `select ${COLUMNS} from campaigns where team_id = $1 and id = any($2::uuid[])`,
    [tx.teamId, ids],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const steps = await readSteps(
    tx,
    rows.map((row) => row.sequenceVersionId),
  );
  const figures = await countCampaigns(tx, ids);
  const carriedOut = await readStepCounts(
    tx,
    steps.map((step) => step.id),
  );
  const causes = await causesOf(tx, ids);
  return ids.flatMap((id) => {
    const row = byId.get(id);
    const figure = figures.get(id);
    if (!row || !figure) return [];
    return [
      {
        __typename: 'Campaign' as const,
        ...row,
        steps: steps
          .filter((step) => step.sequence_version_id === row.sequenceVersionId)
          .map((step) => stepView(step, carriedOut.get(step.id) ?? 0, figure.bySteps.get(step.id))),
        counts: figure.total,
        causes: causes.get(id) ?? [],
      },
    ];
  });
}

/** One campaign; null when the team has none of this id. */
export async function readCampaignView(tx: TeamTx, id: string): Promise<CampaignView | null> {
  const [view] = await loadCampaignViews(tx, [id]);
  return view ?? null;
}

/** A step of the current version or an older one. */
export function stepView(step: StepRow, carriedOut: number, counts: CampaignCounts | undefined): StepView {
  return {
    id: step.id,
    key: step.key,
    position: step.position,
    type: step.type,
    channel: step.channel,
    delay: { amount: step.delay_amount, unit: step.delay_unit },
    subject: step.subject,
    body: step.body,
    segments: step.channel === 'sms' && step.body ? measureSms(step.body).segments : null,
    config: step.config,
    carriedOut,
    counts: counts ?? noCounts(),
  };
}
