import type {
  CampaignDraftFragment,
  DelayUnit,
  LeadFilterInput,
  SendWindowInput,
  UpdateCampaignInput,
} from '@/gql/graphql';

/** One text message of the sequence while it is edited. */
export interface DraftStep {
  /** Only for the screen: the server numbers steps itself. */
  key: string;
  amount: number;
  unit: DelayUnit;
  body: string;
}

/** What the editor holds. */
export interface CampaignDraft {
  name: string;
  /** Chosen when not null; then `filter` is not used. */
  segmentId: string | null;
  filter: LeadFilterInput;
  steps: readonly DraftStep[];
  senderPoolId: string | null;
  sendWindow: SendWindowInput | null;
}

export function newStep(index: number): DraftStep {
  return index === 0
    ? { key: crypto.randomUUID(), amount: 0, unit: 'MINUTES', body: '' }
    : { key: crypto.randomUUID(), amount: 3, unit: 'DAYS', body: '' };
}

export function draftOf(campaign: CampaignDraftFragment): CampaignDraft {
  return {
    name: campaign.name,
    segmentId: campaign.segment?.id ?? null,
    filter: filterOf(campaign.filter),
    steps: campaign.steps
      .filter((step) => step.type === 'SMS')
      .map((step) => ({
        key: step.id,
        amount: step.delay.amount,
        unit: step.delay.unit,
        body: step.body ?? '',
      })),
    senderPoolId: campaign.senderPool?.id ?? null,
    sendWindow: campaign.sendWindow
      ? { from: campaign.sendWindow.from, to: campaign.sendWindow.to, days: [...campaign.sendWindow.days] }
      : null,
  };
}

/** A stored filter; what cannot be read is no filter, which means every lead. */
export function filterOf(stored: unknown): LeadFilterInput {
  return typeof stored === 'object' && stored !== null && !Array.isArray(stored)
    ? (stored as LeadFilterInput)
    : {};
}

/** The audience as queries take it: a segment or a filter, never both. */
export function audienceOf(draft: CampaignDraft): {
  segmentId: string | null;
  filter: LeadFilterInput | null;
} {
  return draft.segmentId
    ? { segmentId: draft.segmentId, filter: null }
    : { segmentId: null, filter: draft.filter };
}

export function inputOf(draft: CampaignDraft, version: number): UpdateCampaignInput {
  return {
    name: draft.name.trim() || 'Untitled campaign',
    ...audienceOf(draft),
    steps: draft.steps.map((step) => ({
      type: 'SMS',
      channel: 'SMS',
      delay: { amount: step.amount, unit: step.unit },
      body: step.body,
    })),
    senderPoolId: draft.senderPoolId,
    sendWindow: draft.sendWindow,
    version,
  };
}

/** The step with `key` moved one place up (-1) or down (1). */
export function moveStep(steps: readonly DraftStep[], key: string, by: 1 | -1): readonly DraftStep[] {
  const from = steps.findIndex((step) => step.key === key);
  const to = from + by;
  const step = steps[from];
  if (!step || to < 0 || to >= steps.length) return steps;
  return steps.toSpliced(from, 1).toSpliced(to, 0, step);
}
