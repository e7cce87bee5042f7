import type {
  CampaignState,
  Candidates,
  ConsentFact,
  EnrollmentState,
  SendFacts,
  SenderFact,
  SendKind,
  SuppressionFact,
} from '@og/core';
import type { TeamTx } from '@og/db';
import type { Vault } from '../../../platform/crypto/vault.js';

/** What is to be sent to whom; a ledger row, or a question about one that does not exist yet. */
export interface SendSubject {
  leadId: string;
  channel: 'sms';
  /** E.164. */
  address: string;
  kind: SendKind;
  senderNumberId: string | null;
  campaignId: string | null;
  enrollmentId: string | null;
  /** The row itself: it is not counted among earlier sends. */
  ledgerId: string | null;
  /** When the send was planned: what the person wrote since then stops a campaign's step. */
  plannedAt: Date | null;
  expiresAt: Date | null;
  /** The final text; null skips the rules about content. */
  text: string | null;
}

/** Core's facts, and what the message's own record needs beside them. */
export interface LoadedFacts {
  facts: SendFacts;
  /** The lead's newest message to us when it stands in for a consent row. */
  conversationConsent: { messageId: string; at: Date } | null;
  senderPhone: string | null;
}

/** Reasons that bar the whole person, on whichever address they were recorded. */
const PERSON_WIDE = ['opt_out', 'litigator', 'complaint', 'erasure'];

interface Row {
  reachable: boolean;
  opted_out_at: Date | null;
  stage: string;
  time_zones: string[];
  candidate_states: string[];
  zone_evidence: { source: string; value?: string; zones: string[]; states: string[] }[];
  line_type: string | null;
  profile: 'cautious' | 'legal' | null;
  max_per_day: number | null;
  max_per_week: number | null;
  brand_name: string | null;
  opt_out_hint: boolean | null;
  campaign_state: CampaignState | null;
  send_window: { from: string; to: string; days: number[] } | null;
  enrollment_state: EnrollmentState | 'suppressed' | 'held' | null;
  sender_id: string | null;
  sender_phone: string | null;
  sender_state: 'active' | 'pending' | 'blocked' | 'retired' | null;
  integration_state: 'connected' | 'failing' | 'disabled' | null;
  consent: { id: string; source: string; revoked_at: string | null } | null;
  suppressions: SuppressionFact[] | null;
  last_sends: string[] | null;
  ever_sent: boolean;
  other_in_flight: boolean;
  inbound_id: string | null;
  inbound_at: Date | null;
  open_item: boolean;
}

/** In one round trip, all that the gate asks about. States in which the provider may have a message count as sent. */
const SQL = `
select
  (l.deleted_at is null and l.merged_into is null and p.id is not null) as reachable,
  l.opted_out_at, l.stage, l.time_zones, l.candidate_states, l.zone_evidence, p.line_type,
  ts.quiet_hours_profile as profile, ts.max_per_day, ts.max_per_week, ts.brand_name, ts.opt_out_hint,
  c.state as campaign_state, c.send_window, e.state as enrollment_state,
  s.id as sender_id, s.phone as sender_phone, s.state as sender_state, i.state as integration_state,
  (select jsonb_build_object('id', k.id, 'source', k.source, 'revoked_at', k.revoked_at) from consents k
    where k.team_id = $1 and k.lead_id = l.id and k.channel = $3::channel order by (k.revoked_at is null) desc, k.created_at desc limit 1) as consent,
  (select jsonb_agg(jsonb_build_object('id', x.id, 'reason', x.reason, 'scope', case when x.address_hash = $4 then 'address' else 'person' end))
    from suppression_list x where x.team_id = $1 and x.lifted_at is null and (x.address_hash = $4
      or (x.reason::text = any($5::text[]) and x.lead_id = l.id))) as suppressions,
  (select array_agg(coalesce(o.submitted_at, o.accepted_at)) from send_ledger o
    where o.team_id = $1 and o.lead_id = l.id and o.channel = $3::channel and not o.transactional and o.id is distinct from $6
      and o.state = any($7::message_state[]) and coalesce(o.accepted_at, o.submitted_at) > $8::timestamptz - interval '7 days') as last_sends,
  exists (select from send_ledger o where o.team_id = $1 and o.lead_id = l.id and o.channel = $3::channel and not o.transactional
    and o.id is distinct from $6 and o.state = any($7::message_state[])) as ever_sent,
  exists (select from send_ledger o where o.team_id = $1 and o.lead_id = l.id and o.channel = $3::channel and o.address <> $9
    and (o.state in ('submitting', 'unknown') or (o.state = any($13::message_state[]) and o.accepted_at > $8::timestamptz - interval '1 hour'))) as other_in_flight,
  inb.id as inbound_id, inb.created_at as inbound_at,
  exists (select from inbox_items b where b.team_id = $1 and b.lead_id = l.id and b.state = 'open') as open_item
from leads l
  left join lead_phones p on p.team_id = $1 and p.lead_id = l.id and p.phone = $9 and p.invalid_at is null
  left join team_settings ts on ts.team_id = $1
  left join campaigns c on c.team_id = $1 and c.id = $10
  left join enrollments e on e.team_id = $1 and e.id = $11
  left join sender_numbers s on s.team_id = $1 and s.id = $12
  left join integrations i on i.team_id = $1 and i.id = s.integration_id
  left join lateral (select m.id, m.created_at from messages m where m.team_id = $1 and m.lead_id = l.id and m.direction = 'inbound'
    order by m.created_at desc limit 1) inb on true
where l.team_id = $1 and l.id = $2`;

const MAYBE_SENT = [
  'submitting',
  'unknown',
  'failed_unknown',
  'accepted',
  'sent',
  'delivered',
  'read',
  'undelivered',
];

/**
 * A number that got a text within the hour is in use, and a campaign does not add another of the same person, however
 * fast it was delivered. A person's own answer only waits for what has not arrived.
 */
const JUST_SENT = ['accepted', 'sent', 'delivered', 'read', 'undelivered'];

/**
 * Read everything that the gate needs, inside the transaction that claims the send and after `lockAddress`.
 * @returns null when the lead is not one of the team's.
 */
export async function loadSendFacts(
  tx: TeamTx,
  vault: Vault,
  now: Date,
  subject: SendSubject,
): Promise<LoadedFacts | null> {
  const { rows } = await tx.client.query<Row>(SQL, [
    tx.teamId,
    subject.leadId,
    subject.channel,
    vault.addressHash(subject.channel, subject.address),
    PERSON_WIDE,
    subject.ledgerId,
    MAYBE_SENT,
    now.toISOString(),
    subject.address,
    subject.campaignId,
    subject.enrollmentId,
    subject.senderNumberId,
    subject.kind === 'campaign' ? JUST_SENT : JUST_SENT.slice(0, 2),
  ]);
  const row = rows[0];
  if (!row) return null;
  const consent = consentOf(row, subject);
  const firstMessage = !row.ever_sent;
  const profile = row.profile ?? 'cautious';
  return {
    conversationConsent: consent.conversation,
    senderPhone: row.sender_phone,
    facts: {
      now,
      channel: subject.channel,
      kind: subject.kind,
      profile: row.send_window ? { base: profile, sendWindow: row.send_window } : profile,
      candidates: candidatesOf(row),
      consent: consent.fact,
      suppressions: suppressionsOf(row, subject.leadId),
      sender: senderOf(row),
      campaignState: subject.campaignId ? (row.campaign_state ?? 'archived') : null,
      enrollmentState: subject.enrollmentId ? enrollmentOf(row.enrollment_state) : null,
      leadReachable: row.reachable,
      personLastSends: (row.last_sends ?? []).map((at) => new Date(at)),
      caps: { perDay: row.max_per_day, perWeek: row.max_per_week },
      phoneType: phoneTypeOf(row.line_type),
      firstMessage,
      tenDlc: 'not_required',
      // The row that is asked about is `ready`: an attempt with an open outcome cannot be.
      unknownOutcome: false,
      expiresAt: subject.expiresAt,
      lastInboundAt: row.inbound_at,
      personReplied:
        row.open_item ||
        (subject.plannedAt !== null && row.inbound_at !== null && row.inbound_at > subject.plannedAt),
      otherAddressInFlight: row.other_in_flight,
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

/** A consent row; for an answer to somebody who wrote to us, their own message. */
function consentOf(
  row: Row,
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
function suppressionsOf(row: Row, leadId: string): SuppressionFact[] {
  const facts = [...(row.suppressions ?? [])];
  if (row.opted_out_at) facts.push({ id: leadId, reason: 'opt_out', scope: 'person' });
  else if (row.stage === 'suppressed') facts.push({ id: leadId, reason: 'manual', scope: 'person' });
  return facts;
}

/** The lead's stored sets; evidence that leads to no zone is kept, because it holds the send. */
function candidatesOf(row: Pick<Row, 'time_zones' | 'candidate_states' | 'zone_evidence'>): Candidates {
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

function senderOf(row: Row): SenderFact | null {
  if (!row.sender_id || !row.sender_state) return null;
  const state = row.integration_state !== 'connected' ? 'blocked' : SENDER_STATES[row.sender_state];
  return { id: row.sender_id, state, kind: 'long_code' };
}

/** The engine's own two states in the words of the rules. */
function enrollmentOf(state: Row['enrollment_state']): EnrollmentState {
  if (state === null || state === 'suppressed') return 'failed';
  return state === 'held' ? 'paused' : state;
}

const PHONE_TYPES = ['mobile', 'fixed', 'fixed_or_mobile', 'toll_free', 'voip', 'landline'] as const;

export function phoneTypeOf(lineType: string | null): SendFacts['phoneType'] {
  return PHONE_TYPES.find((type) => type === lineType) ?? null;
}
