import {
  BARS_PERSON,
  MAYBE_ACCEPTED,
  type CampaignState,
  type EnrollmentState,
  type SuppressionFact,
} from '@og/core';
import { prepared, runPrepared, type TeamTx } from '@og/db';
import { plainArray, textArray } from '../../../platform/sql-array.js';
import type { Vault } from '../../../platform/crypto/vault.js';
import { dncColumns, type DncColumns } from '../dnc/dnc-facts.js';
import type { SendSubject } from './send-subject.js';

/**
 * A number that got a text within the hour is in use, and a campaign does not add another of the same person, however
 * fast it was delivered. A person's own answer only waits for what has not arrived.
 */
const JUST_SENT = ['accepted', 'sent', 'delivered', 'read', 'undelivered'];
const NOT_ARRIVED = ['accepted', 'sent'];

/** What the database knows about one subject. */
export interface FactsRow extends DncColumns {
  /** Place of the subject in the question, from 1. */
  n: number;
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
  kill_switch: boolean | null;
  /** The agents’ own kill switch. */
  agents_stopped: boolean | null;
  campaign_state: CampaignState | null;
  send_window: { from: string; to: string; days: number[] } | null;
  exit_conditions: string[] | null;
  enrollment_state: EnrollmentState | 'suppressed' | 'held' | null;
  sender_id: string | null;
  sender_address: string | null;
  sender_state: 'active' | 'pending' | 'blocked' | 'retired' | null;
  /** Its figures are bad: nothing leaves from it until that is lifted. */
  sender_quarantined: boolean | null;
  /** null: a mailbox. */
  sender_kind: 'long_code' | 'toll_free' | 'short_code' | null;
  ten_dlc_state: 'draft' | 'pending' | 'active' | 'rejected' | 'suspended' | null;
  brand_state: 'draft' | 'pending' | 'verified' | 'vetted_verified' | 'failed' | null;
  integration_state: 'connected' | 'failing' | 'disabled' | null;
  /** E-mail: the footer has where the sender is, and the mailbox's domain is the team's own. */
  has_postal_address: boolean;
  domain_state: 'pending' | 'verified' | 'failed' | null;
  consent: { id: string; source: string; revoked_at: string | null } | null;
  suppressions: SuppressionFact[] | null;
  last_sends: Date[] | null;
  ever_sent: boolean | null;
  other_in_flight: boolean | null;
  inbound_id: string | null;
  inbound_at: Date | null;
  open_item: boolean;
}

/** One round trip for any number of subjects; each part of it is a look-up by index, per subject. */
const FACTS = prepared(
  'gate_facts',
  `
select s.n::int as n,
  (l.deleted_at is null and l.merged_into is null and (case when s.channel = 'sms' then p.id is not null else em.id is not null end)) as reachable,
  l.opted_out_at, l.stage, l.time_zones, l.candidate_states, l.zone_evidence, p.line_type,
  ts.quiet_hours_profile as profile, ts.max_per_day, ts.max_per_week, ts.brand_name, ts.opt_out_hint, ts.kill_switch,
  (select stopped_at is not null from agent_settings where team_id = $1) as agents_stopped,
  ${dncColumns('s.address')},
  c.state as campaign_state, c.send_window, c.exit_conditions, e.state as enrollment_state,
  coalesce(sn.id, sm.id) as sender_id, coalesce(sn.phone, sm.address) as sender_address, coalesce(sn.state, sm.state) as sender_state,
  (coalesce(sn.health, sm.health) = 'quarantined' and coalesce(sn.quarantined_until, sm.quarantined_until, 'infinity') > $12) as sender_quarantined,
  coalesce(trim(ts.postal_address), '') <> '' as has_postal_address, sd.state as domain_state,
  sn.kind as sender_kind, dlc.state as ten_dlc_state, br.state as brand_state, i.state as integration_state,
  (select jsonb_build_object('id', k.id, 'source', k.source, 'revoked_at', k.revoked_at) from consents k
    where k.team_id = $1 and k.lead_id = s.lead_id and k.channel = s.channel::channel
    order by (k.revoked_at is null) desc, k.created_at desc limit 1) as consent,
  (select jsonb_agg(jsonb_build_object('id', x.id, 'reason', x.reason, 'scope', x.scope)) from (
     select a.id, a.reason, 'address' as scope from suppression_list a
     where a.team_id = $1 and a.address_hash = s.address_hash and a.lifted_at is null
     union all
     select w.id, w.reason, 'person' from suppression_list w
     where w.team_id = $1 and w.lead_id = s.lead_id and w.lifted_at is null and w.reason::text = any($13::text[]) and w.address_hash <> s.address_hash
   ) x) as suppressions,
  sends.last_sends, sends.ever_sent, sends.other_in_flight,
  inb.id as inbound_id, inb.created_at as inbound_at,
  exists (select from conversations v join inbox_items b on b.team_id = $1 and b.conversation_id = v.id and b.state = 'open'
    where v.team_id = $1 and v.lead_id = s.lead_id) as open_item
from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::uuid[], $8::uuid[], $9::uuid[], $10::uuid[], $11::boolean[])
    with ordinality as s(lead_id, channel, address, address_hash, ledger_id, campaign_id, enrollment_id, number_id, mailbox_id, in_campaign, n)
  join leads l on l.team_id = $1 and l.id = s.lead_id
  left join lead_phones p on s.channel = 'sms' and p.team_id = $1 and p.phone = s.address and p.lead_id = s.lead_id and p.invalid_at is null
  left join lead_emails em on s.channel = 'email' and em.team_id = $1 and em.email = s.address and em.lead_id = s.lead_id
  left join team_settings ts on ts.team_id = $1
  left join campaigns c on c.team_id = $1 and c.id = s.campaign_id
  left join enrollments e on e.team_id = $1 and e.id = s.enrollment_id
  left join sender_numbers sn on sn.team_id = $1 and sn.id = s.number_id
  left join sender_mailboxes sm on sm.team_id = $1 and sm.id = s.mailbox_id
  left join sending_domains sd on sd.team_id = $1 and sd.id = sm.domain_id
  left join ten_dlc_campaigns dlc on dlc.team_id = $1 and dlc.id = sn.ten_dlc_campaign_id
  left join brands br on br.team_id = $1 and br.id = dlc.brand_id
  left join integrations i on i.team_id = $1 and i.id = coalesce(sn.integration_id, sm.integration_id)
  left join lateral (
    select
      array_agg(coalesce(o.submitted_at, o.accepted_at)) filter (where counts.sent and coalesce(o.accepted_at, o.submitted_at) > $12::timestamptz - interval '7 days') as last_sends,
      bool_or(counts.sent) as ever_sent,
      bool_or(o.address <> s.address and (o.state in ('submitting', 'unknown')
        or (o.state = any(case when s.in_campaign then $15::message_state[] else $16::message_state[] end) and o.accepted_at > $12::timestamptz - interval '1 hour'))) as other_in_flight
    from send_ledger o
      cross join lateral (select not o.transactional and o.id is distinct from s.ledger_id and o.state = any($14::message_state[]) as sent) counts
    where o.team_id = $1 and o.lead_id = s.lead_id and o.channel = s.channel::channel
  ) sends on true
  left join lateral (select m.id, m.created_at from messages m where m.team_id = $1 and m.lead_id = s.lead_id and m.direction = 'inbound'
      and coalesce(m.intent_rule, '') not like 'auto_reply:%' -- an answering machine is no answer
    order by m.created_at desc limit 1) inb on true
order by s.n`,
);

/**
 * All that the gate asks the database about these subjects, in one statement.
 * @returns by place; a subject whose lead is not the team's is missing.
 */
export async function queryFacts(
  tx: TeamTx,
  vault: Vault,
  now: Date,
  subjects: readonly SendSubject[],
): Promise<Map<number, FactsRow>> {
  const { rows } = await runPrepared<FactsRow>(tx, FACTS, [
    tx.teamId,
    plainArray(subjects.map((subject) => subject.leadId)),
    plainArray(subjects.map((subject) => subject.channel)),
    textArray(subjects.map((subject) => subject.address)),
    textArray(subjects.map((subject) => vault.addressHash(subject.channel, subject.address))),
    plainArray(subjects.map((subject) => subject.ledgerId)),
    plainArray(subjects.map((subject) => subject.campaignId)),
    plainArray(subjects.map((subject) => subject.enrollmentId)),
    plainArray(subjects.map((subject) => subject.senderNumberId)),
    plainArray(subjects.map((subject) => subject.senderMailboxId)),
    plainArray(subjects.map((subject) => subject.kind === 'campaign')),
    now.toISOString(),
    [...BARS_PERSON],
    // They count as sent.
    [...MAYBE_ACCEPTED],
    JUST_SENT,
    NOT_ARRIVED,
  ]);
  return new Map(rows.map((row) => [row.n - 1, row]));
}
