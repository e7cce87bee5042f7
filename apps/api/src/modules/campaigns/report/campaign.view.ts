import { measureSms, type CampaignState, type SendWindow } from '@og/core';
import type { TeamTx } from '@og/db';
import { readSteps, type StepRow } from '../campaign-row.js';
import { causesOf, countCampaigns, noCounts, type CampaignCounts, type Cause } from './counts.js';

export interface StepView {
  id: string;
  position: number;
  type: string;
  channel: 'sms';
  delay: { amount: number; unit: 'minutes' | 'hours' | 'days' };
  subject: string | null;
  body: string | null;
  /** SMS segments of the body as it stands, before merge fields. */
  segments: number | null;
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

type Row = Omit<CampaignView, '__typename' | 'steps' | 'counts' | 'causes'> & { sequenceVersionId: string };

const COLUMNS = `id, name, state, filter, segment_id as "segmentId", sender_pool_id as "senderPoolId", send_window as "sendWindow",
  pause_reason as "pauseReason", version, created_by as "createdById", created_at as "createdAt", updated_at as "updatedAt",
  launched_at as "launchedAt", completed_at as "completedAt", sequence_version_id as "sequenceVersionId"`;

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
  const causes = await causesOf(tx, ids);
  return ids.flatMap((id) => {
    const row = byId.get(id);
    const figure = figures.get(id);
    if (!row || !figure) return [];
    const { sequenceVersionId, ...view } = row;
    return [
      {
        __typename: 'Campaign' as const,
        ...view,
        steps: steps
          .filter((step) => step.sequence_version_id === sequenceVersionId)
          .map((step) => stepView(step, figure.bySteps.get(step.id))),
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

function stepView(step: StepRow, counts: CampaignCounts | undefined): StepView {
  return {
    id: step.id,
    position: step.position,
    type: step.type,
    channel: 'sms',
    delay: { amount: step.delay_amount, unit: step.delay_unit },
    subject: null,
    body: step.body,
    segments: step.body ? measureSms(step.body).segments : null,
    counts: counts ?? noCounts(),
  };
}
