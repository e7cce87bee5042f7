'use client';
import { useQuery } from '@apollo/client/react';
import { DataTable, EmptyState, formatCount, NoMatches, Select, type Column } from '@og/ui';
import { CircleCheck } from 'lucide-react';
import Link from 'next/link';
import { parseAsString, useQueryState } from 'nuqs';
import { useMemo } from 'react';
import { QueryError } from '@/components/query-error';
import { ShowMore } from '@/components/show-more';
import { CampaignHeldMessagesDocument, type CampaignHeldMessagesQuery } from '@/gql/graphql';
import { useNextPage } from '@/lib/apollo/use-next-page';
import { useTeamEvents } from '@/lib/events/team-events-provider';
import { formatMoment } from '@/lib/format';
import { useThrottled } from '@/lib/use-throttled';
import { WhyButton } from './why-button';

type Row = CampaignHeldMessagesQuery['heldMessages']['edges'][number]['node'];

const any = 'any';

function columnsWith(onWhy: (messageId: string) => void): readonly Column<Row>[] {
  return [
    {
      id: 'lead',
      header: 'Lead',
      width: 'minmax(9rem, 12rem)',
      cell: (row) => (
        <Link href={`/leads/${row.lead.id}`} className="truncate rounded-sm font-medium hover:underline">
          {row.lead.name}
        </Link>
      ),
    },
    {
      id: 'because',
      header: 'Held because',
      width: 'minmax(14rem, 2fr)',
      cell: (row) => (
        <span className="truncate" title={row.explanation}>
          {row.explanation}
        </span>
      ),
    },
    {
      id: 'message',
      header: 'Message',
      width: 'minmax(10rem, 1fr)',
      cell: (row) => (
        <span className="truncate text-ink-3" title={row.message.body}>
          {row.message.body}
        </span>
      ),
    },
    {
      id: 'due',
      header: 'Tried again',
      width: '11rem',
      cell: (row) => (
        <span className="text-ink-3 tabular-nums">
          {row.dueAt ? formatMoment(row.dueAt) : 'When the cause is gone'}
        </span>
      ),
    },
    {
      id: 'why',
      header: 'Decision',
      width: '5.5rem',
      cell: (row) => <WhyButton about={row.lead.name} onClick={() => onWhy(row.message.id)} />,
    },
  ];
}

/** No more than eight rows, or cards of a phone, are in sight; fewer take no more room than they need. */
function heightFor(rows = 8): string {
  return `calc(${Math.max(1, Math.min(8, rows))} * var(--held-row) + var(--held-head))`;
}

/** Messages that wait for a rule, each with its reason in words. */
export function HeldMessages({
  campaignId,
  onWhy,
}: {
  campaignId: string;
  onWhy: (messageId: string) => void;
}) {
  const [reason, setReason] = useQueryState('held', parseAsString);
  const { data, previousData, error, refetch, fetchMore, networkStatus } = useQuery(
    CampaignHeldMessagesDocument,
    {
      variables: { campaignId, reason, first: 50 },
      fetchPolicy: 'cache-and-network',
      notifyOnNetworkStatusChange: true,
    },
  );
  const held = data?.heldMessages;
  const reasons = (held ?? previousData?.heldMessages)?.reasons ?? [];
  const firstPage = (held?.edges.length ?? 0) <= 50;
  const refresh = useThrottled(() => void refetch().catch(() => undefined), 2000);
  useTeamEvents(({ type, ids }) => {
    if (firstPage && type.startsWith('campaign.') && ids.includes(campaignId)) refresh();
  });
  const columns = useMemo(() => columnsWith(onWhy), [onWhy]);
  const more = useNextPage(held?.pageInfo, networkStatus, (after) => fetchMore({ variables: { after } }));
  if (held && held.edges.length === 0 && !reason)
    return <p className="text-13 text-ink-3">No message of this campaign is held.</p>;
  return (
    <div className="flex flex-col gap-3 [--held-head:2.25rem] [--held-row:2.5rem] max-sm:[--held-head:0.25rem] max-sm:[--held-row:5.35rem]">
      <Select
        aria-label="Filter held messages by reason"
        className="w-full max-w-110"
        value={reason ?? any}
        options={[
          { value: any, label: 'Any reason' },
          ...reasons.map((one) => ({
            value: one.reason,
            label: `${one.message} (${formatCount(one.count)})`,
          })),
          ...(reason && !reasons.some((one) => one.reason === reason)
            ? [{ value: reason, label: reason.replaceAll('_', ' ') }]
            : []),
        ]}
        onValueChange={(next) => void setReason(next === any ? null : next)}
      />
      <DataTable
        label="Held messages"
        height={heightFor(held?.edges.length)}
        columns={columns}
        rows={held?.edges.map((edge) => edge.node) ?? []}
        rowId={(row) => row.message.id}
        rowLabel={(row) => row.lead.name}
        onRowOpen={(row) => onWhy(row.message.id)}
        loading={!held && !error}
        loadingMore={more.loading}
        hasMore={more.ready}
        onEndReached={more.load}
        renderCard={(row) => (
          <span className="flex flex-col gap-1 px-1 py-2">
            <span className="flex items-center justify-between gap-2">
              <span className="min-w-0 truncate text-14 font-medium">{row.lead.name}</span>
              <span className="text-13 underline decoration-dotted underline-offset-2">Why?</span>
            </span>
            <span className="line-clamp-2 text-13 text-ink-2">{row.explanation}</span>
          </span>
        )}
        cardHeight={76}
        empty={
          error ? (
            <QueryError what="Held messages" error={error} onRetry={refetch} />
          ) : reason ? (
            <NoMatches onClear={() => void setReason(null)}>No message is held for this reason.</NoMatches>
          ) : (
            <EmptyState icon={<CircleCheck />} title="Nothing is held" />
          )
        }
      />
      <ShowMore page={more} automatic />
    </div>
  );
}
