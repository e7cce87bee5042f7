import type { Candidates, NormalizedLead } from '@og/core';
import { newId } from '@og/db';
import { locate } from '../lead-record.js';

/** Fields of a lead that an import fills when they are empty. */
export const MERGE_FIELDS = [
  'firstName',
  'lastName',
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
] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];

export interface StatePhone {
  id: string;
  phone: string;
  extension: string | null;
  kind: string | null;
  lineType: string | null;
  /** Not in the database yet. */
  isNew: boolean;
}

export interface StateEmail {
  id: string;
  email: string;
  isNew: boolean;
}

/** A lead while a batch is planned. */
export interface LeadState {
  id: string;
  importId: string | null;
  fields: Record<MergeField, string | null>;
  tags: string[];
  custom: Record<string, string>;
  phones: StatePhone[];
  emails: StateEmail[];
  stage: string;
  candidates: Candidates;
  dirty: boolean;
}

/** What one row changed on a lead that was there: enough to take exactly that back. */
export interface MergeTrace {
  /** Fields that were empty, with what was put there. */
  filled: Partial<Record<MergeField, string>>;
  tags: string[];
  phones: string[];
  emails: string[];
  custom: string[];
}

export function emptyLead(id: string, importId: string): LeadState {
  return {
    id,
    importId,
    fields: Object.fromEntries(MERGE_FIELDS.map((field) => [field, null])) as Record<
      MergeField,
      string | null
    >,
    tags: [],
    custom: {},
    phones: [],
    emails: [],
    stage: 'new',
    candidates: { zones: [], states: [], because: [] },
    dirty: false,
  };
}

/**
 * Fill what the lead lacks: empty fields, further phones, e-mails and tags. Nothing that is there is overwritten.
 * @param free addresses of the row that no other lead owns
 */
export function mergeInto(
  state: LeadState,
  lead: NormalizedLead,
  custom: Record<string, string>,
  free: ReadonlySet<string>,
): MergeTrace {
  const trace: MergeTrace = { filled: {}, tags: [], phones: [], emails: [], custom: [] };
  for (const [field, value] of Object.entries(fieldsOf(lead)) as [MergeField, string | null][]) {
    if (value === null || state.fields[field] !== null) continue;
    state.fields[field] = value;
    trace.filled[field] = value;
  }
  for (const phone of lead.phones) {
    if (!free.has(phone.e164)) continue;
    const id = newId();
    state.phones.push({
      id,
      phone: phone.e164,
      extension: phone.extension ?? null,
      kind: phone.kind,
      lineType: phone.type,
      isNew: true,
    });
    trace.phones.push(id);
  }
  for (const email of lead.emails) {
    if (!free.has(email)) continue;
    const id = newId();
    state.emails.push({ id, email, isNew: true });
    trace.emails.push(id);
  }
  trace.tags = lead.tags.filter((tag) => !state.tags.includes(tag));
  state.tags.push(...trace.tags);
  for (const [key, value] of Object.entries({ ...custom, ...extras(lead) })) {
    if (Object.hasOwn(state.custom, key)) continue;
    state.custom[key] = value;
    trace.custom.push(key);
  }
  const filledPlace = trace.filled.zip !== undefined || trace.filled.state !== undefined;
  if (trace.phones.length > 0 || filledPlace) {
    state.candidates = locate({
      phones: state.phones.map((item) => item.phone),
      zip: state.fields.zip,
      state: state.fields.state,
    });
  }
  state.dirty ||=
    Object.keys(trace.filled).length > 0 ||
    trace.phones.length + trace.emails.length + trace.tags.length + trace.custom.length > 0;
  return trace;
}

function fieldsOf(lead: NormalizedLead): Record<MergeField, string | null> {
  return {
    firstName: lead.firstName,
    lastName: lead.lastName,
    company: lead.company,
    title: lead.title,
    address: [lead.address, lead.address2].filter(Boolean).join(', ') || null,
    city: lead.city,
    county: lead.county,
    state: lead.state,
    zip: lead.zip,
    website: lead.website,
    notes: lead.notes,
    source: lead.source,
  };
}

/** Fields of a file that a lead keeps by name. */
function extras(lead: NormalizedLead): Record<string, string> {
  return {
    ...(lead.propertyAddress ? { propertyAddress: lead.propertyAddress } : {}),
    ...(lead.externalId ? { externalId: lead.externalId } : {}),
  };
}
