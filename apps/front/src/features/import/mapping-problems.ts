import { LEAD_FIELDS } from '@og/core/browser';

export interface MappedColumn {
  column: string;
  index: number;
  field: string | null;
}

const fields = new Map<string, (typeof LEAD_FIELDS)[number]>(
  LEAD_FIELDS.map((entry) => [entry.field, entry]),
);
const names: ReadonlySet<string> = new Set(['firstName', 'lastName', 'fullName']);
const addresses: ReadonlySet<string> = new Set(['phone', 'mobilePhone', 'workPhone', 'homePhone', 'email']);

export interface MappingProblems {
  /** Column index → what is wrong with it. */
  columns: ReadonlyMap<number, string>;
  /** What is wrong with the mapping as a whole. */
  whole: string | null;
}

/** What has to be changed before the file can be imported. */
export function mappingProblems(mapping: readonly MappedColumn[]): MappingProblems {
  const columns = new Map<number, string>();
  const takenBy = new Map<string, string>();
  for (const { column, index, field } of mapping) {
    if (field === null || fields.get(field)?.multiple) continue;
    const other = takenBy.get(field);
    if (other === undefined) takenBy.set(field, column);
    else columns.set(index, `“${other}” already gives this field. Choose another or leave it out.`);
  }
  const reachable = mapping.some(({ field }) => field !== null && addresses.has(field));
  return {
    columns,
    whole: reachable
      ? null
      : 'Say which column holds the phone or the e-mail: without one, every row would be rejected.',
  };
}

/** Whether no column gives a name. It may be meant; who overlooked the column finds out in the first texts. */
export function lacksNames(mapping: readonly MappedColumn[]): boolean {
  return !mapping.some(({ field }) => field !== null && names.has(field));
}
