'use client';
import {
  Banner,
  buttonClass,
  EmptyState,
  formatCount,
  Progress,
  Section,
  Skeleton,
  StatusChip,
} from '@og/ui';
import { Download, FileX, Users } from 'lucide-react';
import Link from 'next/link';
import { QueryError } from '@/components/query-error';
import type { LeadImportFieldsFragment } from '@/gql/graphql';
import { counted } from '@/lib/counted';
import { formatDuration, formatMoment } from '@/lib/format';
import { useMe } from '@/lib/session/use-me';
import { formatBytes } from './check-file';
import { ImportCounts } from './import-counts';
import { ImportFrame } from './import-frame';
import { importStates } from './import-states';
import { UndoImport } from './undo-import';
import { useLeadImport } from './use-lead-import';

/** Step 3: what the import does and did. The address can be opened at any time, by anybody of the team. */
export function ImportReport({ id, focus }: { id: string; focus: boolean }) {
  const { record, error, refetch, answered, underWay } = useLeadImport(id);
  return (
    <ImportFrame step="import" title={record?.fileName ?? 'Import'} focus={focus}>
      {record ? (
        <Report record={record} underWay={underWay} />
      ) : error ? (
        <QueryError what="This import" error={error} onRetry={refetch} />
      ) : answered ? (
        <EmptyState
          icon={<FileX aria-hidden />}
          title="This import is not here"
          action={
            <Link href="/leads/import" className={buttonClass('secondary')}>
              All imports
            </Link>
          }
        >
          The address may be wrong, or it belongs to another workspace.
        </EmptyState>
      ) : (
        <div role="status" className="flex flex-col gap-4">
          <span className="sr-only">Loading</span>
          <Skeleton className="h-8" />
          <Skeleton className="h-24" />
        </div>
      )}
    </ImportFrame>
  );
}

function Report({ record, underWay }: { record: LeadImportFieldsFragment; underWay: boolean }) {
  const { can } = useMe();
  const state = importStates[record.state];
  const nothingIn = record.importedRows + record.mergedRows === 0;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-13 text-ink-2">
        <span role="status">
          <StatusChip tone={state.tone}>{state.label}</StatusChip>
        </span>
        <span>
          {formatBytes(record.byteSize)} · started {formatMoment(record.startedAt ?? record.createdAt)}
          {record.createdBy ? ` by ${record.createdBy.name}` : ''}
          {record.startedAt && record.finishedAt
            ? ` · took ${formatDuration((Date.parse(record.finishedAt) - Date.parse(record.startedAt)) / 1000)}`
            : ''}
        </span>
      </div>
      {underWay ? (
        <>
          <Progress
            label={record.state === 'QUEUED' ? 'Waiting for a worker' : 'Reading the file'}
            value={record.state === 'QUEUED' ? null : record.bytesRead}
            max={Math.max(1, record.byteSize)}
            text={counted(record.processedRows, 'row')}
          />
          <p className="text-13 text-ink-3">
            This goes on by itself: you can close the tab and come back to this address.
          </p>
        </>
      ) : null}
      {record.state === 'FAILED' ? (
        <Banner tone="danger" announce>
          <p className="font-medium">The import stopped: {record.failure ?? 'the cause was not recorded.'}</p>
          <p>
            {record.processedRows > 0
              ? `The ${counted(record.processedRows, 'row before that is', 'rows before that are')} in. Correct the file and import it again: rows that are in already are joined, not doubled.`
              : 'No row came in. Correct the file and import it again.'}
            {record.canUndo ? ' Or undo what came in.' : ''}
          </p>
        </Banner>
      ) : null}
      {record.state === 'UNDONE' ? (
        <Banner announce>This import was taken back. The numbers below say what it had done.</Banner>
      ) : null}
      <ImportCounts record={record} underWay={underWay} />
      {underWay ? null : (
        <div className="flex flex-wrap gap-2">
          {nothingIn || record.state === 'UNDONE' ? null : (
            <Link href={`/leads?importId=${record.id}`} className={buttonClass('primary')}>
              <Users aria-hidden />
              Show the leads
            </Link>
          )}
          {record.errorsUrl ? (
            <a href={record.errorsUrl} download className={buttonClass('secondary')}>
              <Download aria-hidden />
              Error file (CSV)
            </a>
          ) : null}
          {record.canUndo && can('leads.import') ? <UndoImport record={record} /> : null}
          <Link href="/leads/import" className={buttonClass('ghost')}>
            Import another file
          </Link>
        </div>
      )}
      {record.filesGoneAt ? (
        <p className="text-13 text-ink-3">
          {record.rejectedRows > 0 ? 'The uploaded file and its error file were' : 'The uploaded file was'}{' '}
          deleted from storage on {formatMoment(record.filesGoneAt)}. What the import did stays.
        </p>
      ) : null}
      {record.reasons.length > 0 ? (
        <Section title="Why rows were left out">
          <table className="w-full text-13">
            <thead>
              <tr className="text-left text-12 text-ink-3">
                <th scope="col" className="h-8 pr-3 font-medium">
                  Reason
                </th>
                <th scope="col" className="h-8 text-right font-medium">
                  Rows
                </th>
              </tr>
            </thead>
            <tbody>
              {record.reasons.map((reason) => (
                <tr key={reason.reason} className="border-t">
                  <td className="py-2 pr-3">{reason.message}</td>
                  <td className="py-2 text-right tabular-nums">{formatCount(reason.count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      ) : null}
      <Section title="Consent">
        <p className="text-13 text-ink-2">
          {record.consent
            ? `${record.consent.source} · ${record.consent.scope} · ${record.consent.evidence}`
            : 'None was stated: SMS stays blocked for these people until consent is recorded.'}
        </p>
      </Section>
    </>
  );
}
