import {
  registrationOf,
  type CampaignState,
  type Candidates,
  type ConsentFact,
  type EnrollmentState,
  type SendFacts,
  type SenderFact,
  type SuppressionFact,
} from '@og/core';
import type { TeamTx } from '@og/db';
import type { Vault } from '../../../platform/crypto/vault.js';
import { dncFact } from '../dnc/dnc-facts.js';
import { queryFacts, type FactsRow } from './send-facts.query.js';
import type { SendSubject } from './send-subject.js';

/** Core's facts, and what the message's own record needs beside them. */
export interface LoadedFacts {
  facts: SendFacts;
  /** The lead's newest message to us when it stands in for a consent row. */
  conversationConsent: { messageId: string; at: Date } | null;
  /** The number or mailbox that it would leave from. */
  senderPhone: string | null;
}

/**
 * Read everything that the gate needs about any number of sends, inside the transaction that claims them and after
 * their addresses were locked.
 * @returns in the order of the subjects; null where the lead is not one of the team's.
 */
export async function loadManyFacts(
  tx: TeamTx,
  vault: Vault,
  now: Date,
  subjects: readonly SendSubject[],
): Promise<(LoadedFacts | null)[]> {
  if (subjects.length === 0) return [];
  const rows = await queryFacts(tx, vault, now, subjects);
  return subjects.map((subject, place) => {
    const row = rows.get(place);
    return row ? factsOf(row, now, subject) : null;
  });
}

/** The same for one send. */
export async function loadSendFacts(
  tx: TeamTx,
  vault: Vault,
  now: Date,
  subject: SendSubject,
): Promise<LoadedFacts | null> {
  const [loaded] = await loadManyFacts(tx, vault, now, [subject]);
  return loaded ?? null;
}

function factsOf(row: FactsRow, now: Date, subject: SendSubject): LoadedFacts {
  const consent = consentOf(row, subject);
  const firstMessage = !row.ever_sent;
  const profile = row.profile ?? 'cautious';
  return {
    conversationConsent: consent.conversation,
    senderPhone: row.sender_address,
    facts: {
      now,
      channel: subject.channel,
      kind: subject.kind,
      profile: row.send_window ? { base: profile, sendWindow: row.send_window } : profile,
      candidates: candidatesOf(row),
      consent: consent.fact,
      suppressions: suppressionsOf(row, subject.leadId),
      sender: senderOf(row),
      campaignState: subject.campaignId ? campaignOf(row.campaign_state, subject) : null,
      enrollmentState: subject.enrollmentId ? enrollmentOf(row.enrollment_state, subject) : null,
      leadReachable: row.reachable,
      personLastSends: row.last_sends ?? [],
      caps: { perDay: row.max_per_day, perWeek: row.max_per_week },
      phoneType: phoneTypeOf(row.line_type),
      firstMessage,
      tenDlc: tenDlcOf(row),
      // The row that is asked about is `ready`: an attempt with an open outcome cannot be.
      unknownOutcome: false,
      killSwitch: row.kill_switch ?? false,
      automatic: subject.automatic ?? false,
      agentsStopped: row.agents_stopped ?? false,
      expiresAt: subject.expiresAt,
      lastInboundAt: row.inbound_at,
      personReplied: repliedOf(row, subject),
      otherAddressInFlight: row.other_in_flight ?? false,
      dnc: dncFact(row),
      email: subject.channel === 'email' ? emailOf(row, subject) : null,
      content:
        subject.text === null
          ? null
          : {
              text: subject.text,
              brandNames: row.brand_name ? [row.brand_name] : [],
              requireOptOut: firstMessage && subject.kind === 'campaign' && (row.opt_out_hint ?? true),
            },
    },
  };
}

/**
 * What the law and receivers ask of e-mail. An answer to a person's own message needs no postal address. Complaints
 * are no fact here: they quarantine the mailboxes of their domain, and the sender's rule holds the mail.
 */
function emailOf(row: FactsRow, subject: SendSubject): NonNullable<SendFacts['email']> {
  return {
    postalAddress: row.has_postal_address || (subject.kind === 'reply' && row.inbound_at !== null),
    // Composing puts it on every mail that nobody asked for.
    oneClickUnsubscribe: true,
    domainVerified: row.domain_state === 'verified',
    complaintRate: null,
  };
}

/** A consent row; for an answer to somebody who wrote to us, their own message. */
function consentOf(
  row: FactsRow,
  subject: SendSubject,
): { fact: ConsentFact | null; conversation: LoadedFacts['conversationConsent'] } {
  const live = row.consent && row.consent.revoked_at === null;
  if (!live && subject.kind === 'reply' && row.inbound_id && row.inbound_at) {
    return {
      fact: { id: row.inbound_id, source: 'conversation', scope: 'any' },
      conversation: { messageId: row.inbound_id, at: row.inbound_at },
    };
  }
  if (!row.consent) return { fact: null, conversation: null };
  const { id, source, revoked_at: revokedAt } = row.consent;
  return {
    fact: { id, source, scope: subject.channel, revokedAt: revokedAt ? new Date(revokedAt) : null },
    conversation: null,
  };
}

/** Recorded rows, and the marks on the lead itself, which outlive a row that was lifted for one address only. */
function suppressionsOf(row: FactsRow, leadId: string): SuppressionFact[] {
  const facts = [...(row.suppressions ?? [])];
  if (row.opted_out_at) facts.push({ id: leadId, reason: 'opt_out', scope: 'person' });
  else if (row.stage === 'suppressed') facts.push({ id: leadId, reason: 'manual', scope: 'person' });
  return facts;
}

/**
 * The person wrote since the step was planned, or waits for an answer. A campaign that does not end at a reply goes
 * on all the same: its branches read the reply.
 */
function repliedOf(row: FactsRow, subject: SendSubject): boolean {
  if (row.exit_conditions && !row.exit_conditions.includes('reply')) return false;
  const wrote = subject.plannedAt !== null && row.inbound_at !== null && row.inbound_at > subject.plannedAt;
  return row.open_item || wrote;
}

/** The lead's stored sets; evidence that leads to no zone is kept, because it holds the send. */
function candidatesOf(row: Pick<FactsRow, 'time_zones' | 'candidate_states' | 'zone_evidence'>): Candidates {
  return {
    zones: row.time_zones,
    states: row.candidate_states,
    because: row.zone_evidence.map((item) => ({
      source: item.source === 'zip' || item.source === 'state' ? item.source : 'area_code',
      value: item.value ?? item.source,
      zones: item.zones,
      states: item.states,
    })),
  };
}

const SENDER_STATES = {
  active: 'ready',
  pending: 'pending',
  blocked: 'blocked',
  retired: 'released',
} as const;

function senderOf(row: FactsRow): SenderFact | null {
  if (!row.sender_id || !row.sender_state) return null;
  const own = row.integration_state !== 'connected' ? 'blocked' : SENDER_STATES[row.sender_state];
  const state = own === 'ready' && row.sender_quarantined ? 'paused' : own;
  return { id: row.sender_id, state, kind: row.sender_kind ?? 'mailbox' };
}

/** Without a number there is nothing to register yet: whether one can be chosen is another rule's question. */
function tenDlcOf(row: FactsRow): SendFacts['tenDlc'] {
  if (row.sender_kind === null || row.sender_state === null) return 'not_required';
  return registrationOf({
    kind: row.sender_kind,
    state: row.sender_state,
    campaignState: row.ten_dlc_state,
    brandState: row.brand_state,
  });
}

/** A completed campaign only says that every step was accepted: what never arrived may be tried once more. */
function campaignOf(state: CampaignState | null, subject: SendSubject): CampaignState {
  if (state === null) return 'archived';
  return state === 'completed' && subject.isRetry ? 'active' : state;
}

/** The engine's own two states in the words of the rules. */
function enrollmentOf(state: FactsRow['enrollment_state'], subject: SendSubject): EnrollmentState {
  if (state === null || state === 'suppressed') return 'failed';
  if (state === 'finished' && subject.isRetry) return 'active';
  return state === 'held' ? 'paused' : state;
}

const PHONE_TYPES = ['mobile', 'fixed', 'fixed_or_mobile', 'toll_free', 'voip', 'landline'] as const;

export function phoneTypeOf(lineType: string | null): SendFacts['phoneType'] {
  return PHONE_TYPES.find((type) => type === lineType) ?? null;
}
