import { newId, type TeamTx } from '@og/db';
import { searchTextOf, sortNameOf } from '../lead-record.js';
import { copyInsert, copyToStage, toJson, type CopyValue } from './copy-rows.js';
import type { LeadState } from './lead-state.js';
import type { BatchPlan } from './plan-batch.js';

/** What the writer needs to know of the import. */
export interface ImportFacts {
  id: string;
  fileName: string;
  consent: { source: string; scope: string; evidence: string } | null;
  /** As timelines write it. */
  actor: string;
}

const CONTENT_COLUMNS = [
  'id',
  'first_name',
  'last_name',
  'company',
  'title',
  'address',
  'city',
  'county',
  'state',
  'zip',
  'website',
  'notes',
  'source',
  'tags',
  'time_zones',
  'candidate_states',
  'zone_evidence',
  'custom',
  'search_text',
  'sort_name',
  'updated_at',
] as const;

/** Write a planned batch with a handful of statements, whatever its size. */
export async function writePlan(tx: TeamTx, now: Date, facts: ImportFacts, plan: BatchPlan): Promise<void> {
  const touched = [...plan.created, ...plan.changed];
  await copyInsert(
    tx,
    'leads',
    [...CONTENT_COLUMNS, 'team_id', 'stage', 'import_id', 'created_at'],
    plan.created.map((lead) => [...contentOf(lead, now), tx.teamId, lead.stage, facts.id, now]),
  );
  await writeChanged(tx, now, plan.changed);
  await copyInsert(
    tx,
    'lead_phones',
    [
      'team_id',
      'id',
      'lead_id',
      'phone',
      'extension',
      'kind',
      'line_type',
      'position',
      'import_id',
      'created_at',
    ],
    touched.flatMap((lead) =>
      lead.phones.flatMap((item, position) =>
        item.isNew
          ? [
              [
                tx.teamId,
                item.id,
                lead.id,
                item.phone,
                item.extension,
                item.kind,
                item.lineType,
                position,
                facts.id,
                now,
              ],
            ]
          : [],
      ),
    ),
  );
  await copyInsert(
    tx,
    'lead_emails',
    ['team_id', 'id', 'lead_id', 'email', 'position', 'import_id', 'created_at'],
    touched.flatMap((lead) =>
      lead.emails.flatMap((item, position) =>
        item.isNew ? [[tx.teamId, item.id, lead.id, item.email, position, facts.id, now]] : [],
      ),
    ),
  );
  await copyInsert(
    tx,
    'lead_events',
    ['team_id', 'id', 'lead_id', 'type', 'title', 'detail', 'actor', 'created_at'],
    [
      ...plan.created.map((lead) => [
        tx.teamId,
        newId(),
        lead.id,
        'lead.imported',
        'Imported',
        facts.fileName,
        facts.actor,
        now,
      ]),
      // A lead of this import that a later row completed is still just imported.
      ...plan.changed
        .filter((lead) => lead.importId !== facts.id)
        .map((lead) => [
          tx.teamId,
          newId(),
          lead.id,
          'lead.updated',
          'Completed by an import',
          facts.fileName,
          facts.actor,
          now,
        ]),
    ],
  );
  await copyInsert(
    tx,
    'lead_import_rows',
    ['team_id', 'import_id', 'row_number', 'outcome', 'reason', 'message', 'cells', 'lead_id', 'before'],
    plan.records.map((row) => [
      tx.teamId,
      facts.id,
      row.rowNumber,
      row.outcome,
      row.reason,
      row.message,
      row.cells,
      row.leadId,
      row.before === null ? null : toJson(row.before),
    ]),
  );
  if (facts.consent) await insertConsents(tx, now, facts, plan);
}

/** Many leads share their candidates: area code, ZIP and state decide them. */
const evidenceTexts = new WeakMap<LeadState['candidates'], string>();

function evidenceJson(candidates: LeadState['candidates']): string {
  const text = evidenceTexts.get(candidates) ?? toJson(candidates.because);
  evidenceTexts.set(candidates, text);
  return text;
}

function contentOf(lead: LeadState, now: Date): CopyValue[] {
  const { fields } = lead;
  const phones = lead.phones.map((item) => item.phone);
  const emails = lead.emails.map((item) => item.email);
  return [
    lead.id,
    fields.firstName,
    fields.lastName,
    fields.company,
    fields.title,
    fields.address,
    fields.city,
    fields.county,
    fields.state,
    fields.zip,
    fields.website,
    fields.notes,
    fields.source,
    lead.tags,
    lead.candidates.zones,
    lead.candidates.states,
    evidenceJson(lead.candidates),
    Object.keys(lead.custom).length === 0 ? '{}' : toJson(lead.custom),
    searchTextOf({ ...fields, phones, emails }),
    sortNameOf(fields, phones[0] ?? null, emails[0] ?? null),
    now,
  ];
}

/** Write what changed on leads that are there. */
export async function writeChanged(tx: TeamTx, now: Date, leads: readonly LeadState[]): Promise<void> {
  if (leads.length === 0) return;
  // The stage of new leads is gone by now: temporary tables of one transaction need names of their own.
  await tx.client.query('drop table if exists stage_leads');
  const stage = await copyToStage(
    tx,
    'leads',
    CONTENT_COLUMNS,
    leads.map((lead) => contentOf(lead, now)),
  );
  const assignments = CONTENT_COLUMNS.filter((column) => column !== 'id').map(
    (column) => `${column} = s.${column}`,
  );
  await tx.client.query(
    `update leads l set ${assignments.join(', ')} from ${stage} s where l.team_id = $1 and l.id = s.id`,
    [tx.teamId],
  );
}

/** One consent a lead, channel and import; the history of consents is never rewritten. */
async function insertConsents(tx: TeamTx, now: Date, facts: ImportFacts, plan: BatchPlan): Promise<void> {
  const { consent } = facts;
  if (!consent || plan.consenting.length === 0) return;
  const once = [...new Map(plan.consenting.map((item) => [`${item.leadId}|${item.channel}`, item])).values()];
  await tx.client.query(
    `insert into consents (team_id, id, lead_id, channel, source, scope, evidence, recorded_by, import_id, created_at)
     select $1, item.id, item.lead_id, item.channel::channel, $5, $6, $7, $8, $9, $10
     from unnest($2::uuid[], $3::uuid[], $4::text[]) as item(id, lead_id, channel)
     where not exists (select from consents c where c.team_id = $1 and c.lead_id = item.lead_id and c.channel::text = item.channel and c.import_id = $9)`,
    [
      tx.teamId,
      once.map(() => newId()),
      once.map((item) => item.leadId),
      once.map((item) => item.channel),
      consent.source,
      consent.scope,
      consent.evidence,
      facts.actor,
      facts.id,
      now.toISOString(),
    ],
  );
}
