import type {
  CampaignDraftFragment,
  ExitCondition,
  LeadFilterInput,
  SendWindowInput,
  UpdateCampaignInput,
} from '@/gql/graphql';
import { draftStepOf, stepInputOf, type DraftStep } from '../steps/draft-step';

/** What the editor holds. */
export interface CampaignDraft {
  name: string;
  /** Chosen when not null; then `filter` is not used. */
  segmentId: string | null;
  filter: LeadFilterInput;
  steps: readonly DraftStep[];
  /** What ends a run early, beside an opt-out, which always does. */
  exitConditions: readonly ExitCondition[];
  /** Days after which a lead that ran this sequence may run it again; null: never. */
  reEntryAfterDays: number | null;
  /** Leads that run another exclusive campaign are left out. */
  exclusive: boolean;
  trackLinks: boolean;
  senderPoolId: string | null;
  senderMailboxId: string | null;
  sendWindow: SendWindowInput | null;
}

export function draftOf(campaign: CampaignDraftFragment): CampaignDraft {
  return {
    name: campaign.name,
    segmentId: campaign.segment?.id ?? null,
    filter: filterOf(campaign.filter),
    steps: campaign.steps.map(draftStepOf),
    exitConditions: campaign.exitConditions,
    reEntryAfterDays: campaign.reEntryAfterDays,
    exclusive: campaign.exclusive,
    trackLinks: campaign.trackLinks,
    senderPoolId: campaign.senderPool?.id ?? null,
    senderMailboxId: campaign.senderMailbox?.id ?? null,
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

export interface Audience {
  segmentId: string | null;
  filter: LeadFilterInput | null;
}

/** The audience as queries take it: a segment or a filter, never both. */
export function audienceOf(draft: CampaignDraft): Audience {
  return draft.segmentId
    ? { segmentId: draft.segmentId, filter: null }
    : { segmentId: null, filter: draft.filter };
}

export function inputOf(draft: CampaignDraft, version: number): UpdateCampaignInput {
  return {
    name: draft.name.trim() || 'Untitled campaign',
    ...audienceOf(draft),
    steps: draft.steps.map(stepInputOf),
    exitConditions: [...draft.exitConditions],
    reEntryAfterDays: draft.reEntryAfterDays,
    exclusive: draft.exclusive,
    trackLinks: draft.trackLinks,
    senderPoolId: draft.senderPoolId,
    senderMailboxId: draft.senderMailboxId,
    sendWindow: draft.sendWindow,
    version,
  };
}
