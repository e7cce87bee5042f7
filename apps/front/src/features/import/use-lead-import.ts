'use client';
import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { LeadImportDocument } from '@/gql/graphql';
import { useConnectionState, useTeamEvents } from '@/lib/events/team-events-provider';
import { useThrottled } from '@/lib/use-throttled';
import { isUnderWay } from './import-states';

/** One import, followed until it is done: by the team's events, and by asking where those do not arrive. */
export function useLeadImport(id: string) {
  const { data, error, refetch, startPolling, stopPolling } = useQuery(LeadImportDocument, {
    variables: { id },
  });
  const record = data?.leadImport;
  const live = useConnectionState() === 'live';
  const underWay = record ? isUnderWay(record.state) : false;
  const refresh = useThrottled(() => void refetch(), 500);
  useTeamEvents((event) => {
    if (event.ids.includes(id) || event.type === 'feed.reset.v1') refresh();
  });
  useEffect(() => {
    if (!underWay) return;
    startPolling(live ? 10_000 : 2000);
    return stopPolling;
  }, [underWay, live, startPolling, stopPolling]);
  return { record, error, refetch, answered: data !== undefined, underWay };
}
