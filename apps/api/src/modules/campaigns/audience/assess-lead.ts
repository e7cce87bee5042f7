import {
  evaluateSend,
  isLocated,
  type Candidates,
  type SendDecision,
  type SendFacts,
  type SendWindow,
} from '@og/core';
import { phoneTypeOf } from '../../compliance/index.js';
import type { AudienceLead } from './audience-leads.js';
import type { PlanCache } from './plan-cache.js';

/** What the team's settings and the campaign add to a lead's facts. */
export interface PlanContext {
  now: Date;
  profile: 'cautious' | 'legal';
  sendWindow: SendWindow | null;
  caps: { perDay: number | null; perWeek: number | null };
  brandName: string;
  optOutHint: boolean;
  cache: PlanCache;
}

export interface Assessment {
  /** The one number of the person that the run texts; null when there is none. */
  phone: string | null;
  verdict: SendDecision['verdict'];
  reason: string;
  retryAt: Date | null;
}

/** Where a lead may be; the stored sets. */
export function leadCandidates(
  lead: Pick<AudienceLead, 'time_zones' | 'candidate_states' | 'zone_evidence'>,
): Candidates {
  return { zones: lead.time_zones, states: lead.candidate_states, because: lead.zone_evidence };
}

/** Core's facts of a first step to this lead on this number, as the gate would see them at `now`. */
export function planFacts(
  lead: AudienceLead,
  phone: { phone: string; lineType: string | null },
  context: PlanContext,
): SendFacts {
  const suppressions: SendFacts['suppressions'] = [
    ...lead.suppressions
      .filter((item) => item.phone === null || item.phone === phone.phone)
      .map((item) => ({
        id: item.id,
        reason: item.reason,
        scope: item.phone === null ? ('person' as const) : ('address' as const),
      })),
    ...(lead.opted_out_at || lead.stage === 'suppressed'
      ? [{ id: lead.id, reason: 'opt_out', scope: 'person' as const }]
      : []),
  ];
  return {
    now: context.now,
    profile: context.sendWindow ? { base: context.profile, sendWindow: context.sendWindow } : context.profile,
    channel: 'sms',
    kind: 'campaign',
    candidates: leadCandidates(lead),
    consent: lead.consent
      ? {
          id: lead.consent.id,
          source: lead.consent.source,
          scope: 'sms',
          revokedAt: lead.consent.revoked_at ? new Date(lead.consent.revoked_at) : null,
        }
      : null,
    suppressions,
    sender: { id: 'pool', state: 'ready', kind: 'long_code' },
    campaignState: 'active',
    enrollmentState: 'active',
    leadReachable: true,
    personLastSends: lead.last_sends.map((at) => new Date(at)),
    caps: context.caps,
    phoneType: phoneTypeOf(phone.lineType),
    firstMessage: !lead.ever_sent,
    tenDlc: 'not_required',
    unknownOutcome: false,
    personReplied: lead.open_item,
  };
}

/**
 * Which number a run would text, and what the gate says about it now: the first number that nothing bars for good,
 * else the first one with its reason.
 */
export function assessLead(lead: AudienceLead, context: PlanContext): Assessment {
  let first: Assessment | null = null;
  for (const phone of lead.phones) {
    const { verdict, reason, retryAt } = evaluate(planFacts(lead, phone, context), context);
    const assessment = { phone: phone.phone, verdict, reason, retryAt };
    if (verdict === 'allow' || verdict === 'hold') return assessment;
    first ??= assessment;
  }
  return first ?? { phone: null, verdict: 'hold', reason: 'no_phone', retryAt: null };
}

type Answer = Pick<SendDecision, 'verdict' | 'reason' | 'retryAt'>;

/** The gate's answer. Where nothing is particular to the person, leads of the same places share one evaluation. */
function evaluate(facts: SendFacts, context: PlanContext): Answer {
  if (facts.suppressions.length > 0 || facts.personLastSends.length > 0 || facts.consent?.revokedAt)
    return evaluateSend(facts);
  const { zones, states } = facts.candidates;
  const key = [
    zones.join(),
    states.join(),
    isLocated(facts.candidates),
    facts.phoneType,
    facts.consent !== null && facts.consent.source.trim() !== '',
    facts.firstMessage,
    facts.personReplied,
  ].join('|');
  return context.cache.remember(key, () => evaluateSend(facts));
}
