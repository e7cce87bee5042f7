import type { SendFacts } from '../src/index.js';
import { firstWhen, mayGo, type OracleProfile } from './window-oracle.js';

/** What the gate must answer; `validUntil` in epoch milliseconds. */
export interface Expected {
  verdict: string;
  reason: string;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FEWEST_ATTEMPTS: Readonly<Record<string, number>> = { FL: 3, OK: 3, MD: 3 };

/**
 * The gate written a second time, as one list of questions in the order in which they decide: what ends a message for
 * good first, what only delays it last. Texts are given as flags, so that no reading of words is repeated here.
 */
export function expectedDecision(
  facts: SendFacts,
  oracle: OracleProfile,
  text: { shortener: boolean; brand: boolean; optOutWording: boolean } | null,
): Expected {
  const now = facts.now.getTime();
  const sms = facts.channel === 'sms';
  const kind = facts.kind ?? 'campaign';
  const campaign = kind === 'campaign';
  const confirmation = kind === 'opt_out_confirmation';
  const answer = (verdict: string, reason: string): Expected => ({ verdict, reason });

  if (!confirmation && facts.suppressions.length > 0) return answer('suppress', 'suppressed');
  if (!facts.leadReachable) return answer('cancel', 'lead_unreachable');
  if (!confirmation) {
    const { consent } = facts;
    if (consent?.revokedAt && consent.revokedAt.getTime() <= now)
      return answer('suppress', 'consent_revoked');
    if (sms && (!consent || consent.source.trim() === '')) return answer('suppress', 'no_consent');
    if (sms && consent && consent.scope === 'email') return answer('suppress', 'consent_scope');
  }
  if (sms && (facts.phoneType === 'landline' || facts.phoneType === 'fixed'))
    return answer('cancel', 'landline');
  if (sms && facts.phoneType === 'toll_free') return answer('hold', 'toll_free_recipient');
  if (sms && campaign && facts.dnc?.required) {
    if (facts.dnc.listed) return answer('suppress', 'dnc_listed');
    if (!facts.dnc.dataAsOf || now - facts.dnc.dataAsOf.getTime() > 31 * DAY)
      return answer('hold', 'dnc_data_stale');
  }
  if (sms && text && !confirmation) {
    if (text.shortener) return answer('hold', 'link_shortener');
    if (campaign && facts.firstMessage && !text.brand) return answer('hold', 'brand_missing');
    if (facts.content?.requireOptOut && !text.optOutWording) return answer('hold', 'opt_out_wording_missing');
  }
  if (!sms && !(kind !== 'campaign' && !facts.email)) {
    const { email } = facts;
    if (!email || !email.postalAddress || !email.oneClickUnsubscribe || !email.domainVerified)
      return answer('hold', 'email_setup');
    if (campaign && email.complaintRate !== null && email.complaintRate >= 0.003)
      return answer('hold', 'complaint_rate');
  }
  if (facts.campaignState === 'paused') return answer('hold', 'campaign_paused');
  if (facts.campaignState === 'draft' || facts.campaignState === 'scheduled')
    return answer('hold', 'campaign_not_active');
  if (facts.campaignState === 'completed' || facts.campaignState === 'archived')
    return answer('cancel', 'campaign_over');
  if (facts.enrollmentState === 'pending') return answer('hold', 'enrollment_not_active');
  if (facts.enrollmentState === 'paused') return answer('hold', 'enrollment_paused');
  if (facts.enrollmentState === 'opted_out') return answer('suppress', 'enrollment_over');
  if (facts.enrollmentState !== null && facts.enrollmentState !== 'active')
    return answer('cancel', 'enrollment_over');
  if (facts.expiresAt && now >= facts.expiresAt.getTime()) return answer('expire', 'expired');
  if (facts.unknownOutcome) return answer('hold', 'unknown_outcome');
  if (kind === 'reply' && facts.automatic && facts.killSwitch) return answer('cancel', 'kill_switch');
  if (kind === 'reply' && facts.automatic && facts.agentsStopped) return answer('cancel', 'agents_stopped');
  if (campaign && facts.killSwitch) return answer('hold', 'kill_switch');
  if (campaign && facts.personReplied) return answer('hold', 'person_replied');
  if (!facts.sender) return answer('hold', 'no_sender');
  if (facts.sender.state !== 'ready') return answer('hold', 'sender_not_ready');
  if (sms && facts.tenDlc !== 'not_required') {
    const { brand, campaign: registered, number } = facts.tenDlc;
    if (!brand || !registered || !number) return answer('hold', 'ten_dlc_unapproved');
  }
  if (facts.otherAddressInFlight) return answer('hold', 'other_address_in_flight');

  const since = facts.lastInboundAt ? now - facts.lastInboundAt.getTime() : -1;
  const inConversation = kind === 'reply' && since >= 0 && since <= DAY;
  const within = (span: number): number =>
    facts.personLastSends.filter((at) => at.getTime() > now - span).length;
  if (sms && !confirmation && !inConversation) {
    const limits = facts.candidates.states.flatMap((state) => FEWEST_ATTEMPTS[state] ?? []);
    if (limits.length > 0 && within(DAY) >= Math.min(...limits)) return answer('hold', 'state_attempts');
  }
  if (!confirmation && !inConversation) {
    const { perDay, perWeek } = facts.caps;
    if (perWeek !== null && within(7 * DAY) >= perWeek) return answer('hold', 'weekly_cap');
    if (perDay !== null && within(DAY) >= perDay) return answer('hold', 'daily_cap');
  }
  if (confirmation || (!sms && oracle.own === null)) return answer('allow', 'ok');
  const { zones, because } = facts.candidates;
  if (zones.length === 0 || because.some((item) => item.zones.length === 0))
    return answer('hold', 'unknown_location');
  if (!mayGo(facts.candidates, oracle, now)) {
    const opening = firstWhen(true, facts.candidates, oracle, now);
    return answer('hold', opening === null ? 'no_joint_window' : 'outside_window');
  }
  const closes = firstWhen(false, facts.candidates, oracle, now);
  if (closes !== null && closes - now < 60_000) return answer('hold', 'window_closing');
  return answer('allow', 'ok');
}
