'use client';
import { NetworkStatus } from '@apollo/client';
import { useMutation, useQuery } from '@apollo/client/react';
import {
  Button,
  DataTable,
  EmptyState,
  formatCount,
  Section,
  StatusChip,
  toast,
  useMediaQuery,
  type Column,
} from '@og/ui';
import { CircleCheck } from 'lucide-react';
import Link from 'next/link';
import { useMemo, useState } from 'react';
import { QueryError } from '@/components/query-error';
import {
  LookUpUnknownDocument,
  UnknownOutcomesDocument,
  type UnknownOutcomeRowFragment as Row,
} from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { useTeamEvents } from '@/lib/events/team-events-provider';
import { formatMoment } from '@/lib/format';
import { lazyPart } from '@/components/lazy-part';
import { useMe } from '@/lib/session/use-me';
import { useThrottled } from '@/lib/use-throttled';
import { causeWords } from './cause-words';

const ResolveDialog = lazyPart(() => import('./resolve-dialog').then((file) => file.ResolveDialog));

/** Sends that a provider may or may not have taken. They are looked up, never sent again by themselves. */
export function UnknownOutcomes() {
  const { can } = useMe();
  const mayResolve = can('inbox.reply');
  const [resolving, setResolving] = useState<Row | null>(null);
  const { data, error, refetch, fetchMore, networkStatus } = useQuery(UnknownOutcomesDocument, {
    variables: { first: 50 },
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  });
  const refresh = useThrottled(() => void refetch().catch(() => undefined), 2000);
  useTeamEvents(({ type }) => {
    if (/^(message|feed)\./.test(type)) refresh();
  });
  const columns = useMemo(() => columnsWith(mayResolve ? setResolving : null), [mayResolve]);
  const list = data?.unknownOutcomes;
  const narrow = useMediaQuery('(max-width: 639px)');
  const loadingMore = networkStatus === NetworkStatus.fetchMore;
  return (
    <Section
      title={list ? `In doubt (${formatCount(list.total)})` : 'In doubt'}
      description="A provider may or may not have taken these. They are looked up by themselves and never sent again without you."
    >
      {list?.total === 0 ? (
        <EmptyState icon={<CircleCheck />} title="Every send has an outcome">
          A send whose answer got lost appears here until it is settled.
        </EmptyState>
      ) : (
        <DataTable
          label="Sends in doubt"
          height={tableHeight(list?.edges.length ?? 4, narrow)}
          density="relaxed"
          columns={columns}
          rows={list?.edges.map((edge) => edge.node) ?? []}
          rowId={(row) => row.message.id}
          rowLabel={(row) => row.lead.name}
          loading={!list && !error}
          loadingMore={loadingMore}
          hasMore={list?.pageInfo.hasNextPage ?? false}
          onEndReached={() => {
            if (!loadingMore)
              void fetchMore({ variables: { after: list?.pageInfo.endCursor } }).catch(() => undefined);
          }}
          renderCard={(row) => <Card row={row} onResolve={mayResolve ? setResolving : null} />}
          cardHeight={CARD_REM * 16}
          empty={error ? <QueryError what="Sends in doubt" error={error} onRetry={refetch} /> : undefined}
        />
      )}
      <ResolveDialog of={resolving} onClose={() => setResolving(null)} />
    </Section>
  );
}

/** A card on a phone, in rem. */
const CARD_REM = 10;

/** As high as its rows, up to ten of them, or to four cards; more are scrolled to. */
function tableHeight(rows: number, cards: boolean): string {
  return cards
    ? `${Math.max(1, Math.min(4, rows)) * CARD_REM}rem`
    : `${Math.max(2, Math.min(10, rows)) * 3.25 + 3}rem`;
}

function stateChip({ state }: Row) {
  return state === 'FAILED_UNKNOWN' ? (
    <StatusChip tone="warn">Not found</StatusChip>
  ) : (
    <StatusChip>Being looked up</StatusChip>
  );
}

function lookedUp({ lookups, nextLookupAt }: Row): string {
  const times =
    lookups === 0 ? 'Not looked up yet' : lookups === 1 ? 'Looked up once' : `Looked up ${lookups} times`;
  return nextLookupAt ? `${times}, next ${formatMoment(nextLookupAt)}` : times;
}

function columnsWith(onResolve: ((row: Row) => void) | null): readonly Column<Row>[] {
  return [
    {
      id: 'lead',
      header: 'Lead',
      width: 'minmax(9rem, 1fr)',
      cell: (row) => (
        <span className="flex min-w-0 flex-col">
          <Link href={`/leads/${row.lead.id}`} className="truncate rounded-sm font-medium hover:underline">
            {row.lead.name}
          </Link>
          <span className="truncate text-12 text-ink-3 tabular-nums">{row.message.to}</span>
        </span>
      ),
    },
    {
      id: 'message',
      header: 'Message',
      width: 'minmax(10rem, 2fr)',
      cell: (row) => (
        <span className="flex min-w-0 flex-col">
          <span className="truncate" title={row.message.body}>
            {row.message.body}
          </span>
          <span className="truncate text-12 text-ink-3">
            {row.campaignName ?? 'Written by a person'} · from {row.sender.address}
          </span>
        </span>
      ),
    },
    {
      id: 'cause',
      header: 'What happened',
      width: 'minmax(12rem, 2fr)',
      cell: (row) => (
        <span className="flex min-w-0 flex-col">
          <span className="truncate" title={causeWords(row.cause)}>
            {causeWords(row.cause)}
          </span>
          <span className="truncate text-12 text-ink-3 tabular-nums" title={lookedUp(row)}>
            {formatMoment(row.submittedAt)} · {lookedUp(row)}
          </span>
        </span>
      ),
    },
    { id: 'state', header: 'State', width: '9.5rem', cell: stateChip },
    {
      id: 'act',
      header: 'Settle',
      width: '12rem',
      cell: (row) => (onResolve ? <Acts row={row} onResolve={onResolve} /> : null),
    },
  ];
}

function Acts({ row, onResolve }: { row: Row; onResolve: (row: Row) => void }) {
  const [lookUp, { loading }] = useMutation(LookUpUnknownDocument, {
    refetchQueries: [UnknownOutcomesDocument],
  });
  const ask = async () => {
    let state: string | undefined;
    const why = await refusal(async () => {
      const { data } = await lookUp({ variables: { messageId: row.message.id } });
      const result = data?.lookUpUnknown;
      if (result?.__typename === 'Message') state = result.state;
      return result;
    });
    if (why) toast.error(why);
    else if (state === 'UNKNOWN' || state === 'FAILED_UNKNOWN')
      toast.success('Looked up: the provider shows no such message so far');
    else toast.success('Found at the provider: it was sent');
  };
  return (
    <span className="flex gap-1">
      <Button variant="ghost" loading={loading} onClick={() => void ask()}>
        Look up<span className="sr-only"> the message to {row.lead.name}</span>
      </Button>
      <Button onClick={() => onResolve(row)}>
        Settle<span className="sr-only"> the message to {row.lead.name}</span>
      </Button>
    </span>
  );
}

function Card({ row, onResolve }: { row: Row; onResolve: ((row: Row) => void) | null }) {
  return (
    <span className="flex flex-col gap-1 px-1 py-2">
      <span className="flex items-center justify-between gap-2">
        <Link href={`/leads/${row.lead.id}`} className="min-w-0 truncate text-14 font-medium">
          {row.lead.name}
        </Link>
        {stateChip(row)}
      </span>
      <span className="line-clamp-2 text-13 text-ink-2">{causeWords(row.cause)}</span>
      <span className="truncate text-12 text-ink-3">{lookedUp(row)}</span>
      {onResolve ? <Acts row={row} onResolve={onResolve} /> : null}
    </span>
  );
}
