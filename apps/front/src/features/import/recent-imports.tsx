'use client';
import { useQuery } from '@apollo/client/react';
import { Button, formatCount, SkeletonRows, StatusChip } from '@og/ui';
import Link from 'next/link';
import { useState } from 'react';
import { QueryError } from '@/components/query-error';
import { LeadImportsDocument } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { useTeamEvents } from '@/lib/events/team-events-provider';
import { counted } from '@/lib/counted';
import { formatMoment } from '@/lib/format';
import { useMe } from '@/lib/session/use-me';
import { useThrottled } from '@/lib/use-throttled';
import { importStates } from './import-states';

const pageSize = 20;

/** The team's imports, newest first. */
export function RecentImports() {
  const { can } = useMe();
  const { data, error, refetch, fetchMore } = useQuery(LeadImportsDocument, {
    variables: { first: pageSize },
  });
  const [older, setOlder] = useState<{ loading: boolean; problem: string | null }>({
    loading: false,
    problem: null,
  });
  const connection = data?.leadImports;
  const loaded = connection?.edges.length ?? 0;
  const refresh = useThrottled(
    () => void refetch({ first: Math.min(100, Math.max(pageSize, loaded)) }),
    1000,
  );
  useTeamEvents((event) => {
    if (event.type.startsWith('lead_import.') || event.type === 'feed.reset.v1') refresh();
  });
  if (!can('leads.import')) return null;
  const more = () => {
    const after = connection?.pageInfo.endCursor;
    if (!after || older.loading) return;
    setOlder({ loading: true, problem: null });
    fetchMore({ variables: { first: pageSize, after } }).then(
      () => setOlder({ loading: false, problem: null }),
      (failure: unknown) => setOlder({ loading: false, problem: friendlyError(failure).message }),
    );
  };
  return (
    <section
      aria-label="Recent imports"
      className="mx-auto flex w-full max-w-240 flex-col gap-2 border-t py-4"
    >
      <h2 className="text-16 font-semibold">Recent imports</h2>
      {connection ? (
        connection.edges.length === 0 ? (
          <p className="text-13 text-ink-3">
            None yet. An import stays here with its counts, errors and undo.
          </p>
        ) : (
          <ul className="flex flex-col">
            {connection.edges.map(({ node }) => (
              <li key={node.id} className="border-b last:border-b-0">
                <Link
                  href={`/leads/import/${node.id}`}
                  className="flex min-h-13 flex-wrap items-center gap-x-3 gap-y-1 rounded-sm py-2 hover:bg-sunken"
                >
                  <span className="flex min-w-0 flex-1 basis-60 flex-col">
                    <span className="truncate font-medium">{node.fileName}</span>
                    <span className="text-12 text-ink-3">
                      {formatMoment(node.createdAt)}
                      {node.createdBy ? ` · ${node.createdBy.name}` : ''}
                    </span>
                  </span>
                  <span className="text-13 text-ink-2 tabular-nums">
                    {counted(node.processedRows, 'row')}, {formatCount(node.importedRows)} new
                  </span>
                  <span className="w-24">
                    <StatusChip tone={importStates[node.state].tone}>
                      {importStates[node.state].label}
                    </StatusChip>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )
      ) : error ? (
        <QueryError what="Recent imports" error={error} onRetry={refetch} />
      ) : (
        <SkeletonRows rows={3} density="relaxed" />
      )}
      {older.problem ? (
        <p role="alert" className="text-13 text-danger">
          Older imports could not be loaded. {older.problem}
        </p>
      ) : null}
      {connection?.pageInfo.hasNextPage ? (
        <Button className="self-start" loading={older.loading} onClick={more}>
          Show older
        </Button>
      ) : null}
    </section>
  );
}
