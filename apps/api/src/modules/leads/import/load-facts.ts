import type { TeamTx } from '@og/db';
import type { Vault } from '../../../platform/crypto/vault.js';
import type { LeadState, MergeField } from './lead-state.js';
import { keyOf, type BatchFacts, type Channel, type ContactPoint, type ImportRow } from './plan-batch.js';

/** What the database knows about the addresses of a batch; the leads found are locked until the commit. */
export async function loadFacts(
  tx: TeamTx,
  vault: Vault,
  importId: string,
  rows: readonly ImportRow[],
): Promise<BatchFacts> {
  // Hashing every address is a tenth of the work: a team without suppressions is spared it.
  const isAnyBarred = await hasSuppressions(tx);
  const hashes = new Map<string, string>();
  const hash = (channel: Channel, address: string): string => {
    if (!isAnyBarred) return '';
    const key = keyOf({ channel, address });
    const known = hashes.get(key) ?? vault.addressHash(channel, address);
    hashes.set(key, known);
    return known;
  };
  const points: ContactPoint[] = [];
  for (const row of rows) {
    if (!row.result?.ok) continue;
    for (const { e164 } of row.result.lead.phones)
      points.push({ channel: 'sms', address: e164, hash: hash('sms', e164) });
    for (const email of row.result.lead.emails)
      points.push({ channel: 'email', address: email, hash: hash('email', email) });
  }
  const phones = points.filter((point) => point.channel === 'sms').map((point) => point.address);
  const emails = points.filter((point) => point.channel === 'email').map((point) => point.address);
  const owners = await findOwners(tx, phones, emails);
  const leads = await loadStates(tx, [...new Set(owners.values())]);
  return {
    importId,
    owners,
    leads,
    suppressed: isAnyBarred ? await findSuppressed(tx, [...hashes.values()]) : new Map(),
    hash,
  };
}

async function hasSuppressions(tx: TeamTx): Promise<boolean> {
  const { rows } = await tx.client.query<{ found: boolean }>(
    'select exists (select from suppression_list where team_id = $1 and lifted_at is null) as found',
    [tx.teamId],
  );
  return rows[0]?.found ?? false;
}

async function findOwners(tx: TeamTx, phones: string[], emails: string[]): Promise<Map<string, string>> {
  const { rows } = await tx.client.query<{ key: string; lead_id: string }>(
    `select 'sms|' || phone as key, lead_id from lead_phones where team_id = $1 and phone = any($2::text[])
     union all
     select 'email|' || email, lead_id from lead_emails where team_id = $1 and email = any($3::text[])`,
    [tx.teamId, phones, emails],
  );
  return new Map(rows.map((row) => [row.key, row.lead_id]));
}

async function findSuppressed(tx: TeamTx, hashes: string[]): Promise<Map<string, { erased: boolean }>> {
  const { rows } = await tx.client.query<{ address_hash: string; erased: boolean }>(
    `select address_hash, bool_or(reason = 'erasure') as erased from suppression_list
     where team_id = $1 and address_hash = any($2::text[]) and lifted_at is null group by address_hash`,
    [tx.teamId, hashes],
  );
  return new Map(rows.map((row) => [row.address_hash, { erased: row.erased }]));
}

interface LeadRow {
  id: string;
  import_id: string | null;
  stage: string;
  tags: string[];
  custom: Record<string, string>;
  time_zones: string[];
  candidate_states: string[];
  zone_evidence: LeadState['candidates']['because'];
  fields: Record<MergeField, string | null>;
  phones: {
    id: string;
    phone: string;
    extension: string | null;
    kind: string | null;
    lineType: string | null;
  }[];
  emails: { id: string; email: string }[];
}

export async function loadStates(tx: TeamTx, ids: string[]): Promise<Map<string, LeadState>> {
  if (ids.length === 0) return new Map();
  await tx.client.query(
    'select id from leads where team_id = $1 and id = any($2::uuid[]) order by id for update',
    [tx.teamId, ids],
  );
  const { rows } = await tx.client.query<LeadRow>(
    `select l.id, l.import_id, l.stage, l.tags, l.custom, l.time_zones, l.candidate_states, l.zone_evidence,
       json_build_object('firstName', first_name, 'lastName', last_name, 'company', company, 'title', title, 'address', address,
         'city', city, 'county', county, 'state', state, 'zip', zip, 'website', website, 'notes', notes, 'source', source) as fields,
       coalesce((select json_agg(json_build_object('id', p.id, 'phone', p.phone, 'extension', p.extension, 'kind', p.kind, 'lineType', p.line_type) order by p.position, p.id)
         from lead_phones p where p.team_id = l.team_id and p.lead_id = l.id), '[]') as phones,
       coalesce((select json_agg(json_build_object('id', e.id, 'email', e.email) order by e.position, e.id)
         from lead_emails e where e.team_id = l.team_id and e.lead_id = l.id), '[]') as emails
     from leads l where l.team_id = $1 and l.id = any($2::uuid[])`,
    [tx.teamId, ids],
  );
  return new Map(rows.map((row) => [row.id, toState(row)]));
}

function toState(row: LeadRow): LeadState {
  return {
    id: row.id,
    importId: row.import_id,
    fields: row.fields,
    tags: row.tags,
    custom: row.custom,
    phones: row.phones.map((phone) => ({ ...phone, isNew: false })),
    emails: row.emails.map((email) => ({ ...email, isNew: false })),
    stage: row.stage,
    candidates: { zones: row.time_zones, states: row.candidate_states, because: row.zone_evidence },
    dirty: false,
  };
}
