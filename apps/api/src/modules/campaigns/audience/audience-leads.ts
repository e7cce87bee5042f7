import { BARS_PERSON, MAYBE_ACCEPTED, type CandidateEvidence } from '@og/core';
import { leads, type TeamTx } from '@og/db';
import { and, eq, gt } from 'drizzle-orm';
import type { Vault } from '../../../platform/crypto/vault.js';
import { leadFilterSchema, leadPredicate, type LeadFilter } from '../../leads/index.js';
import type { LeadColumns } from './lead-facts.js';

/** A lead with all that deciding about its enrollment needs. */
export interface AudienceLead extends LeadColumns {
  opted_out_at: Date | null;
  zone_evidence: CandidateEvidence[];
  /** Usable numbers, the one to text first in front. */
  phones: { phone: string; lineType: string | null }[];
  /** Usable addresses, the one to write to first in front. */
  emails: string[];
  consent: { id: string; source: string; revoked_at: string | null } | null;
  last_sends: string[];
  open_item: boolean;
  conversation_sender: string | null;
  conversation_mailbox: string | null;
  /** Suppressions of the person, of single numbers, and of single e-mail addresses. */
  suppressions: { id: string; reason: string; phone: string | null; email: string | null }[];
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

/**
 * Set by set, not lead by lead: each part is read once for all of the batch and joined. The conversation, of which a lead
 * has one, is looked up: joined, all conversations of the team would be read as long as they are few. Who was never
 * contacted has no sends to look for.
 */
const SQL = `
with wanted as materialized (
  select l.id, l.first_name, l.last_name, l.company, l.title, l.address, l.city, l.county, l.state, l.zip, l.website, l.custom, l.stage,
    l.opted_out_at, l.time_zones, l.candidate_states, l.zone_evidence
  from leads l where l.team_id = $1 and l.id = any($2::uuid[]) and l.deleted_at is null
), phones as (
  select p.lead_id, jsonb_agg(jsonb_build_object('phone', p.phone, 'lineType', p.line_type) order by p.position, p.id) as list
  from lead_phones p where p.team_id = $1 and p.lead_id = any($2::uuid[]) and p.invalid_at is null group by p.lead_id
), emails as (
  select e.lead_id, jsonb_agg(e.email order by e.position, e.id) as list
  from lead_emails e where e.team_id = $1 and e.lead_id = any($2::uuid[]) group by e.lead_id
), consent as (
  select distinct on (k.lead_id) k.lead_id, jsonb_build_object('id', k.id, 'source', k.source, 'revoked_at', k.revoked_at) as one
  from consents k where k.team_id = $1 and k.lead_id = any($2::uuid[]) and k.channel = 'sms'
  order by k.lead_id, (k.revoked_at is null) desc, k.created_at desc
), sends as (
  select o.lead_id, true as ever,
    jsonb_agg(coalesce(o.submitted_at, o.accepted_at)) filter (where coalesce(o.accepted_at, o.submitted_at) > $4::timestamptz - interval '7 days') as recent
  from send_ledger o where o.team_id = $1 and o.lead_id = any($2::uuid[]) and o.channel = 'sms' and not o.transactional
    and o.state = any($3::message_state[]) group by o.lead_id
), waiting as (
  select distinct b.lead_id from inbox_items b where b.team_id = $1 and b.lead_id = any($2::uuid[]) and b.state = 'open'
)
select w.*, emails.list -> 0 #>> '{}' as email, coalesce(phones.list, '[]') as phones, coalesce(emails.list, '[]') as emails,
  consent.one as consent, coalesce(sends.recent, '[]') as last_sends, sends.ever is not null as ever_sent,
  waiting.lead_id is not null as open_item, v.sender_number_id as conversation_sender, v.sender_mailbox_id as conversation_mailbox
from wanted w
  left join phones on phones.lead_id = w.id
  left join emails on emails.lead_id = w.id
  left join consent on consent.lead_id = w.id
  left join sends on sends.lead_id = w.id
  left join waiting on waiting.lead_id = w.id
  left join lateral (select sender_number_id, sender_mailbox_id from conversations where team_id = $1 and lead_id = w.id limit 1) v on true
order by w.id`;

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
    [...MAYBE_ACCEPTED],
    now.toISOString(),
  ]);
  const barred = await suppressionsOf(tx, vault, rows);
  return rows.map((row) => ({ ...row, suppressions: barred.get(row.id) ?? [] }));
}

interface Barred {
  id: string;
  reason: string;
  address_hash: string;
  lead_id: string | null;
}

/** What bars each lead: rows of its addresses, and rows of the person on whichever address they were recorded. */
async function suppressionsOf(
  tx: TeamTx,
  vault: Vault,
  leads: readonly Pick<AudienceLead, 'id' | 'phones' | 'emails'>[],
): Promise<Map<string, AudienceLead['suppressions']>> {
  const addresses = new Map<string, { lead: string; phone: string | null; email: string | null }>();
  for (const lead of leads) {
    for (const { phone } of lead.phones)
      addresses.set(vault.addressHash('sms', phone), { lead: lead.id, phone, email: null });
    for (const email of lead.emails)
      addresses.set(vault.addressHash('email', email), { lead: lead.id, phone: null, email });
  }
  const { rows } = await tx.client.query<Barred>(
    `select id, reason, address_hash, lead_id from suppression_list where team_id = $1 and lifted_at is null and address_hash = any($2)
     union
     select id, reason, address_hash, lead_id from suppression_list
     where team_id = $1 and lifted_at is null and lead_id = any($3::uuid[]) and reason::text = any($4)`,
    [tx.teamId, [...addresses.keys()], leads.map((lead) => lead.id), BARS_PERSON],
  );
  const barsPerson: ReadonlySet<string> = new Set(BARS_PERSON);
  const barred = new Map<string, AudienceLead['suppressions']>();
  const add = (leadId: string, item: AudienceLead['suppressions'][number]): void => {
    const list = barred.get(leadId);
    if (list) list.push(item);
    else barred.set(leadId, [item]);
  };
  for (const { id, reason, address_hash: hash, lead_id: leadId } of rows) {
    const personWide = barsPerson.has(reason);
    if (leadId && personWide) add(leadId, { id, reason, phone: null, email: null });
    const at = addresses.get(hash);
    if (at && !(personWide && leadId === at.lead))
      add(at.lead, { id, reason, phone: at.phone, email: at.email });
  }
  return barred;
}
