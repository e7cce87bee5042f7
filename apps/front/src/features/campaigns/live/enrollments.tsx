'use client';
import { useQuery } from '@apollo/client/react';
import { DataTable, EmptyState, NoMatches, Select, StatusChip, type Column } from '@og/ui';
import { Users } from 'lucide-react';
import Link from 'next/link';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useMemo, useState } from 'react';
import { QueryError } from '@/components/query-error';
import { MessageStateChip } from '@/components/message-states';
import { ShowMore } from '@/components/show-more';
import {
  CampaignEnrollmentsDocument,
  type CampaignEnrollmentsQuery,
  type EnrollmentState,
} from '@/gql/graphql';
import { useNextPage } from '@/lib/apollo/use-next-page';
import { useTeamEvents } from '@/lib/events/team-events-provider';
import { formatMoment } from '@/lib/format';
import { useMe } from '@/lib/session/use-me';
import { useThrottled } from '@/lib/use-throttled';
import { enrollmentStates, enrollmentWords } from '../campaign-states';
import { RemoveRun } from './remove-run';
import { WhyButton } from './why-button';

type Row = CampaignEnrollmentsQuery['campaignEnrollments']['edges'][number]['node'];

const any = 'ANY';

const removable: ReadonlySet<EnrollmentState> = new Set(['PENDING', 'ACTIVE', 'HELD', 'PAUSED']);

function columnsWith(
  onWhy: (messageId: string) => void,
  onRemove: ((row: Row) => void) | null,
): readonly Column<Row>[] {
  return [
    {
      id: 'lead',
      header: 'Lead',
      width: 'minmax(8rem, 1fr)',
      cell: (row) => (
        <Link
          href={`/leads/${row.lead.id}`}
          onClick={(event) => event.stopPropagation()}
          className="truncate rounded-sm font-medium hover:underline"
        >
          {row.lead.name}
        </Link>
      ),
    },
    {
      id: 'state',
      header: 'State',
      width: '8rem',
      cell: (row) => (
        <StatusChip tone={enrollmentWords[row.state].tone}>{enrollmentWords[row.state].label}</StatusChip>
      ),
    },
    {
      id: 'message',
      header: 'Last message',
      width: '9.5rem',
      cell: (row) => (row.messageState ? <MessageStateChip state={row.messageState} /> : null),
    },
    {
      id: 'reason',
      header: 'Because',
      width: 'minmax(14rem, 1.75fr)',
      cell: (row) => (
        <span className="truncate text-ink-2" title={row.explanation ?? undefined}>
          {row.explanation}
        </span>
      ),
    },
    {
      id: 'next',
      header: 'Next',
      width: '10.5rem',
      cell: (row) => (
        <span className="text-ink-3 tabular-nums">{row.nextDueAt ? formatMoment(row.nextDueAt) : ''}</span>
      ),
    },
    {
      id: 'why',
      header: 'Decision',
      width: '5.5rem',
      cell: (row) =>
        row.messageId ? (
          <WhyButton about={row.lead.name} onClick={() => row.messageId && onWhy(row.messageId)} />
        ) : null,
    },
    ...(onRemove
      ? [
          {
            id: 'remove',
            header: 'Run',
            width: '5.5rem',
            cell: (row: Row) => (removable.has(row.state) ? <TakeOut row={row} onRemove={onRemove} /> : null),
          },
        ]
      : []),
  ];
}

/** The row on a phone. */
function EnrollmentCard({
  row,
  because,
  onWhy,
  onRemove,
}: {
  row: Row;
  because: string;
  onWhy: (messageId: string) => void;
  onRemove: ((row: Row) => void) | null;
}) {
  const { messageId } = row;
  return (
    <span className="flex flex-col gap-1.5 px-1 py-2 text-13">
      <span className="flex items-center justify-between gap-2">
        <Link href={`/leads/${row.lead.id}`} className="min-w-0 truncate rounded-sm text-14 font-medium">
          {row.lead.name}
        </Link>
        <StatusChip tone={enrollmentWords[row.state].tone}>{enrollmentWords[row.state].label}</StatusChip>
      </span>
      {because || row.nextDueAt ? (
        <span className="line-clamp-2 text-ink-2">
          {[because, row.nextDueAt ? `next ${formatMoment(row.nextDueAt)}` : ''].filter(Boolean).join(' · ')}
        </span>
      ) : null}
      <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
        {row.messageState ? <MessageStateChip state={row.messageState} /> : null}
        {messageId ? <WhyButton about={row.lead.name} onClick={() => onWhy(messageId)} /> : null}
        {onRemove && removable.has(row.state) ? <TakeOut row={row} onRemove={onRemove} /> : null}
      </span>
    </span>
  );
}

function TakeOut({ row, onRemove }: { row: Row; onRemove: (row: Row) => void }) {
  return (
    <button
      type="button"
      className="rounded-sm underline decoration-dotted underline-offset-2"
      onClick={(event) => {
        event.stopPropagation();
        onRemove(row);
      }}
    >
      Take out<span className="sr-only"> {row.lead.name}</span>
    </button>
  );
}

/** Every lead of the campaign with where it stands. */
export function Enrollments({
  campaignId,
  onWhy,
}: {
  campaignId: string;
  onWhy: (messageId: string) => void;
}) {
  const [state, setState] = useQueryState('enrollments', parseAsStringLiteral(enrollmentStates));
  const mayRemove = useMe().can('campaigns.write');
  const [asked, setAsked] = useState<Row | null>(null);
  const { data, error, refetch, fetchMore, networkStatus } = useQuery(CampaignEnrollmentsDocument, {
    variables: { id: campaignId, states: state ? [state] : null, first: 50 },
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  });
  const connection = data?.campaignEnrollments;
  // Only while the first page is shown: further pages would fold up under the reader.
  const firstPage = (connection?.edges.length ?? 0) <= 50;
  const refresh = useThrottled(() => void refetch().catch(() => undefined), 2000);
  useTeamEvents(({ type, ids }) => {
    if (firstPage && type.startsWith('campaign.') && ids.includes(campaignId)) refresh();
  });
  const columns = useMemo(() => columnsWith(onWhy, mayRemove ? setAsked : null), [onWhy, mayRemove]);
  const more = useNextPage(connection?.pageInfo, networkStatus, (after) =>
    fetchMore({ variables: { after } }),
  );
  return (
    <div className="flex flex-col gap-3">
      <Select
        aria-label="Filter enrollments by state"
        className="w-48"
        value={state ?? any}
        options={[
          { value: any, label: 'Any state' },
          ...enrollmentStates.map((value) => ({ value, label: enrollmentWords[value].label })),
        ]}
        onValueChange={(next: EnrollmentState | typeof any) =>
          void setState(next === any ? null : (next as (typeof enrollmentStates)[number]))
        }
      />
      <DataTable
        label="Enrollments"
        height="28rem"
        columns={columns}
        rows={connection?.edges.map((edge) => edge.node) ?? []}
        rowId={(row) => row.id}
        rowLabel={(row) => row.lead.name}
        loading={!connection && !error}
        loadingMore={more.loading}
        hasMore={more.ready}
        onEndReached={more.load}
        renderCard={(row) => (
          <EnrollmentCard
            row={row}
            because={row.explanation ?? ''}
            onWhy={onWhy}
            onRemove={mayRemove ? setAsked : null}
          />
        )}
        cardHeight={104}
        empty={
          error ? (
            <QueryError what="Enrollments" error={error} onRetry={refetch} />
          ) : state ? (
            <NoMatches onClear={() => void setState(null)}>No lead is in this state.</NoMatches>
          ) : (
            <EmptyState icon={<Users />} title="Nobody is enrolled">
              Leads enter when the campaign is launched.
            </EmptyState>
          )
        }
      />
      <ShowMore page={more} automatic />
      <RemoveRun
        run={asked ? { id: asked.id, leadName: asked.lead.name } : null}
        onClose={() => setAsked(null)}
        onRemoved={refresh}
      />
    </div>
  );
}
