import type { PhoneType } from '../phone/types.js';
import type { Candidates } from '../geo/types.js';
import type { ReasonCode } from './reasons.js';

/** Minutes after local midnight, `from` included, `to` excluded: 20:59:59 is inside to = 1260. */
export interface DayWindow {
  from: number;
  to: number;
}

/** Seven days, Monday first; null is a day without sending. */
export type WeekWindow = readonly (DayWindow | null)[];

/**
 * `legal`: the law's own rows. `cautious`: the default, narrower. `any_time`: no legal window, for e-mail only;
 * the gate treats it as `cautious` for SMS.
 */
export type ProfileName = 'legal' | 'cautious' | 'any_time';

/** Times a campaign chooses for itself. It can only narrow the law's window, never widen it. */
export interface SendWindow {
  /** ISO weekdays, 1 = Monday … 7 = Sunday. */
  days: readonly number[];
  /** Local time of the recipient, `HH:MM`. */
  from: string;
  /** Local time of the recipient, `HH:MM`, excluded; `24:00` is allowed. */
  to: string;
}

/** A named profile, or one narrowed by a campaign's own send window. */
export type WindowProfile = ProfileName | { base: ProfileName; sendWindow: SendWindow };

/** One dated row of the ruleset. */
export interface StateRow {
  state: string;
  week: WeekWindow;
  /** Most attempts to one person in any 24 hours, null when the law sets none. */
  maxAttemptsPer24h: number | null;
  source: string;
  /** ISO date from which the row holds. */
  since: string;
}

export interface Ruleset {
  version: string;
  /** ISO date on which the rows were last read against their sources. */
  dated: string;
  federal: { week: WeekWindow; source: string };
  /** Week of the cautious profile, intersected with federal and state rows. */
  cautious: { week: WeekWindow; source: string };
  states: Readonly<Record<string, StateRow>>;
}

/** One zone × state that was checked. `state` is null when only the zone is known. */
export interface ZoneCheck {
  zone: string;
  state: string | null;
  /** ISO local time with offset. */
  localTime: string;
  /** That local day's window, null when the day is closed. */
  window: DayWindow | null;
  open: boolean;
}

export interface OpenCheck {
  open: boolean;
  zones: ZoneCheck[];
}

export type Channel = 'sms' | 'email';
export type Verdict = 'allow' | 'hold' | 'suppress' | 'cancel' | 'expire';

export type CampaignState = 'draft' | 'scheduled' | 'active' | 'paused' | 'completed' | 'archived';
export type EnrollmentState =
  | 'pending'
  | 'active'
  | 'paused'
  | 'finished'
  | 'replied'
  | 'bounced'
  | 'opted_out'
  | 'failed'
  | 'moved';

/** Why this message exists; it decides which rules apply. */
export type SendKind =
  /** A step of a campaign, or a one-off marketing message. */
  | 'campaign'
  /** A person or agent answering in a conversation: caps are waived within 24 h of the lead's last message. */
  | 'reply'
  /** The single confirmation of an opt-out (at most one, within five minutes): only expiry, sender and 10DLC apply. */
  | 'opt_out_confirmation';

export interface ConsentFact {
  id: string;
  /** Where it came from; an empty source is no consent. */
  source: string;
  scope: 'sms' | 'email' | 'any';
  revokedAt?: Date | null;
}

export interface SuppressionFact {
  id: string;
  /** opt_out, dnc, bounce, complaint, litigator, wrong_number, erasure, manual … */
  reason: string;
  /** Whether the row was found by address or by person. Every row given bars the send. */
  scope: 'address' | 'person';
}

export interface SenderFact {
  id: string;
  state: 'ready' | 'pending' | 'paused' | 'blocked' | 'released';
  kind: 'long_code' | 'toll_free' | 'short_code' | 'mailbox' | 'test';
}

/** Everything the gate needs to know; read inside the transaction that claims the send. */
export interface SendFacts {
  now: Date;
  profile: WindowProfile;
  channel: Channel;
  /** Default `campaign`. */
  kind?: SendKind;
  candidates: Candidates;
  consent: ConsentFact | null;
  /** Every active suppression of this address or person on any channel that bars this channel. */
  suppressions: readonly SuppressionFact[];
  sender: SenderFact | null;
  /** null for a one-off message. */
  campaignState: CampaignState | null;
  /** null for a one-off message. */
  enrollmentState: EnrollmentState | null;
  /** The lead exists, is not erased, and still has this address. */
  leadReachable: boolean;
  /** Attempts to this person on this channel, all campaigns, numbers and properties, at least the last 7 days. */
  personLastSends: readonly Date[];
  /** Rolling 24 hours and rolling 7 days; null is no cap. */
  caps: { perDay: number | null; perWeek: number | null };
  /** Type of the recipient's number; null for e-mail. */
  phoneType: PhoneType | 'landline' | null;
  /** First message of ours to this person on this channel. */
  firstMessage: boolean;
  tenDlc: { brand: boolean; campaign: boolean; number: boolean } | 'not_required';
  /** An earlier attempt of this same send has an outcome that nobody knows yet. */
  unknownOutcome: boolean;

  /** The team's kill switch is on (stops automatic sending: campaign kind). Default false. */
  killSwitch?: boolean;
  /** An agent wrote it and nobody looked at it; it stops with the agents’ kill switch too. Default false. */
  automatic?: boolean;
  /** The agents’ own kill switch is on. Default false. */
  agentsStopped?: boolean;
  /** The instant after which this send is pointless (set by the planner). */
  expiresAt?: Date | null;
  /** When the lead last wrote to us on any address. */
  lastInboundAt?: Date | null;
  /** The person wrote back on any number and nobody has closed the conversation yet. */
  personReplied?: boolean;
  /** Another number of the same person has a message in flight or an open conversation. */
  otherAddressInFlight?: boolean;
  /** National DNC data, for numbers that need it; `listed`: the number is in it. Default not needed. */
  dnc?: { required: boolean; dataAsOf: Date | null; listed?: boolean };
  /** The final text after merge fields, for the rules about content. Skipped when absent. */
  content?: { text: string; brandNames: readonly string[]; requireOptOut: boolean } | null;
  /** State of the e-mail set-up; skipped for SMS, required for e-mail campaigns. */
  email?: {
    postalAddress: boolean;
    oneClickUnsubscribe: boolean;
    domainVerified: boolean;
    /** Complaints ÷ delivered of the sending domain, 0–1; null when too few messages to say. */
    complaintRate: number | null;
  } | null;
}

/** Names of the rules, in the order in which they decide. */
export type RuleName =
  | 'suppression'
  | 'reachable'
  | 'consent'
  | 'phone_type'
  | 'dnc_data'
  | 'content'
  | 'email_setup'
  | 'campaign'
  | 'enrollment'
  | 'expiry'
  | 'unknown_outcome'
  | 'kill_switch'
  | 'person_replied'
  | 'sender'
  | 'ten_dlc'
  | 'other_address'
  | 'attempts_24h'
  | 'frequency'
  | 'candidates'
  | 'window';

export interface RuleResult {
  rule: RuleName;
  result: 'pass' | 'fail' | 'skip';
  /** What was compared with what, in plain words. */
  detail: string;
}

/** The gate's answer; stored whole as the message's decision record. */
export interface SendDecision {
  verdict: Verdict;
  /** `ok` when allowed. */
  reason: ReasonCode;
  /** When it is worth asking again; null when something must change first. */
  retryAt: Date | null;
  /** End of the joint window (or expiry if sooner) when allowed: no provider may deliver after it. */
  validUntil: Date | null;
  /** Every rule, in the order in which they decide. */
  rules: RuleResult[];
  rulesetVersion: string;
  zones: ZoneCheck[];
  consentId: string | null;
  senderId: string | null;
}
