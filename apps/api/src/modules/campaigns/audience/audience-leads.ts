import type { CandidateEvidence } from '@og/core';
import { leads, type TeamTx } from '@og/db';
import { and, eq, gt } from 'drizzle-orm';
import type { Vault } from '../../../platform/crypto/vault.js';
import { leadFilterSchema, leadPredicate, type LeadFilter } from '../../leads/index.js';

/** A lead with all that planning a text to it needs. */
export interface AudienceLead {
  id: string;
  first_name: string | null;
  last_name: string | null;
  company: string | null;
  title: string | null;
  address: string | null;
  city: string | null;
  county: string | null;
  state: string | null;
  zip: string | null;
  website: string | null;
  custom: Record<string, string>;
  email: string | null;
  stage: string;
  opted_out_at: Date | null;
  time_zones: string[];
  candidate_states: string[];
  zone_evidence: CandidateEvidence[];
  /** Usable numbers, the one to text first in front. */
  phones: { phone: string; lineType: string | null }[];
  consent: { id: string; source: string; revoked_at: string | null } | null;
  last_sends: string[];
  ever_sent: boolean;
  open_item: boolean;
  conversation_sender: string | null;
  /** Suppressions of the person, and of single numbers. */
  suppressions: { id: string; reason: string; phone: string | null }[];
}

/** The audience's filter: the segment's, or the campaign's own; null when neither is there. */
export async function audienceFilter(
  tx: TeamTx,
  campaign: { segment_id: string | null; filter: unknown },
): Promise<LeadFilter | null> {
  if (campaign.segment_id) {
    const { rows } = await tx.client.query<{ filter: unknown }>(
      'select filter from segments where team_id = $1 and id = $2',
      [tx.teamId, campaign.segment_id],
    );
    return rows[0] ? leadFilterSchema.parse(rows[0].filter) : null;
  }
  return campaign.filter ? leadFilterSchema.parse(campaign.filter) : null;
}

/** The next leads of an audience, by id; an empty list is its end. */
export async function audienceBatch(
  tx: TeamTx,
  vault: Vault,
  now: Date,
  filter: LeadFilter,
  afterId: string | null,
  limit: number,
): Promise<AudienceLead[]> {
  const rows = await tx.db
    .select({ id: leads.id })
    .from(leads)
    .where(
      and(eq(leads.teamId, tx.teamId), leadPredicate(filter), afterId ? gt(leads.id, afterId) : undefined),
    )
    .orderBy(leads.id)
    .limit(limit);
  return loadAudienceLeads(
    tx,
    vault,
    now,
    rows.map((row) => row.id),
  );
}

const SQL = `
select l.id, l.first_name, l.last_name, l.company, l.title, l.address, l.city, l.county, l.state, l.zip, l.website, l.custom, l.stage,
  l.opted_out_at, l.time_zones, l.candidate_states, l.zone_evidence,
  (select e.email from lead_emails e where e.team_id = $1 and e.lead_id = l.id order by e.position, e.id limit 1) as email,
  coalesce((select jsonb_agg(jsonb_build_object('phone', p.phone, 'lineType', p.line_type) order by p.position, p.id)
    from lead_phones p where p.team_id = $1 and p.lead_id = l.id and p.invalid_at is null), '[]') as phones,
  (select jsonb_build_object('id', k.id, 'source', k.source, 'revoked_at', k.revoked_at) from consents k
    where k.team_id = $1 and k.lead_id = l.id and k.channel = 'sms' order by (k.revoked_at is null) desc, k.created_at desc limit 1) as consent,
  coalesce((select jsonb_agg(coalesce(o.submitted_at, o.accepted_at)) from send_ledger o where o.team_id = $1 and o.lead_id = l.id and o.channel = 'sms'
    and not o.transactional and o.state = any($3::message_state[]) and coalesce(o.accepted_at, o.submitted_at) > $4::timestamptz - interval '7 days'), '[]') as last_sends,
  exists (select from send_ledger o where o.team_id = $1 and o.lead_id = l.id and o.channel = 'sms' and not o.transactional and o.state = any($3::message_state[])) as ever_sent,
  exists (select from inbox_items b where b.team_id = $1 and b.lead_id = l.id and b.state = 'open') as open_item,
  (select v.sender_number_id from conversations v where v.team_id = $1 and v.lead_id = l.id) as conversation_sender
from leads l where l.team_id = $1 and l.id = any($2::uuid[]) and l.deleted_at is null order by l.id`;

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
const PERSON_WIDE = ['opt_out', 'litigator', 'complaint', 'erasure'];

/** Leads by id, in the order of their ids, with what bars them; deleted ones are not there. */
export async function loadAudienceLeads(
  tx: TeamTx,
  vault: Vault,
  now: Date,
  ids: readonly string[],
): Promise<AudienceLead[]> {
  if (ids.length === 0) return [];
  const { rows } = await tx.client.query<Omit<AudienceLead, 'suppressions'>>(SQL, [
    tx.teamId,
    ids,
    MAYBE_SENT,
    now.toISOString(),
  ]);
  const phoneOf = new Map(
    rows.flatMap((row) => row.phones.map(({ phone }) => [vault.addressHash('sms', phone), phone] as const)),
  );
  const barred = await tx.client.query<{
    id: string;
    reason: string;
    address_hash: string;
    lead_id: string | null;
  }>(
    `select id, reason, address_hash, lead_id from suppression_list
     where team_id = $1 and lifted_at is null and (address_hash = any($2) or (lead_id = any($3::uuid[]) and reason::text = any($4)))`,
    [tx.teamId, [...phoneOf.keys()], ids, PERSON_WIDE],
  );
  return rows.map((row) => ({
    ...row,
    suppressions: barred.rows.flatMap((item): AudienceLead['suppressions'] => {
      const phone = phoneOf.get(item.address_hash) ?? null;
      if (item.lead_id === row.id && PERSON_WIDE.includes(item.reason))
        return [{ id: item.id, reason: item.reason, phone: null }];
      return phone && row.phones.some((own) => own.phone === phone)
        ? [{ id: item.id, reason: item.reason, phone }]
        : [];
    }),
  }));
}
