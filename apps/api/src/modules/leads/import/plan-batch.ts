import type { NormalizedLead, NormalizeResult } from '@og/core';
import { newId } from '@og/db';
import { emptyLead, mergeInto, type LeadState, type MergeTrace } from './lead-state.js';

/** A row of the file after reading and normalising. */
export interface ImportRow {
  /** 1-based, the header not counted. */
  rowNumber: number;
  cells: string[];
  /** Set when the row itself cannot be used: broken quotes, wrong number of cells. */
  problem: { reason: string; message: string } | null;
  result: NormalizeResult | null;
  /** Columns that no field took. */
  custom: Record<string, string>;
}

export type Channel = 'sms' | 'email';

export interface ContactPoint {
  channel: Channel;
  /** E.164 or lower-case e-mail. */
  address: string;
  hash: string;
}

/** What the database knows about the addresses of a batch. */
export interface BatchFacts {
  importId: string;
  /** `channel|address` → the lead that has it. */
  owners: Map<string, string>;
  /** Hashes that are barred, and whether by an erasure. */
  suppressed: Map<string, { erased: boolean }>;
  /** The leads that own an address of the batch. */
  leads: Map<string, LeadState>;
  hash(channel: Channel, address: string): string;
}

export interface RowRecord {
  rowNumber: number;
  outcome: 'merged' | 'rejected' | 'suppressed' | 'warning';
  reason: string;
  message: string;
  cells: string[] | null;
  leadId: string | null;
  before: MergeTrace | null;
}

/** Everything that a batch does, decided; nothing is written yet. */
export interface BatchPlan {
  created: LeadState[];
  changed: LeadState[];
  /** Leads that the import's consent speaks about, by channel. */
  consenting: { leadId: string; channel: Channel }[];
  records: RowRecord[];
  counts: { imported: number; merged: number; rejected: number; suppressed: number; warnings: number };
}

/** Decide, row after row, what becomes of a batch. Pure but for new ids; `facts` are consumed. */
export function planBatch(rows: readonly ImportRow[], facts: BatchFacts): BatchPlan {
  const plan: BatchPlan = {
    created: [],
    changed: [],
    consenting: [],
    records: [],
    counts: { imported: 0, merged: 0, rejected: 0, suppressed: 0, warnings: 0 },
  };
  for (const row of rows) planRow(row, facts, plan);
  for (const lead of plan.created)
    lead.stage = allBarred(pointsOf(lead, facts), facts) ? 'suppressed' : 'new';
  const isCreated = new Set(plan.created.map((lead) => lead.id));
  plan.changed = [...facts.leads.values()].filter((lead) => lead.dirty && !isCreated.has(lead.id));
  return plan;
}

function planRow(row: ImportRow, facts: BatchFacts, plan: BatchPlan): void {
  const rejection = rejectionOf(row);
  if (rejection || !row.result?.ok) {
    plan.counts.rejected += 1;
    plan.records.push({
      ...blank(row, 'rejected'),
      ...(rejection ?? { reason: 'unreadable', message: 'The row cannot be read.' }),
      cells: row.cells,
    });
    return;
  }
  const { lead } = row.result;
  const points = pointsOf(
    {
      phones: lead.phones.map((phone) => ({ phone: phone.e164 })),
      emails: lead.emails.map((email) => ({ email })),
    },
    facts,
  );
  if (points.some((point) => facts.suppressed.get(point.hash)?.erased)) {
    plan.counts.suppressed += 1;
    plan.records.push({
      ...blank(row, 'suppressed'),
      reason: 'erased',
      message: 'This person asked to be erased. Nothing of the row was stored.',
    });
    return;
  }
  const barred = allBarred(points, facts);
  const ownerId = points.map((point) => facts.owners.get(keyOf(point))).find((id) => id !== undefined);
  const known = ownerId === undefined ? undefined : facts.leads.get(ownerId);
  if (known) planKnown(row, lead, known, points, barred, facts, plan);
  else planNew(row, lead, points, barred, facts, plan);
  if (lead.warnings.length > 0) {
    plan.counts.warnings += 1;
    plan.records.push({
      ...blank(row, 'warning'),
      reason: lead.warnings[0]?.code ?? 'warning',
      message: lead.warnings.map((warning) => warning.message).join(' '),
    });
  }
}

function planNew(
  row: ImportRow,
  lead: NormalizedLead,
  points: ContactPoint[],
  barred: boolean,
  facts: BatchFacts,
  plan: BatchPlan,
): void {
  const state = emptyLead(newId(), facts.importId);
  mergeInto(state, lead, row.custom, freeAddresses(points, state.id, facts));
  facts.leads.set(state.id, state);
  plan.created.push(state);
  addConsents(state.id, points, plan);
  if (barred) {
    plan.counts.suppressed += 1;
    plan.records.push({ ...blank(row, 'suppressed'), ...BARRED, leadId: state.id });
  } else plan.counts.imported += 1;
}

function planKnown(
  row: ImportRow,
  lead: NormalizedLead,
  known: LeadState,
  points: ContactPoint[],
  barred: boolean,
  facts: BatchFacts,
  plan: BatchPlan,
): void {
  if (barred) {
    plan.counts.suppressed += 1;
    plan.records.push({ ...blank(row, 'suppressed'), ...BARRED, leadId: known.id });
    return;
  }
  const isOfThisFile = known.importId === facts.importId;
  const trace = mergeInto(known, lead, row.custom, freeAddresses(points, known.id, facts));
  addConsents(known.id, points, plan);
  plan.counts.merged += 1;
  plan.records.push({
    ...blank(row, 'merged'),
    reason: isOfThisFile ? 'duplicate_in_file' : 'already_known',
    message: isOfThisFile
      ? 'The same phone or e-mail stands in an earlier row: both became one lead.'
      : 'A lead with this phone or e-mail was there: what it lacked was filled in.',
    leadId: known.id,
    // A lead of this import goes away as a whole when the import is undone.
    before: isOfThisFile ? null : trace,
  });
}

const BARRED = {
  reason: 'suppressed',
  message: 'Every phone and e-mail of the row is on the suppression list.',
};

/** Take the addresses that nobody owns; the others stay with their owner. */
function freeAddresses(points: ContactPoint[], leadId: string, facts: BatchFacts): Set<string> {
  const free = new Set<string>();
  for (const point of points) {
    const key = keyOf(point);
    if (facts.owners.has(key)) continue;
    facts.owners.set(key, leadId);
    free.add(point.address);
  }
  return free;
}

function addConsents(leadId: string, points: ContactPoint[], plan: BatchPlan): void {
  for (const channel of new Set(points.map((point) => point.channel)))
    plan.consenting.push({ leadId, channel });
}

function allBarred(points: ContactPoint[], facts: BatchFacts): boolean {
  return points.length > 0 && points.every((point) => facts.suppressed.has(point.hash));
}

/** How an address is found among the owners. */
export function keyOf(point: Pick<ContactPoint, 'channel' | 'address'>): string {
  return `${point.channel}|${point.address}`;
}

/** The addresses of a lead, phones first: the first match decides whom a row belongs to. */
export function pointsOf(
  lead: { phones: readonly { phone: string }[]; emails: readonly { email: string }[] },
  facts: Pick<BatchFacts, 'hash'>,
): ContactPoint[] {
  return [
    ...lead.phones.map(({ phone }) => ({
      channel: 'sms' as const,
      address: phone,
      hash: facts.hash('sms', phone),
    })),
    ...lead.emails.map(({ email }) => ({
      channel: 'email' as const,
      address: email,
      hash: facts.hash('email', email),
    })),
  ];
}

function rejectionOf(row: ImportRow): { reason: string; message: string } | null {
  if (row.problem) return row.problem;
  if (!row.result || row.result.ok) return null;
  const { reasons } = row.result;
  return {
    reason: reasons[0]?.code ?? 'unusable',
    message: reasons.map((reason) => reason.message).join(' '),
  };
}

function blank(row: ImportRow, outcome: RowRecord['outcome']): RowRecord {
  return {
    rowNumber: row.rowNumber,
    outcome,
    reason: '',
    message: '',
    cells: null,
    leadId: null,
    before: null,
  };
}
