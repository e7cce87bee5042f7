'use client';
import { NetworkStatus } from '@apollo/client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { useMemo, useRef, useState } from 'react';
import {
  LeadsByIdDocument,
  LeadsCountDocument,
  LeadsDocument,
  type LeadFilterInput,
  type LeadSortInput,
} from '@/gql/graphql';
import { useTeamEvents } from '@/lib/events/team-events-provider';
import { useThrottled } from '@/lib/use-throttled';

export const pageSize = 100;

export type LeadPages = ReturnType<typeof useLeadPages>;

/**
 * The pages loaded so far of the list that the server filters and sorts, and
 * how many leads match. Changes of the team arrive live: one page is fetched
 * anew; with more pages the rows on the screen are renewed in place, and
 * `outdated` says that leads may have come, gone or moved.
 */
export function useLeadPages(filter: LeadFilterInput, sort: LeadSortInput) {
  const client = useApolloClient();
  const listKey = JSON.stringify([filter, sort]);
  const list = useQuery(LeadsDocument, {
    variables: { filter, sort, first: pageSize },
    notifyOnNetworkStatusChange: true,
  });
  const counted = useQuery(LeadsCountDocument, { variables: { filter } });
  // While the next filter loads, what was there stays in its place; once that failed it would be misleading.
  const connection = (list.data ?? (list.error ? undefined : list.previousData))?.leads;
  const rows = useMemo(() => connection?.edges.map((edge) => edge.node) ?? [], [connection]);
  const count = counted.data?.leadsCount;

  const [failedMore, setFailedMore] = useState<{ key: string; error: unknown } | null>(null);
  const moreError = failedMore?.key === listKey ? failedMore.error : null;
  const loadMore = () => {
    const after = list.data?.leads.pageInfo.endCursor;
    if (!after || list.networkStatus !== NetworkStatus.ready) return;
    setFailedMore(null);
    list
      .fetchMore({ variables: { after } })
      .catch((error: unknown) => setFailedMore({ key: listKey, error }));
  };

  const [outdatedKey, setOutdatedKey] = useState<string | null>(null);
  const changed = useRef(new Set<string>());
  const refresh = () => {
    setOutdatedKey(null);
    setFailedMore(null);
    void list.refetch();
    void counted.refetch();
  };
  const renew = useThrottled(() => {
    const here = new Set(rows.map((row) => row.id));
    const ids = [...changed.current].filter((id) => here.has(id)).slice(0, pageSize);
    changed.current.clear();
    if (rows.length <= pageSize) return refresh();
    setOutdatedKey(listKey);
    void counted.refetch();
    if (ids.length > 0) {
      void client
        .query({
          query: LeadsByIdDocument,
          variables: { ids, first: ids.length },
          fetchPolicy: 'network-only',
        })
        .catch(() => undefined);
    }
  }, 1000);
  useTeamEvents((event) => {
    if (!event.type.startsWith('lead.') && event.type !== 'feed.reset.v1') return;
    for (const id of event.ids) changed.current.add(id);
    renew();
  });

  return {
    rows,
    count,
    countFailed: counted.error !== undefined && count === undefined,
    error: list.error,
    /** The rows shown are those of the filter before this one. */
    stale: list.data === undefined && rows.length > 0,
    loading: list.loading && list.data === undefined,
    loadingMore: list.networkStatus === NetworkStatus.fetchMore,
    hasMore: (list.data?.leads.pageInfo.hasNextPage ?? false) && moreError === null,
    moreError,
    loadMore,
    refresh,
    outdated: outdatedKey === listKey,
  };
}
