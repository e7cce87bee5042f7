import {
  evaluateSend,
  isLocated,
  type Candidates,
  type Channel,
  type SendDecision,
  type SendFacts,
  type SendWindow,
  type SuppressionFact,
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
  /** The one address of the person that the run writes to; null when there is none. */
  email: string | null;
  /** `allow` and `hold` enter; anything else is left out, with the reason. */
  verdict: SendDecision['verdict'];
  reason: string;
  retryAt: Date | null;
}

type Answer = Pick<SendDecision, 'verdict' | 'retryAt'> & { reason: string };

/** Where a lead may be; the stored sets. */
export function leadCandidates(
  lead: Pick<AudienceLead, 'time_zones' | 'candidate_states' | 'zone_evidence'>,
): Candidates {
  return { zones: lead.time_zones, states: lead.candidate_states, because: lead.zone_evidence };
}

type Address =
  | { channel: 'sms'; phone: string; lineType: string | null }
  | { channel: 'email'; email: string };

/** Core's facts of a first step to this lead at this address, as the gate would see them at `now`. */
export function planFacts(lead: AudienceLead, address: Address, context: PlanContext): SendFacts {
  const isSms = address.channel === 'sms';
  const suppressions: SendFacts['suppressions'] = [
    ...lead.suppressions.flatMap(({ id, reason, phone, email }): SuppressionFact[] => {
      if (phone === null && email === null) return [{ id, reason, scope: 'person' }];
      const own = isSms ? phone === address.phone : email === address.email;
      return own ? [{ id, reason, scope: 'address' }] : [];
    }),
    ...(lead.opted_out_at || lead.stage === 'suppressed'
      ? [{ id: lead.id, reason: 'opt_out', scope: 'person' as const }]
      : []),
  ];
  // A lead's consent row is that for texts; e-mail needs none beforehand, and an opt-out is a suppression.
  const consent = isSms ? lead.consent : null;
  return {
    now: context.now,
    profile: context.sendWindow ? { base: context.profile, sendWindow: context.sendWindow } : context.profile,
    channel: address.channel,
    kind: 'campaign',
    candidates: leadCandidates(lead),
    consent: consent
      ? {
          id: consent.id,
          source: consent.source,
          scope: 'sms',
          revokedAt: consent.revoked_at ? new Date(consent.revoked_at) : null,
        }
      : null,
    suppressions,
    sender: { id: 'pool', state: 'ready', kind: isSms ? 'long_code' : 'mailbox' },
    campaignState: 'active',
    enrollmentState: 'active',
    leadReachable: true,
    personLastSends: isSms ? lead.last_sends.map((at) => new Date(at)) : [],
    caps: context.caps,
    phoneType: isSms ? phoneTypeOf(address.lineType) : null,
    firstMessage: !lead.ever_sent,
    tenDlc: 'not_required',
    unknownOutcome: false,
    personReplied: lead.open_item,
    // Who the campaign writes as is asked when it is launched; here the person alone is looked at.
    email: isSms
      ? null
      : { postalAddress: true, oneClickUnsubscribe: true, domainVerified: true, complaintRate: null },
  };
}

const enters = ({ verdict }: Answer): boolean => verdict === 'allow' || verdict === 'hold';

/**
 * Which number and address a run would use, and what the gate says about the first channel that it can use now: the
 * first number that nothing bars for good, else the first one with its reason. A lead that no channel of the
 * sequence reaches is left out; a sequence that writes to nobody takes everybody.
 * @param channels those on which the sequence writes
 */
export function assessLead(
  lead: AudienceLead,
  context: PlanContext,
  channels: readonly Channel[] = ['sms'],
): Assessment {
  if (channels.length === 0)
    return {
      phone: lead.phones[0]?.phone ?? null,
      email: lead.emails[0] ?? null,
      verdict: 'allow',
      reason: 'ok',
      retryAt: null,
    };
  const sms = channels.includes('sms') ? assessPhones(lead, context) : null;
  const email = channels.includes('email') ? assessEmails(lead, context) : null;
  const [first, ...rest] = [sms, email].filter((item) => item !== null);
  const answer = [first, ...rest].find((item) => item && enters(item.answer)) ?? first;
  // On a channel that the sequence does not use it may still be moved to one that does: the gate asks then.
  return {
    phone: sms ? usedAddress(sms, email === null) : (lead.phones[0]?.phone ?? null),
    email: email ? usedAddress(email, sms === null) : (lead.emails[0] ?? null),
    verdict: answer?.answer.verdict ?? 'cancel',
    reason: answer?.answer.reason ?? 'no_phone',
    retryAt: answer?.answer.retryAt ?? null,
  };
}

interface OnChannel {
  address: string | null;
  answer: Answer;
}

/** The address that a run uses; one that is barred only where it is the reason why the lead is left out. */
function usedAddress({ address, answer }: OnChannel, alone: boolean): string | null {
  return enters(answer) || alone ? address : null;
}

function assessPhones(lead: AudienceLead, context: PlanContext): OnChannel {
  return firstUsable(
    lead.phones.map((phone) => ({ address: phone.phone, facts: { channel: 'sms' as const, ...phone } })),
    'no_phone',
    (address) => evaluate(planFacts(lead, address, context), context),
  );
}

function assessEmails(lead: AudienceLead, context: PlanContext): OnChannel {
  return firstUsable(
    lead.emails.map((email) => ({ address: email, facts: { channel: 'email' as const, email } })),
    'no_email',
    (address) => evaluate(planFacts(lead, address, context), context),
  );
}

function firstUsable(
  addresses: readonly { address: string; facts: Address }[],
  none: string,
  ask: (address: Address) => Answer,
): OnChannel {
  let first: OnChannel | null = null;
  for (const { address, facts } of addresses) {
    const answer = ask(facts);
    if (enters(answer)) return { address, answer };
    first ??= { address, answer };
  }
  return first ?? { address: null, answer: { verdict: 'cancel', reason: none, retryAt: null } };
}

/** The gate's answer. Where nothing is particular to the person, leads of the same places share one evaluation. */
function evaluate(facts: SendFacts, context: PlanContext): Answer {
  if (facts.suppressions.length > 0 || facts.personLastSends.length > 0 || facts.consent?.revokedAt)
    return evaluateSend(facts);
  const { zones, states } = facts.candidates;
  const key = [
    facts.channel,
    zones.join(),
    states.join(),
    isLocated(facts.candidates),
    facts.phoneType,
    facts.consent !== null && facts.consent.source.trim() !== '',
    facts.firstMessage,
    facts.personReplied,
  ].join('|');
  return context.cache.remember(key, () => {
    const { verdict, reason, retryAt } = evaluateSend(facts);
    return { verdict, reason, retryAt };
  });
}
