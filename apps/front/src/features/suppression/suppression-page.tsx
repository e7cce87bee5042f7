'use client';
import { useQuery } from '@apollo/client/react';
import {
  Button,
  DataTable,
  EmptyState,
  Kbd,
  NoMatches,
  PageHeader,
  SearchInput,
  Skeleton,
  Toolbar,
} from '@og/ui';
import { ShieldBan } from 'lucide-react';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo, useState } from 'react';
import { lazyDialog } from '@/components/lazy-dialog';
import { QueryError } from '@/components/query-error';
import { ShowMore } from '@/components/show-more';
import { SuppressionsDocument, type SuppressionRowFragment } from '@/gql/graphql';
import { useNextPage } from '@/lib/apollo/use-next-page';
import { lazyPart } from '@/components/lazy-part';
import { useActionKeys, useActions } from '@/lib/actions/registry';
import { useRenewed } from '@/lib/events/use-renewed';
import { phoneText } from '@/lib/phone-text';
import { useMe } from '@/lib/session/use-me';
import type { ChannelChoice } from './channel-filter';
import { SuppressionCard, suppressionColumns } from './suppression-columns';

/** With its form and rules; loaded when somebody wants it. */
const AddDialog = lazyPart(() => import('./add-dialog').then((module) => module.AddDialog));
const LiftSuppression = lazyDialog(
  () => import('@/components/lift-suppression').then((file) => file.LiftSuppression),
  ({ of }) => of !== null,
);
const AddressLookup = lazyPart(
  () => import('./address-lookup').then((file) => file.AddressLookup),
  <Skeleton className="h-8 w-96 max-w-full" />,
);
const ChannelFilter = lazyPart(
  () => import('./channel-filter').then((file) => file.ChannelFilter),
  <span aria-hidden className="h-8 w-36" />,
);

const channels = ['SMS', 'EMAIL'] as const satisfies readonly ChannelChoice[];
const params = {
  channel: parseAsStringLiteral(channels),
  search: parseAsString.withDefault(''),
};

/** Who must not be written to, and why. */
export function SuppressionPage() {
  const [{ channel, search }, setParams] = useQueryStates(params);
  const { can } = useMe();
  const mayAdd = can('suppression.add');
  const mayLift = can('suppression.lift');
  const [adding, setAdding] = useState(false);
  const [lifting, setLifting] = useState<SuppressionRowFragment | null>(null);
  const { data, error, refetch, fetchMore, networkStatus } = useQuery(SuppressionsDocument, {
    variables: { channel, address: null, search: search || null, first: 50 },
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  });
  useRenewed(['suppression'], refetch);
  useActions([
    {
      id: 'suppression.add',
      label: 'Suppress an address',
      group: 'Suppression',
      keys: 'c',
      disabled: !mayAdd,
      run: () => setAdding(true),
    },
  ]);
  const keys = useActionKeys('suppression.add');
  const columns = useMemo(() => suppressionColumns(mayLift ? setLifting : null), [mayLift]);
  const connection = data?.suppressions;
  const more = useNextPage(connection?.pageInfo, networkStatus, (after) =>
    fetchMore({ variables: { after } }),
  );
  const add = mayAdd ? (
    <Button variant="primary" aria-keyshortcuts={keys} onClick={() => setAdding(true)}>
      Suppress an address
      {keys ? <Kbd keys={keys} inverted /> : null}
    </Button>
  ) : null;
  return (
    <div className="flex flex-col sm:h-full">
      <div className="shrink-0">
        <PageHeader
          title="Suppression"
          meta={
            mayLift
              ? 'Nothing is sent to these addresses. The next message already honours a change.'
              : 'Nothing is sent to these addresses. Lifting one needs the Admin role.'
          }
          actions={add}
        />
        <AddressLookup />
        <Toolbar label="Search and filter">
          <SearchInput
            label="Search addresses and notes"
            value={search}
            onValueChange={(text) => void setParams({ search: text || null })}
            className="w-64 max-sm:w-full"
          />
          <ChannelFilter channel={channel} onChange={(next) => void setParams({ channel: next })} />
        </Toolbar>
      </div>
      <div className="h-[70dvh] sm:h-auto sm:min-h-60 sm:flex-1">
        <DataTable
          label="Suppressed addresses"
          columns={columns}
          rows={connection?.edges.map((edge) => edge.node) ?? []}
          rowId={(row) => row.id}
          rowLabel={(row) => phoneText(row.address)}
          loading={!connection && !error}
          loadingMore={more.loading}
          hasMore={more.ready}
          onEndReached={more.load}
          renderCard={(row) => <SuppressionCard row={row} onLift={mayLift ? setLifting : null} />}
          cardHeight={124}
          empty={
            error ? (
              <QueryError what="Suppressions" error={error} onRetry={refetch} />
            ) : search || channel ? (
              <NoMatches onClear={() => void setParams({ search: null, channel: null })} />
            ) : (
              <EmptyState icon={<ShieldBan />} title="Nobody is suppressed" action={add}>
                People who opt out, complain or cannot be reached are added by themselves.
              </EmptyState>
            )
          }
        />
      </div>
      <ShowMore page={more} automatic />
      {adding ? <AddDialog open onOpenChange={setAdding} /> : null}
      <LiftSuppression
        of={lifting && { ...lifting, shown: phoneText(lifting.address) }}
        refetch={[SuppressionsDocument]}
        onClose={() => setLifting(null)}
      />
    </div>
  );
}
