import { guessMapping, LEAD_FIELDS, type ColumnMapping, type LeadField } from '@og/core';
import type { Problem } from '../../../platform/errors/failures.js';

export interface ChosenColumn {
  column: string;
  field?: string | null | undefined;
}

const REACHABLE: ReadonlySet<LeadField> = new Set([
  'phone',
  'mobilePhone',
  'workPhone',
  'homePhone',
  'email',
]);

/**
 * The mapping of an import: what the person chose, or the guess. Columns of the same name are meant in the order
 * in which they stand in the file; columns that the person left out are not imported.
 */
export function chooseMapping(
  headers: readonly string[],
  samples: readonly (readonly string[])[],
  chosen: readonly ChosenColumn[] | null,
): { ok: true; mapping: ColumnMapping[] } | { ok: false; problems: Problem[] } {
  const problems: Problem[] = [];
  const mapping = chosen ? applyChoice(headers, chosen, problems) : guess(headers, samples);
  if (problems.length === 0) problems.push(...checkFields(mapping));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, mapping };
}

function guess(headers: readonly string[], samples: readonly (readonly string[])[]): ColumnMapping[] {
  return guessMapping(headers, samples).map(({ column, index, field }) => ({ column, index, field }));
}

function applyChoice(
  headers: readonly string[],
  chosen: readonly ChosenColumn[],
  problems: Problem[],
): ColumnMapping[] {
  const mapping: ColumnMapping[] = headers.map((column, index) => ({ column, index, field: null }));
  const taken = new Set<number>();
  for (const [position, { column, field }] of chosen.entries()) {
    const index = headers.findIndex((header, at) => header === column.trim() && !taken.has(at));
    const target = mapping[index];
    if (!target) {
      problems.push(
        problem(
          position,
          'column',
          'unknown_column',
          `The file has no column “${column}”. It has: ${list(headers)}.`,
        ),
      );
      continue;
    }
    taken.add(index);
    if (field === null || field === undefined || field === '') continue;
    if (!isLeadField(field)) {
      problems.push(
        problem(
          position,
          'field',
          'unknown_field',
          `“${field}” is no field of a lead. Use one of: ${LEAD_FIELDS.map((known) => known.field).join(', ')}.`,
        ),
      );
      continue;
    }
    target.field = field;
  }
  return mapping;
}

function checkFields(mapping: readonly ColumnMapping[]): Problem[] {
  const problems: Problem[] = [];
  for (const { field, label, multiple } of LEAD_FIELDS) {
    const columns = mapping.filter((item) => item.field === field);
    if (multiple || columns.length < 2) continue;
    const names = columns.map((item) => `“${item.column}”`).join(' and ');
    problems.push({
      code: 'field_twice',
      message: `${names} both feed ${label}. Choose one of them.`,
      path: ['input', 'mapping'],
    });
  }
  if (!mapping.some((item) => item.field !== null && REACHABLE.has(item.field))) {
    problems.push({
      code: 'no_contact_column',
      message: `No column holds a phone number or an e-mail address. The file has: ${list(mapping.map((item) => item.column))}. Say which column is the phone or the e-mail, or add one to the file.`,
      path: ['input', 'mapping'],
    });
  }
  return problems;
}

function isLeadField(field: string): field is LeadField {
  return LEAD_FIELDS.some((known) => known.field === field);
}

function list(columns: readonly string[]): string {
  const shown = columns.slice(0, 20).map((column) => `“${column}”`);
  return columns.length > 20 ? `${shown.join(', ')} and ${columns.length - 20} more` : shown.join(', ');
}

function problem(position: number, part: string, code: string, message: string): Problem {
  return { code, message, path: ['input', 'mapping', String(position), part] };
}
