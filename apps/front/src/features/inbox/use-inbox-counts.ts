'use client';
import { useQuery } from '@apollo/client/react';
import { InboxCountsDocument } from '@/gql/graphql';
import { useTeamEvents } from '@/lib/events/team-events-provider';
import { useThrottled } from '@/lib/use-throttled';

/** How many each view holds, live. */
export function useInboxCounts() {
  const { data, refetch } = useQuery(InboxCountsDocument, {
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: false,
  });
  const refresh = useThrottled(() => void refetch().catch(() => undefined), 1000);
  useTeamEvents(({ type }) => {
    if (/^(inbox_item|message|draft|suppression)\.changed|^feed\.reset/.test(type)) refresh();
  });
  return data?.inboxCounts;
}
