import { formatCount } from '@og/ui';
import type { LeadImportFieldsFragment } from '@/gql/graphql';
import { accountedRows } from './import-states';

/** Where every row went. The four numbers add up to the rows read. */
export function ImportCounts({ record, underWay }: { record: LeadImportFieldsFragment; underWay: boolean }) {
  const parts = [
    { label: 'New leads', value: record.importedRows, hint: 'Added from this file' },
    { label: 'Joined', value: record.mergedRows, hint: 'Already here; what was missing was filled in' },
    { label: 'Left out', value: record.rejectedRows, hint: 'Not usable; see the reasons' },
    { label: 'Suppressed', value: record.suppressedRows, hint: 'On the suppression list; stay barred' },
  ];
  const total = underWay ? record.processedRows : record.totalRows;
  const accounted = accountedRows(record);
  return (
    <div className="flex flex-col gap-3">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 md:grid-cols-4">
        {parts.map((part) => (
          <div key={part.label} className="flex min-w-0 flex-col gap-0.5">
            <dt className="text-13 text-ink-2">{part.label}</dt>
            <dd className="font-title text-20 font-semibold tabular-nums">{formatCount(part.value)}</dd>
            <dd className="text-12 text-ink-3">{part.hint}</dd>
          </div>
        ))}
      </dl>
      <p className="text-13 text-ink-2 tabular-nums">
        {parts.map((part) => formatCount(part.value)).join(' + ')} = {formatCount(accounted)}{' '}
        {accounted === total
          ? `${accounted === 1 ? 'row' : 'rows'} ${underWay ? 'read so far' : 'in the file'}`
          : `of ${formatCount(total)} rows ${underWay ? 'read so far' : 'in the file'}`}
        {record.warnings > 0
          ? `. ${formatCount(record.warnings)} ${record.warnings === 1 ? 'warning' : 'warnings'} about single cells.`
          : ''}
      </p>
    </div>
  );
}
