'use client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { useCallback, useRef, useState } from 'react';
import {
  InboxItemOfDocument,
  InboxItemsDocument,
  type InboxItemsQuery,
  type InboxRowFragment,
  type InboxView,
} from '@/gql/graphql';
import { conversationsOf } from '@/lib/events/conversations-of';
import { useTeamEvents } from '@/lib/events/team-events-provider';
import { useThrottled } from '@/lib/use-throttled';
import { emptyHeldList, putBack, renew, takeFresh, takeIn, without } from './held-list';

const pageSize = 50;
/** More changed rows than this at once are left to the next time the list is opened. */
const mostRenewed = 10;

const rowsOf = (data: InboxItemsQuery) => data.inboxItems.edges.map((edge) => edge.node);

/**
 * One view of the inbox, live. Rows keep their place: what changes is renewed
 * where it stands, what is new is offered by `freshCount` until `showFresh`.
 */
export function useInboxList(view: InboxView, search: string, bucketId: string | null) {
  const client = useApolloClient();
  const variables = { view, search: search || null, bucketId, first: pageSize };
  const { data, error, refetch, fetchMore } = useQuery(InboxItemsDocument, {
    variables,
    fetchPolicy: 'cache-and-network',
    // Every event fetches the list anew: only what came of it is drawn.
    notifyOnNetworkStatusChange: false,
  });
  const [held, setHeld] = useState(emptyHeldList<InboxRowFragment>);
  const [taken, setTaken] = useState<InboxItemsQuery | undefined>();
  const key = `${view} ${bucketId ?? ''} ${search}`;
  const [heldKey, setHeldKey] = useState(key);
  if (heldKey !== key) {
    setHeldKey(key);
    setTaken(undefined);
    setHeld(emptyHeldList());
  } else if (data && data !== taken) {
    setTaken(data);
    setHeld(takeIn(held, rowsOf(data)));
  }

  const changed = useRef(new Set<string>());
  const renewRow = useCallback((item: InboxRowFragment) => setHeld((now) => renew(now, item)), []);
  const flush = useThrottled(() => {
    const conversations = [...changed.current];
    changed.current.clear();
    void refetch().then(
      (answer) => {
        const there = new Set(answer.data ? rowsOf(answer.data).map((row) => row.conversationId) : []);
        // Rows that are shown but no longer in the answer: deeper in the list, or out of this view.
        for (const id of conversations.filter((id) => !there.has(id)).slice(0, mostRenewed)) {
          void client
            .query({ query: InboxItemOfDocument, variables: { id }, fetchPolicy: 'network-only' })
            .then(
              ({ data: one }) => one?.conversation?.item && renewRow(one.conversation.item),
              () => undefined,
            );
        }
      },
      // The list stays as it is; the next event or the banner's reconnect renews it.
      () => undefined,
    );
  }, 400);
  useTeamEvents((event) => {
    if (/^(inbox_item|message|draft)\.changed\.v1$/.test(event.type)) {
      const concerned = conversationsOf(event.data);
      for (const { conversationId } of held.items.values())
        if (concerned.includes(conversationId)) changed.current.add(conversationId);
      flush();
    } else if (event.type === 'feed.reset.v1') flush();
  });

  const pageInfo = data?.inboxItems.pageInfo;
  // A page that could not be fetched is asked for again by a person, or when the list is renewed; never in a circle.
  const [failedAfter, setFailedAfter] = useState<string | null>(null);
  const endCursor = pageInfo?.hasNextPage ? (pageInfo.endCursor ?? null) : null;
  const moreFailed = endCursor !== null && failedAfter === endCursor;
  const fetchingMore = useRef(false);
  const [loadingMore, setLoadingMore] = useState(false);
  const loadMore = useCallback(() => {
    if (fetchingMore.current || endCursor === null) return;
    fetchingMore.current = true;
    setLoadingMore(true);
    fetchMore({ variables: { after: endCursor } })
      .catch(() => setFailedAfter(endCursor))
      .finally(() => {
        fetchingMore.current = false;
        setLoadingMore(false);
      });
  }, [fetchMore, endCursor]);

  const rows = held.order.flatMap((id) => held.items.get(id) ?? []);
  return {
    rows,
    error,
    /** Nothing is known yet: not even that there is nothing. */
    loading: !data && !error,
    loadingMore,
    loadMore,
    moreFailed,
    refetch,
    freshCount: held.fresh.length,
    showFresh: () => data && setHeld(takeFresh(held, rowsOf(data))),
    renewRow,
    /** Takes rows away at once; the returned function puts them, or only some of them, back where they were. */
    dismiss: (ids: readonly string[]) => {
      const places = ids
        .map((id) => ({ id, index: held.order.indexOf(id) }))
        .filter(({ index }) => index >= 0)
        .toSorted((a, b) => a.index - b.index);
      setHeld((now) => ids.reduce((list, id) => without(list, id), now));
      return (only: readonly string[] = ids) =>
        setHeld((now) =>
          places
            .filter(({ id }) => only.includes(id))
            .reduce((list, { id, index }) => putBack(list, id, index), now),
        );
    },
  };
}

export type InboxList = ReturnType<typeof useInboxList>;
