'use client';
import { useQuery } from '@apollo/client/react';
import { EmptyState, SkeletonRows } from '@og/ui';
import { PhoneCall } from 'lucide-react';
import { QueryError } from '@/components/query-error';
import { RecentCallsDocument } from '@/gql/graphql';
import { useRenewed } from '@/lib/events/use-renewed';
import { CallRow } from './call-row';

/** The team's last hundred calls. */
export function RecentCalls({ onOpen }: { onOpen: (id: string) => void }) {
  const { data, error, refetch } = useQuery(RecentCallsDocument, {
    variables: { leadId: null, first: 100 },
    fetchPolicy: 'cache-and-network',
  });
  useRenewed(['call'], refetch);
  if (!data)
    return error ? (
      <QueryError what="Calls" error={error} onRetry={refetch} />
    ) : (
      <SkeletonRows rows={6} density="relaxed" />
    );
  if (data.calls.length === 0)
    return (
      <EmptyState icon={<PhoneCall />} title="No calls yet">
        Calls that you make from the queue or a lead’s page, and those to your numbers, stand here.
      </EmptyState>
    );
  return (
    <ul aria-label="Last calls" className="flex max-w-200 flex-col">
      {data.calls.map((call) => (
        <CallRow key={call.id} call={call} onOpen={onOpen} />
      ))}
    </ul>
  );
}
