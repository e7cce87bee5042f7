import type { LeadDetailsFragment } from '@/gql/graphql';

/** What is known about a lead when its next action is chosen. */
export interface NextActionFacts {
  id: string;
  conversationId: string | null;
  lastContactedAt: string | null;
  lastRepliedAt: string | null;
  hasAddress: boolean;
  /** The gate's verdict on an SMS now, and its reason code. */
  verdict: string;
  reason: string | null;
}

export type NextAction =
  | { kind: 'reply'; href: string }
  | { kind: 'conversation'; href: string }
  | { kind: 'campaign'; href: string }
  | { kind: 'consent' }
  | { kind: 'address' }
  | { kind: 'none' };

/** The facts of a lead as the API gives it. */
export function nextActionOf(lead: LeadDetailsFragment): NextAction {
  return nextBestAction({
    ...lead,
    hasAddress: lead.phones.length + lead.emails.length > 0,
    verdict: lead.contactability.verdict,
    reason: lead.contactability.reason,
  });
}

/** Reasons that recording consent takes away. */
const consentReasons: ReadonlySet<string> = new Set(['no_consent', 'consent_scope']);

export function lacksConsent(reason: string | null): boolean {
  return reason !== null && consentReasons.has(reason.toLowerCase());
}

/**
 * The one thing that brings this lead forward. Whoever must not be contacted
 * has no next action; an answer that waits comes before everything else.
 */
export function nextBestAction(facts: NextActionFacts): NextAction {
  const { conversationId, lastRepliedAt, lastContactedAt } = facts;
  const waiting =
    lastRepliedAt !== null &&
    (lastContactedAt === null || Date.parse(lastRepliedAt) > Date.parse(lastContactedAt));
  const needsConsent = lacksConsent(facts.reason);
  if (facts.verdict.toLowerCase() === 'suppress' && !needsConsent) return { kind: 'none' };
  if (conversationId && waiting) return { kind: 'reply', href: `/inbox/${conversationId}` };
  if (!facts.hasAddress) return { kind: 'address' };
  if (needsConsent) return { kind: 'consent' };
  if (conversationId) return { kind: 'conversation', href: `/inbox/${conversationId}` };
  const filter = encodeURIComponent(JSON.stringify({ ids: [facts.id] }));
  return { kind: 'campaign', href: `/campaigns/new?filter=${filter}` };
}
