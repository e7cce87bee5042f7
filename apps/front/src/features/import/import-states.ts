import type { Tone } from '@og/ui';
import type { LeadImportFieldsFragment, LeadImportState } from '@/gql/graphql';

/** Running is the one state that is live now. */
export const importStates: Record<LeadImportState, { label: string; tone: Tone }> = {
  QUEUED: { label: 'Waiting', tone: 'neutral' },
  RUNNING: { label: 'Running', tone: 'signal' },
  COMPLETED: { label: 'Completed', tone: 'success' },
  FAILED: { label: 'Failed', tone: 'danger' },
  UNDONE: { label: 'Undone', tone: 'neutral' },
};

/** True while a worker still has the file in hand. */
export function isUnderWay(state: LeadImportState): boolean {
  return state === 'QUEUED' || state === 'RUNNING';
}

/** Every row of the file is in exactly one of these four. */
export function accountedRows(
  counts: Pick<LeadImportFieldsFragment, 'importedRows' | 'mergedRows' | 'rejectedRows' | 'suppressedRows'>,
): number {
  return counts.importedRows + counts.mergedRows + counts.rejectedRows + counts.suppressedRows;
}
