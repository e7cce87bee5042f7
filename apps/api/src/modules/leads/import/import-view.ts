import type { leadImports } from '@og/db';

export type ImportRecord = typeof leadImports.$inferSelect;

/** An import as screens see it. */
export interface LeadImportView extends Omit<
  ImportRecord,
  'consentSource' | 'consentScope' | 'consentEvidence' | 'createdBy'
> {
  __typename: 'LeadImport';
  consent: { source: string; scope: string; evidence: string } | null;
  canUndo: boolean;
  createdById: string | null;
}

export function toImportView(record: ImportRecord): LeadImportView {
  const { consentSource, consentScope, consentEvidence, createdBy, ...rest } = record;
  return {
    ...rest,
    __typename: 'LeadImport',
    consent: consentSource
      ? { source: consentSource, scope: consentScope ?? '', evidence: consentEvidence ?? '' }
      : null,
    canUndo: canUndo(record),
    createdById: createdBy,
  };
}

/** Whether there is something that could be taken back. */
export function canUndo(record: Pick<ImportRecord, 'state' | 'processedRows'>): boolean {
  return record.state === 'completed' || (record.state === 'failed' && record.processedRows > 0);
}
