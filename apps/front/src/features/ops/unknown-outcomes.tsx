'use client';
import { useQuery } from '@apollo/client/react';
import { DataTable, EmptyState, formatCount, Section, useMediaQuery } from '@og/ui';
import { CircleCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import { QueryError } from '@/components/query-error';
import { ShowMore } from '@/components/show-more';
import { UnknownOutcomesDocument, type UnknownOutcomeRowFragment as Row } from '@/gql/graphql';
import { useNextPage } from '@/lib/apollo/use-next-page';
import { useRenewed } from '@/lib/events/use-renewed';
import { lazyPart } from '@/components/lazy-part';
import { useMe } from '@/lib/session/use-me';
import { UnknownCard, unknownColumns } from './unknown-columns';

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
  useRenewed(['message'], refetch, 2_000);
  const columns = useMemo(() => unknownColumns(mayResolve ? setResolving : null), [mayResolve]);
  const list = data?.unknownOutcomes;
  const narrow = useMediaQuery('(max-width: 639px)');
  const more = useNextPage(list?.pageInfo, networkStatus, (after) => fetchMore({ variables: { after } }));
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
          loadingMore={more.loading}
          hasMore={more.ready}
          onEndReached={more.load}
          renderCard={(row) => <UnknownCard row={row} onResolve={mayResolve ? setResolving : null} />}
          cardHeight={CARD_REM * 16}
          empty={error ? <QueryError what="Sends in doubt" error={error} onRetry={refetch} /> : undefined}
        />
      )}
      <ShowMore page={more} automatic />
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
